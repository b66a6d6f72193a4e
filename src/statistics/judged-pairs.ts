import type {DuplicateRules} from '../config/duplicates.ts';
import type {Fingerprint} from '../engines/image/record.ts';
import type {CodePairs} from '../math/code-pairs.ts';
import {popcount} from '../math/hamming-join.ts';
import {isCropped} from './crop-likeness.ts';
import {likeness} from './image-likeness.ts';

/** Pairs that are asked whether one is cut from the other; of more, none is. */
const MOST_CUT = 10_000;
/** Two pictures by their places. */
export type Pair = readonly [number, number];

/** Two copies, and the bits in which both hashes differ. */
export type Edge = readonly [number, number, bits: number];

interface JudgedPairs {
  readonly near: readonly Edge[];
  readonly lookAlikes: readonly Pair[];
  /** Pairs of which it was not asked whether one is cut from the other, because there were too many. */
  readonly unaskedCuts: number;
}

/** Which of the pairs that hashes call alike are copies. */
export function judged(
  pictures: readonly Fingerprint[],
  {places, pairs}: {readonly places: readonly number[]; readonly pairs: CodePairs | null},
  {pHash, dHash}: Pick<DuplicateRules, 'pHash' | 'dHash'>,
): JudgedPairs {
  const near: Edge[] = [];
  const others: Edge[] = [];
  for (let i = 0; i < (pairs?.a.length ?? 0); i++) {
    const [a, b] = [places[pairs?.a[i] ?? 0] ?? 0, places[pairs?.b[i] ?? 0] ?? 0];
    const [one, other] = [pictures[a], pictures[b]];
    if (one === undefined || other === undefined) continue;
    const bits = pairs?.distance[i] ?? 0;
    const differences = distance(one.dHash, other.dHash);
    const isNear = bits <= pHash && differences <= dHash && likeness(one, other) === 'alike';
    (isNear ? near : others).push([a, b, bits + differences]);
  }
  const asked = mayBeCut(pictures, others, dHash);
  const unaskedCuts = asked.length > MOST_CUT ? asked.length : 0;
  const cut = new Set(unaskedCuts > 0 ? [] : cutPairs(pictures, asked));
  const lookAlikes = others.filter(pair => !cut.has(pair)).map(([a, b]): Pair => [a, b]);
  return {near: [...near, ...cut], lookAlikes: lookAlikes.toSorted(byPlace), unaskedCuts};
}

/** Pairs that hashes call alike, of which one may be the other with its edges cut off. Nearly empty pictures prove nothing. */
function mayBeCut(pictures: readonly Fingerprint[], pairs: readonly Edge[], dHash: number): Edge[] {
  return pairs.filter(([a, b]) => {
    const [one, other] = [pictures[a], pictures[b]];
    if (one === undefined || other === undefined || one.lowDetail || other.lowDetail) return false;
    return distance(one.dHash, other.dHash) <= dHash && likeness(one, other) === 'alike';
  });
}

function cutPairs(pictures: readonly Fingerprint[], asked: readonly Edge[]): Edge[] {
  return asked.filter(([a, b]) => {
    const [one, other] = [pictures[a], pictures[b]];
    return one !== undefined && other !== undefined && isCropped(one, other);
  });
}

export function byPlace([a, b]: Pair, [c, d]: Pair): number {
  return a - c || b - d;
}

/** Bits in which two hashes differ. */
export function distance(a: Fingerprint['dHash'], b: Fingerprint['dHash']): number {
  return popcount(a.high ^ b.high) + popcount(a.low ^ b.low);
}
