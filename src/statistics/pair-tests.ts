import {lnLowerTail, lnUpperTail, type Overlap} from '../math/hypergeometric.ts';
import {benjaminiHochberg} from '../math/multiple-testing.ts';
import type {PairCounts} from './pair-counts.ts';
import {pairPlace} from './pair-place.ts';

/** False discovery rate of every statement on a pair. */
export const RATE = 0.05;
const LN_RATE: number = Math.log(RATE);
/** What tags are expected to meet where they meet at all with a chance of 5 %: P(X ≥ 1) ≥ 1 − e^(−ab/N). */
const LIKELY: number = -Math.log1p(-RATE);

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

/** Sets so small share their chances with many others of a set: most of its tags are rare. */
const SMALL = 64;

/** A test that is made once for equal counts. */
function remembered(test: (overlap: Overlap) => number): (overlap: Overlap) => number {
  const known = new Map<number, number>();
  return overlap => {
    const {first, second, both} = overlap;
    if (first >= SMALL || second >= SMALL) return test(overlap);
    const counts = (first < second ? first * SMALL + second : second * SMALL + first) * SMALL + both;
    const before = known.get(counts);
    if (before !== undefined) return before;
    const value = test(overlap);
    known.set(counts, value);
    return value;
  };
}

/** One-sided hypergeometric tests (Fisher's exact test) of all pairs, Benjamini–Hochberg at 5 % over all of them. */
export function findMeeting(counts: PairCounts): FoundPairs {
  const {tags, both} = counts;
  const found = new Found();
  const test = remembered(lnUpperTail);
  for (let j = 1; j < tags.length; j++) {
    const row = pairPlace(0, j);
    for (let i = 0; i < j; i++) {
      // Nearly all pairs never meet.
      if ((both[row + i] ?? 0) < 1) continue;
      const overlap = overlapOf(counts, i, j);
      if (overlap.both === 1 && overlap.first * overlap.second > LIKELY * overlap.items) continue;
      // At or below what chance gives, P ≥ ½: the median of the law is next to its mean.
      if (overlap.both * overlap.items > overlap.first * overlap.second) found.add(i, j, test(overlap));
    }
  }
  return discoveries(found, familySize(counts));
}

/** As `findMeeting`, lower tail: pairs that shun one another. */
export function findShunning(counts: PairCounts): FoundPairs {
  const {tags} = counts;
  const items = Math.round(counts.items);
  const n = counts.n.map(Math.floor);
  const found = new Found();
  const test = remembered(lnLowerTail);
  for (let j = 1; j < tags.length; j++) {
    const second = n[j] ?? 0;
    for (let i = 0; i < j; i++) {
      if (meetsTooRarely(items, n[i] ?? 0, second)) continue;
      const overlap = rareOverlapOf(counts, i, j);
      if (overlap.both * items < overlap.first * second) found.add(i, j, test(overlap));
    }
  }
  return discoveries(found, familySize(counts));
}

/** Whether even P(X = 0) ≥ e^(−ab/(N − a − b + 1)) is above 5 %: that tags so rare do not meet tells nothing. */
function meetsTooRarely(items: number, first: number, second: number): boolean {
  const room = items - first - second + 1;
  return room > 0 && first * second < -LN_RATE * room;
}

/** Pairs below 5 % by themselves: what is above is never rejected, and changes no verdict on the others. */
class Found {
  readonly first: number[] = [];
  readonly second: number[] = [];
  readonly lnP: number[] = [];

  add(i: number, j: number, lnP: number): void {
    if (lnP > LN_RATE) return;
    this.first.push(i);
    this.second.push(j);
    this.lnP.push(lnP);
  }
}

function discoveries({first, second, lnP}: Found, family: number): FoundPairs {
  const {q, rejected} = benjaminiHochberg(Float64Array.from(lnP), {rate: RATE, untested: family - lnP.length});
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
