import {lnLowerTail, lnUpperTail, type Overlap} from '../math/hypergeometric.ts';
import {benjaminiHochberg} from '../math/multiple-testing.ts';
import type {PairCounts} from './pair-counts.ts';
import {pairPlace} from './pair-place.ts';

/** False discovery rate of every statement on a pair. */
export const RATE = 0.05;
const LN_RATE: number = Math.log(RATE);

/** Pairs that meet oftener, or more rarely, than tags that have nothing to do with one another; the surest first. */
export interface FoundPairs {
  /** Places of the two tags of each. */
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  readonly lnP: Float64Array;
  readonly q: Float64Array;
}

/** Pairs of a family: all pairs of the tags counted. */
export function familySize({tags}: Pick<PairCounts, 'tags'>): number {
  return pairPlace(0, Math.max(1, tags.length));
}

/** Expected numbers as whole ones, so that a fraction speaks against what is to be shown: that they meet often. */
export function overlapOf({items, n, both}: PairCounts, i: number, j: number): Overlap {
  return {
    items: Math.round(items),
    first: Math.ceil(n[i] ?? 0),
    second: Math.ceil(n[j] ?? 0),
    both: Math.floor(both[pairPlace(i, j)] ?? 0),
  };
}

/** The same where it is to be shown that they meet rarely. */
function rareOverlapOf({items, n, both}: PairCounts, i: number, j: number): Overlap {
  const [first, second] = [Math.floor(n[i] ?? 0), Math.floor(n[j] ?? 0)];
  const met = Math.ceil(both[pairPlace(i, j)] ?? 0);
  return {items: Math.round(items), first, second, both: Math.min(first, second, met)};
}

/** One-sided hypergeometric tests (Fisher's exact test) of all pairs, Benjamini–Hochberg at 5 % over all of them. */
export function findMeeting(counts: PairCounts): FoundPairs {
  return discover(counts, (i, j) => {
    const overlap = overlapOf(counts, i, j);
    // At or below what chance gives, P ≥ ½: the median of the law is next to its mean.
    return overlap.both * overlap.items <= overlap.first * overlap.second ? 0 : lnUpperTail(overlap);
  });
}

/** As `findMeeting`, lower tail: pairs that shun one another. */
export function findShunning(counts: PairCounts): FoundPairs {
  return discover(counts, (i, j) => {
    const overlap = rareOverlapOf(counts, i, j);
    return isTooFew(overlap) ? 0 : lnLowerTail(overlap);
  });
}

/** Whether P(X ≤ both) is above 5 % without a sum: at or above the mean, or where even P(X = 0) ≥ e^(−ab/(N − a − b + 1)) is. */
function isTooFew({items, first, second, both}: Overlap): boolean {
  if (both * items >= first * second) return true;
  const room = items - first - second + 1;
  return room > 0 && first * second < -LN_RATE * room;
}

function discover(counts: PairCounts, lnPOf: (i: number, j: number) => number): FoundPairs {
  const first: number[] = [];
  const second: number[] = [];
  const lnP: number[] = [];
  for (let j = 1; j < counts.tags.length; j++) {
    for (let i = 0; i < j; i++) {
      const value = lnPOf(i, j);
      // What is above the rate by itself is never rejected, and changes no verdict on the others.
      if (value > LN_RATE) continue;
      first.push(i);
      second.push(j);
      lnP.push(value);
    }
  }
  const {q, rejected} = benjaminiHochberg(Float64Array.from(lnP), {
    rate: RATE,
    untested: familySize(counts) - lnP.length,
  });
  const kept = Uint32Array.from(lnP.keys())
    .filter(at => rejected[at] === 1)
    .sort((a, b) => (lnP[a] ?? 0) - (lnP[b] ?? 0) || a - b);
  return {
    first: Uint16Array.from(kept, at => first[at] ?? 0),
    second: Uint16Array.from(kept, at => second[at] ?? 0),
    lnP: Float64Array.from(kept, at => lnP[at] ?? 0),
    q: Float64Array.from(kept, at => q[at] ?? 0),
  };
}
