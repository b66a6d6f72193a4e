import type {Meeting} from '../math/association.ts';
import type {PairCounts} from './pair-counts.ts';
import {pairPlace} from './pair-place.ts';

/** Two tags by name, and what is known of how they meet. Counts are expected numbers. */
export interface TagPair {
  readonly a: string;
  readonly b: string;
  readonly nA: number;
  readonly nB: number;
  readonly nBoth: number;
  /** ln p of the one-sided test. */
  readonly lnP: number;
  /** Least false discovery rate at which it is significant; null where that needs tests that were not made. */
  readonly q: number | null;
}

/** A pair by the places of its tags. */
export interface PlacedPair extends Pick<TagPair, 'lnP' | 'q'> {
  readonly i: number;
  readonly j: number;
}

/** How often two tags meet, by their places i < j. */
export function meetingOf({items, n, both}: PairCounts, i: number, j: number): Meeting {
  return {items, first: n[i] ?? 0, second: n[j] ?? 0, both: both[pairPlace(i, j)] ?? 0};
}

/** A pair with the names of its tags, the commoner first. */
export function namePair(counts: PairCounts, nameOf: (place: number) => string, {i, j, lnP, q}: PlacedPair): TagPair {
  const {first, second, both} = meetingOf(counts, i, j);
  return {a: nameOf(i), b: nameOf(j), nA: first, nB: second, nBoth: both, lnP, q};
}
