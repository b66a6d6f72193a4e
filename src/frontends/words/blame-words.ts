import type {Blame, BlamedItem} from '../../report/blame.ts';

export const blameHead = 'What single changes do, each taken back by itself';

/** Points that print as 0.00. */
const LEAST = 0.005;
const SHOWN = 5;

/** The strongest changes with their points in words: "−0.09". */
export function shownBlame(blame: Blame): (BlamedItem & {readonly words: string})[] {
  if (!('items' in blame)) return [];
  return blame.items
    .filter(({points}) => Math.abs(points) >= LEAST)
    .slice(0, SHOWN)
    .map(item => ({...item, words: `${item.points > 0 ? '+' : '−'}${Math.abs(item.points).toFixed(2)}`}));
}
