import {thousands} from '../../../math/thousands.ts';
import type {Evenness} from '../../../math/balance-repeats.ts';
import {flow} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TrainingPlan} from './training-plan.ts';

/** Pillar and score before and after, counted again; null where there is none. */
export interface Rescored {
  /** Said beside the scores. */
  readonly apart: readonly string[];
  readonly balance: readonly [number | null, number | null];
  readonly score: readonly [number | null, number | null];
}

const SHOWN = 12;

/** Why the settings are as they are, and what an epoch becomes. */
export function planSummary(plan: TrainingPlan, rescored: Rescored | null): string {
  const {options, before, after, levelled, warnings} = plan;
  return paragraphs([
    ...options.map(({option, value, why}) => `${option} = ${value}: ${why}`),
    ...repeatsWords(plan),
    evennessWords('An epoch now', before),
    ...(rescored === null ? [] : [evennessWords('As planned', after), ...levelled.map(levelledWords)]),
    ...(rescored === null ? [] : rescoredWords(rescored)),
    ...lengthWords(before, after),
    ...warnings.map(words => `! ${words}`),
  ]);
}

/** Lines for a person, within 80 columns. */
export function paragraphs(lines: readonly string[]): string {
  return lines
    .flatMap(line => flow(safeText(line, 1000), 80))
    .map(line => `${line}\n`)
    .join('');
}

/** Folders whose repeats change, and lists that are new. */
function repeatsWords({subsets}: TrainingPlan): string[] {
  const changed = subsets.filter(({from, repeats}) => from !== repeats);
  return [
    ...changed
      .slice(0, SHOWN)
      .map(({name, folder, metadata, items, from, repeats}) =>
        from === null
          ? `repeats of ${metadata ?? folder}: ${repeats} (${items} images, ${items * repeats} exposures)`
          : `repeats of ${name === '' ? 'all' : name}: ${from} → ${repeats} (${items * from} → ${items * repeats} exposures)`,
      ),
    ...(changed.length > SHOWN ? [`and ${changed.length - SHOWN} more`] : []),
  ];
}

function evennessWords(when: string, {exposures, entropy, ratio}: Evenness): string {
  return `${when}: ${thousands(exposures)} images, evenness ${entropy.toFixed(3)} (1 all alike), most to least ${ratio.toFixed(1)}.`;
}

function levelledWords({name, before, after}: TrainingPlan['levelled'][number]): string {
  return `Evenness of ${name}: ${before.entropy.toFixed(3)} → ${after.entropy.toFixed(3)}, most to least ${before.ratio.toFixed(1)} → ${after.ratio.toFixed(1)}.`;
}

/** Trainers are told of epochs: the same number is then another length of training. */
function lengthWords({exposures: before}: Evenness, {exposures: after}: Evenness): string[] {
  const times = Math.max(before, after) / Math.max(1, Math.min(before, after));
  if (times < 1.2) return [];
  const [how, what] = after < before ? ['shorter', 'raise'] : ['longer', 'lower'];
  return [
    `An epoch becomes ${times.toFixed(1)} times ${how}: ${what} the number of epochs to train as long as before.`,
  ];
}

function rescoredWords({balance, score, apart}: Rescored): string[] {
  const words = (name: string, [before, after]: Rescored['balance']): string[] =>
    before === null || after === null
      ? []
      : [`${name} ${before.toFixed(1)} → ${after.toFixed(1)}, counted again on exposures.`];
  const found = [...words('Balance', balance), ...words('Health score', score)];
  return found.length === 0 ? [] : [...found, ...apart];
}
