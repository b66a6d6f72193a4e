import type {Comparison} from '../../../../report/comparison.ts';
import {availabilityWords, pointsWords, whyRows} from '../../../words/comparison-words.ts';
import {flow} from '../../columns.ts';
import {safeText} from '../../safe-text.ts';
import type {TextStyle} from '../style.ts';
import {signed} from './change-block.ts';

/** Which metrics moved the score, what only one side has, and what must be known besides. */
export function whyBlock(comparison: Comparison, style: TextStyle): string {
  const {score, attribution, remarks} = comparison;
  const moved = attribution.some(({points}) => points !== 0);
  const rows = moved && score.delta !== null ? reasons(comparison, style) : [];
  const listed = (mark: string, text: string): string[] =>
    flow(safeText(text, 400), style.width - 4).map((line, i) => (i === 0 ? `  ${mark} ${line}` : `    ${line}`));
  const lines = [
    ...rows,
    ...availabilityWords(comparison).flatMap(text => listed('–', `Not compared: ${text}`)),
    ...remarks.flatMap(({says}) => listed('!', says)),
  ];
  return lines.join('\n');
}

function reasons(comparison: Comparison, {paint, width}: TextStyle): string[] {
  const rows = whyRows(comparison);
  const column = Math.max(...rows.map(({title}) => title.length));
  const indent = 2 + 6 + 2 + column + 2;
  const lines = rows.flatMap(({points, title, words}) => {
    const [first = '', ...more] = flow(words, width - indent);
    const lead = `  ${signed(pointsWords(points).padStart(6), points, paint)}  ${title.padEnd(column)}  `;
    return [`${lead}${first}`.trimEnd(), ...more.map(line => ' '.repeat(indent) + line)];
  });
  return [paint(`Why ${pointsWords(comparison.score.delta ?? 0)}`, 'bold'), ...lines];
}
