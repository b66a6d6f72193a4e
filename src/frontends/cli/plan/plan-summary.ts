import {thousands} from '../../../math/thousands.ts';
import type {Evenness} from '../../../math/balance-repeats.ts';
import {flow} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TrainingPlan} from './training-plan.ts';

/** Pillar and score before and after, counted again; null where there is none. */
export interface Rescored {
  readonly balance: readonly [number | null, number | null];
  readonly score: readonly [number | null, number | null];
}

const SHOWN = 12;

/** Why the settings are as they are, and what an epoch becomes. */
export function planSummary(plan: TrainingPlan, rescored: Rescored): string {
  const {options, subsets, before, after, warnings} = plan;
  const changed = subsets.filter(({from, repeats}) => from !== repeats);
  const lines = [
    ...options.map(({option, value, why}) => `${option} = ${value}: ${why}`),
    ...changed
      .slice(0, SHOWN)
      .map(
        ({name, items, from, repeats}) =>
          `repeats of ${name === '' ? 'all' : name}: ${from} → ${repeats} (${items * from} → ${items * repeats} exposures)`,
      ),
    ...(changed.length > SHOWN ? [`and ${changed.length - SHOWN} more`] : []),
    evennessWords('An epoch now', before),
    ...(changed.length === 0 ? [] : [evennessWords('As planned', after), ...rescoredWords(rescored)]),
    ...lengthWords(before, after),
    ...warnings.map(words => `! ${words}`),
  ];
  return lines
    .flatMap(line => flow(safeText(line, 1000), 80))
    .map(line => `${line}\n`)
    .join('');
}

function evennessWords(when: string, {exposures, entropy, ratio}: Evenness): string {
  return `${when}: ${thousands(exposures)} images, evenness ${entropy.toFixed(3)} (1 all alike), most to least ${ratio.toFixed(1)}.`;
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

function rescoredWords({balance, score}: Rescored): string[] {
  return [
    ['Balance', balance],
    ['Health score', score],
  ].flatMap(([name, pair]) => {
    const [before, after] = pair as Rescored['balance'];
    return before === null || after === null
      ? []
      : [`${String(name)} ${before.toFixed(1)} → ${after.toFixed(1)}, counted again on exposures.`];
  });
}
