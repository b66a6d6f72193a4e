import type {Comparison} from '../../../../report/comparison.ts';
import {PILLARS} from '../../../../scoring/pillars.ts';
import {chanceWords, groundWords, pointsWords, scoresWords} from '../../../words/comparison-words.ts';
import {flow} from '../../columns.ts';
import type {Paint} from '../../paint.ts';
import {safeText} from '../../safe-text.ts';
import type {TextStyle} from '../style.ts';

const LABEL = 'Health score  ';

/** How far the score and its pillars moved, or why that cannot be said. */
export function changeBlock(comparison: Comparison, style: TextStyle): string {
  const {score, base, head} = comparison;
  if (!comparison.comparable) return notComparable(comparison, style);
  if (score.delta === null)
    return `${LABEL}${scoresWords({base: base.score.value, head: head.score.value, delta: null})}  no change can be told`;
  const lead = `${LABEL}${scoresWords(score)}  `;
  const points = pointsWords(score.delta);
  const partial = score.partial ? [`provisional: ${Math.round(score.coverage * 100)} % measured`] : [];
  const says = [groundWords(comparison), chanceWords(comparison), ...partial].filter(text => text !== '').join('; ');
  const room = style.width - lead.length - points.length - 2;
  const [first = '', ...more] = flow(says, room);
  const rest = flow(more.join(' '), style.width - LABEL.length).filter(line => line !== '');
  return [
    `${lead}${signed(points, score.delta, style.paint)}  ${first}`.trimEnd(),
    ...rest.map(line => ' '.repeat(LABEL.length) + line),
    ...pillarLines(comparison, style.paint),
  ].join('\n');
}

function pillarLines({pillars}: Comparison, paint: Paint): string[] {
  return PILLARS.map(name => {
    const title = (name.slice(0, 1).toUpperCase() + name.slice(1)).padEnd(11);
    const {base, head, delta} = pillars[name];
    if (base === null || head === null || delta === null) return `  ${title}   –  not measured`;
    const [was, is] = [base, head].map(score => String(Math.floor(score)).padStart(3));
    return `  ${title} ${was ?? ''} → ${is ?? ''}  ${signed(pointsWords(delta).padStart(6), delta, paint)}`;
  });
}

function notComparable({base, head, mismatches}: Comparison, {width, paint}: TextStyle): string {
  const [was, is] = [base, head].map(({score}) => (score.value === null ? 'none' : String(Math.floor(score.value))));
  return [
    `${LABEL}${was ?? ''} and ${is ?? ''}: ${paint('not comparable', 'bold')}`,
    ...mismatches.flatMap(({why}) => flow(safeText(why, 400), width - 2).map(line => `  ${line}`)),
  ].join('\n');
}

/** Better is green, worse is red. */
export function signed(words: string, points: number, paint: Paint): string {
  if (words.trim() === '0.0') return words;
  return paint(words, points > 0 ? 'green' : 'red');
}
