import {seededRandom} from '../math/random.ts';
import type {ItemPairs} from '../statistics/item-pairs.ts';
import type {WhatIf} from './what-if.ts';

/** Whether a change of the score could be chance; why that is not known, where it is not. */
export type Significance =
  | {
      /** (1 + how many draws move the score as much or more) / (1 + draws); less exact, and never below .1, where 20 of them did early. */
      readonly p: number;
      readonly draws: number;
    }
  | {readonly untested: string};

export const NO_CHANGE = 'No item changed.';
export const MOST_DRAWS = 199;
const FEWEST_DRAWS = 99;
/**
 * After so many draws that move the score as much, the change is plainly within chance: p is what it is by then.
 * J. Besag, P. Clifford, "Sequential Monte Carlo p-values", Biometrika 78 (1991) 301–304.
 */
const PLAIN = 20;
/** What adding in another order changes. */
const NOTHING = 1e-9;
/** Edited files below which even the least likely fall of the coins is no proof: 2 · ½⁵ > .05. */
const ENOUGH_EDITS = 6;

/**
 * Paired permutation test of a change of the score: which of the unedited items are kept, removed and added is drawn anew, the
 * two versions of each edited item change places by a coin, and both sets are scored again. Facts of files that are no items
 * are the head's on both sides, so that they are never taken for chance. O(draws) scores.
 */
export function testScore(delta: number, pairs: ItemPairs, whatIf: WhatIf, draws: number): Significance {
  const {kept, edited, removed, added} = pairs;
  const changed = edited.length + removed.length + added.length;
  if (changed === 0) return {untested: NO_CHANGE};
  if (removed.length + added.length === 0 && edited.length < ENOUGH_EDITS)
    return {
      untested: `${edited.length === 1 ? 'One edited item is' : `${edited.length} edited items are`} too few to tell a change from chance.`,
    };
  if (draws < FEWEST_DRAWS) return {untested: 'Not tested: the sets are too large to be scored again many times.'};
  const random = seededRandom('change of the score');
  const order = [...kept.map(([item]) => item), ...removed, ...added.map(item => whatIf.head[item] ?? 0)];
  let asMuch = 0;
  for (let draw = 0; draw < draws; draw++) {
    const [base, head] = [new Uint8Array(whatIf.places), new Uint8Array(whatIf.places)];
    shuffleFront(order, removed.length + added.length, random);
    for (const [place, item] of order.entries()) {
      base[item] = place >= removed.length && place < removed.length + added.length ? 0 : 1;
      head[item] = place < removed.length ? 0 : 1;
    }
    for (const [here, there] of edited) {
      const isSwapped = random() < 0.5;
      const place = whatIf.head[there] ?? 0;
      [base[here], base[place]] = isSwapped ? [0, 1] : [1, 0];
      [head[here], head[place]] = isSwapped ? [1, 0] : [0, 1];
    }
    const [was, is] = [whatIf.score(base), whatIf.score(head)];
    if (was !== null && is !== null && Math.abs(is - was) >= Math.abs(delta) - NOTHING) asMuch++;
    if (asMuch === PLAIN) return {p: PLAIN / (draw + 1), draws: draw + 1};
  }
  return {p: (1 + asMuch) / (1 + draws), draws};
}

/** The first `count` places of the list get another random choice. */
function shuffleFront(list: number[], count: number, random: () => number): void {
  for (let place = 0; place < count; place++) {
    const from = place + Math.floor(random() * (list.length - place));
    [list[place], list[from]] = [list[from] ?? 0, list[place] ?? 0];
  }
}
