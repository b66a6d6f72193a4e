import type {CodePairs} from '../math/code-pairs.ts';
import {type Codes, hammingJoin} from '../math/hamming-join.ts';

/** Pairs that are followed up; beyond, the radius shrinks. */
const MOST_PAIRS = 4_000_000;
/** Bits to go back to where there are too many pairs. */
const NARROWER = [12, 8, 6, 4, 2, 0];

export interface PairsWithin {
  readonly pairs: CodePairs | null;
  /** Bits within which hashes were compared; null when even equal ones were too many. */
  readonly radius: number | null;
}

/** Pairs within the widest of these radii, in bits, or else of a narrower one, that gives no more than can be followed up. */
export function joinWithin(codes: Codes, radii: readonly number[], most: number = MOST_PAIRS): PairsWithin {
  const least = Math.min(...radii);
  for (const radius of new Set([...radii, ...NARROWER.filter(bits => bits < least)])) {
    const pairs = hammingJoin(codes, radius, {most});
    if (pairs !== null) return {pairs, radius};
  }
  return {pairs: null, radius: null};
}

/** The narrower of two radii. */
export function narrower(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.min(one, other);
}
