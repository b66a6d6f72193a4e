import {count} from '../../../sources/candidate.ts';
import type {Treatment} from '../../../treat.ts';
import {imagesApart} from '../../words/images-apart.ts';
import {flow} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {PlannedFiles} from './file-changes.ts';

const SHOWN = 5;
const SHOWN_ASIDE = 10;

interface Summary {
  readonly treatment: Treatment;
  readonly planned: PlannedFiles;
  /** Files that are set aside. */
  readonly moves: number;
  readonly rules: readonly string[];
  readonly written: boolean;
}

/** What was done or would be, for people. */
export function fixSummary({treatment, planned, moves, rules, written}: Summary): string {
  const {files, items, leftAlone} = planned;
  const {conflicts} = treatment;
  const lines =
    files.length === 0 && moves === 0
      ? ['Nothing to change.']
      : [
          `${changeWords({items, files: files.length, moves}, written)} (${rules.join(', ')}).`,
          ...(moves === 0 ? [] : asideWords(treatment.dropped, written)),
          ...scoreWords(treatment, written),
          ...(written ? ['Take it back with --undo.'] : ['Run again with --write to make these changes.']),
        ];
  return [...lines, ...conflicts.map(conflictWords), ...leftWords(leftAlone)]
    .flatMap(line => flow(safeText(line, 1000), 80))
    .map(line => `${line}\n`)
    .join('');
}

interface Changes {
  readonly items: number;
  readonly files: number;
  readonly moves: number;
}

function changeWords({items, files, moves}: Changes, written: boolean): string {
  const captions = `${count(items, 'caption')} in ${count(files, 'file')} ${written ? 'changed' : 'would change'}`;
  const aside = `${count(moves, 'file')} ${written ? 'set aside' : 'would be set aside'}`;
  return [...(files === 0 ? [] : [captions]), ...(moves === 0 ? [] : [aside])].join(', ');
}

/** Nothing leaves a set unnamed, as far as a person would read it. */
function asideWords(dropped: Treatment['dropped'], written: boolean): string[] {
  const shown = dropped.slice(0, SHOWN_ASIDE).map(({keys, reason}) => {
    const more = keys.length > SHOWN_ASIDE ? ` and ${keys.length - SHOWN_ASIDE} more` : '';
    return `${written ? 'Set aside' : 'To be set aside'}: ${keys.slice(0, SHOWN_ASIDE).join(', ')}${more} (${reason}).`;
  });
  const rest = dropped.slice(SHOWN_ASIDE).flatMap(({keys}) => keys).length;
  return rest === 0 ? shown : [...shown, `And ${rest} more.`];
}

function scoreWords({score: {before, after}, after: {statistics}}: Treatment, written: boolean): string[] {
  if (before.value === null || after.value === null) return [];
  const gain = after.value - before.value;
  const sign = gain < 0 ? '−' : '+';
  return [
    `Health score ${before.value.toFixed(1)} → ${after.value.toFixed(1)} (${sign}${Math.abs(gain).toFixed(1)})${written ? '' : ', counted again'}.`,
    ...imagesApart(statistics),
  ];
}

function conflictWords([one, other]: readonly [string, string]): string {
  return `Conflict: ${one}, and ${other}. Neither was made. Choose with --only or --tag.`;
}

function leftWords(leftAlone: PlannedFiles['leftAlone']): string[] {
  const reasons = new Map<string, string[]>();
  for (const {key, why} of leftAlone) reasons.set(why, [...(reasons.get(why) ?? []), key]);
  return [...reasons].map(([why, keys]) => {
    const more = keys.length > SHOWN ? ` and ${keys.length - SHOWN} more` : '';
    return `${count(keys.length, 'item')} left alone, since ${why}: ${keys.slice(0, SHOWN).join(', ')}${more}`;
  });
}
