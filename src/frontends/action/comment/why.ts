import type {Comparison} from '../../../report/comparison.ts';
import type {ActionReport} from '../action-report.ts';
import {counted, LEAST_POINTS, place, points, say} from './words.ts';

const SHOWN = 4;
const SIGNIFICANT = 0.05;
const SETS = 5;

/** What moved the score of each set that moved, the largest first; the parts sum to the change as it is printed. */
export function why({sets}: ActionReport): string {
  const lines = sets.flatMap(({path, comparison}) => {
    const delta = comparison?.score.delta ?? null;
    if (comparison === null || delta === null || Math.abs(delta) < LEAST_POINTS) return [];
    return [`**Why ${points(delta)} in** ${place(path)}: ${parts(comparison, delta)}${chance(comparison)}`];
  });
  return lines.slice(0, SETS).join('\n\n');
}

function parts({attribution}: Comparison, delta: number): string {
  const strong = attribution.filter(part => Math.abs(part.points) >= LEAST_POINTS).slice(0, SHOWN);
  const shown = strong.map(part => `${say(part.title.toLowerCase())} ${points(part.points)}`);
  const rest = attribution.length - strong.length;
  if (rest === 0) return shown.join(' · ');
  const left = rounded(delta) - strong.reduce((total, part) => total + rounded(part.points), 0);
  return [...shown, `${counted(rest, 'other')} ${points(left)}`].join(' · ');
}

function rounded(value: number): number {
  return Math.abs(value) < LEAST_POINTS ? 0 : Math.sign(value) * Number(Math.abs(value).toFixed(1));
}

function chance({significance}: Comparison): string {
  return 'p' in significance && significance.p > SIGNIFICANT ? ' (within noise)' : '';
}
