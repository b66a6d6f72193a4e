import {number} from '../../../../advice/wording.ts';
import type {Comparison} from '../../../../report/comparison.ts';
import {changeWords, distanceWords, shownChanges} from '../../../words/comparison-words.ts';
import {displayWidth, fit, flow} from '../../columns.ts';
import {safeText} from '../../safe-text.ts';
import type {TextStyle} from '../style.ts';

/** How the tags changed: all together, one by one, and those that came or went. */
export function tagChangeBlock({distribution}: Comparison, {paint, width}: TextStyle): string {
  const indented = (text: string): string[] => flow(text, width - 2).map(line => `  ${line}`);
  if ('notCompared' in distribution)
    return [paint('Tags', 'bold'), ...indented(`Not compared. ${distribution.notCompared}`)].join('\n');
  const {unit, appeared, appearedTotal, vanished, vanishedTotal, flaggedTags, tested} = distribution;
  const {more, less, hidden} = shownChanges(distribution);
  const name = (text: string): string => safeText(text, 60);
  const ofOne = (tags: typeof appeared): string[] => tags.map(({tag, n}) => `${name(tag)} ${number(n)}`);
  return [
    paint(unit === 'tag' ? 'Tags' : 'Terms', 'bold'),
    ...indented(distanceWords(distribution)),
    ...(tested > 0 && flaggedTags === 0
      ? indented(`None of the ${number(tested)} commoner ${unit}s changed beyond chance.`)
      : []),
    ...row(
      'More often',
      more.map(one => changeWords(one, name)),
      {total: more.length, width},
    ),
    ...row(
      'Less often',
      less.map(one => changeWords(one, name)),
      {total: less.length, width},
    ),
    ...(hidden === '' ? [] : indented(hidden)),
    ...row('New', ofOne(appeared), {total: appearedTotal, width}),
    ...row('Gone', ofOne(vanished), {total: vanishedTotal, width}),
  ].join('\n');
}

const LABEL = 14;
const LINES = 2;

/** As many names as two lines hold behind a label, and how many more there are. */
function row(label: string, names: readonly string[], {total, width}: {total: number; width: number}): string[] {
  const room = width - LABEL;
  const lines: string[] = [];
  let shown = 0;
  for (const name of names.map(one => fit(one, room - 12))) {
    const last = lines.at(-1);
    const left = total - shown - 1;
    const end = lines.length === LINES && left > 0 ? ` and ${number(left)} more`.length : 1;
    if (last !== undefined && displayWidth(last) + 2 + displayWidth(name) <= room - end)
      lines[lines.length - 1] = `${last}, ${name}`;
    else if (lines.length === LINES) break;
    else {
      if (last !== undefined) lines[lines.length - 1] = `${last},`;
      lines.push(name);
    }
    shown++;
  }
  const last = lines.at(-1);
  if (last === undefined) return [];
  if (total > shown) lines[lines.length - 1] = `${last} and ${number(total - shown)} more`;
  return lines.map((line, i) => (i === 0 ? `  ${label.padEnd(LABEL - 2)}${line}` : ' '.repeat(LABEL) + line));
}
