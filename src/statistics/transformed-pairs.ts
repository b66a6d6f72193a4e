import type {DuplicateRules} from '../config/duplicates.ts';
import type {Hash} from '../engines/image/hashes.ts';
import type {Fingerprint} from '../engines/image/record.ts';
import type {Codes} from '../math/hamming-join.ts';
import {likeness} from './image-likeness.ts';
import {joinWithin, narrower} from './join-within.ts';
import {byPlace, distance, type Pair} from './judged-pairs.ts';
import {type Turn, turnedPicture, TURNS} from './turned-picture.ts';

/** Two pictures of which the second is the first turned, and how. */
export type TurnedPair = readonly [number, number, Turn];

/** Pairs that were found, and the bits within which hashes were compared for it; null when even equal ones were too many. */
export interface FoundPairs<T> {
  readonly pairs: readonly T[];
  readonly radius: number | null;
}

type Radii = Pick<DuplicateRules, 'pHash' | 'dHash'>;

/** Hashes of pictures as they are and as they look otherwise, and whether two that agree are alike. */
interface Views {
  readonly asIs: readonly (Hash | undefined)[];
  readonly otherwise: readonly (Hash | undefined)[];
  readonly isAlike: (asIs: number, otherwise: number) => boolean;
}

/** Pictures that are copies of each other's mirror image, of which none is known yet; nearly empty ones prove nothing. */
export function mirroredPairs(
  pictures: readonly Fingerprint[],
  places: readonly number[],
  {radii, known}: {readonly radii: Radii; readonly known: ReadonlySet<string>},
): FoundPairs<Pair> {
  const telling = places.filter(i => pictures[i]?.lowDetail === false);
  const own = telling.flatMap(i => pictures[i] ?? []);
  const {pairs, radius} = agreeing(radii.pHash, {
    asIs: own.map(({pHash}) => pHash),
    otherwise: own.map(({mirrorPHash}) => mirrorPHash),
    isAlike(x, y) {
      const [one, other] = [own[x], own[y]];
      if (one === undefined || other === undefined) return false;
      return distance(one.dHash, other.mirrorDHash) <= radii.dHash && likeness(one, other, true) === 'alike';
    },
  });
  return {pairs: placed(pairs, telling).filter(pair => !known.has(pair.join(' '))), radius};
}

/** Pictures that are copies once one of them is turned, by the first turn that makes them so. */
export function turnedPairs(
  pictures: readonly Fingerprint[],
  places: readonly number[],
  {radii, known}: {readonly radii: Radii; readonly known: ReadonlySet<string>},
): FoundPairs<TurnedPair> {
  const telling = places.filter(i => pictures[i]?.lowDetail === false);
  const own = telling.flatMap(i => pictures[i] ?? []).map(picture => turnedPicture(picture, null));
  const found = new Map<string, TurnedPair>();
  let least: number | null = radii.pHash;
  for (const turn of TURNS) {
    const turned = own.map(picture => turnedPicture(picture, turn));
    const {pairs, radius} = agreeing(radii.pHash, {
      asIs: own.map(({pHash}) => pHash),
      otherwise: turned.map(({pHash}) => pHash),
      isAlike(x, y) {
        const [one, other] = [own[x], turned[y]];
        if (one === undefined || other === undefined) return false;
        return distance(one.dHash, other.dHash) <= radii.dHash && likeness(one, other) === 'alike';
      },
    });
    least = narrower(least, radius);
    for (const [a, b] of placed(pairs, telling)) {
      const name = `${a} ${b}`;
      if (!known.has(name) && !found.has(name)) found.set(name, [a, b, turn]);
    }
  }
  const pairs = [...found.values()].toSorted(([a, b], [c, d]) => byPlace([a, b], [c, d]));
  return {pairs, radius: least};
}

/** Pairs of different places of which the one, as it is, and the other, otherwise, agree. */
function agreeing(widest: number, {asIs, otherwise, isAlike}: Views): FoundPairs<Pair> {
  const n = asIs.length;
  const {pairs, radius} = joinWithin(codesOf([...asIs, ...otherwise]), [widest]);
  const found: Pair[] = [];
  for (let i = 0; i < (pairs?.a.length ?? 0); i++) {
    const [x, y] = [pairs?.a[i] ?? 0, (pairs?.b[i] ?? 0) - n];
    if (x < n && y >= 0 && x !== y && isAlike(x, y)) found.push([x, y]);
  }
  return {pairs: found, radius};
}

/** Each pair once, its lower place first, in the places of all pictures. */
function placed(pairs: readonly Pair[], telling: readonly number[]): Pair[] {
  const found = new Map<string, Pair>();
  for (const [x, y] of pairs) {
    const [a, b] = [telling[x] ?? 0, telling[y] ?? 0];
    const pair: Pair = a < b ? [a, b] : [b, a];
    found.set(pair.join(' '), pair);
  }
  return [...found.values()].toSorted(byPlace);
}

/** Hashes in the form in which they are joined. */
export function codesOf(hashes: readonly (Hash | undefined)[]): Codes {
  return {
    high: Uint32Array.from(hashes, hash => hash?.high ?? 0),
    low: Uint32Array.from(hashes, hash => hash?.low ?? 0),
  };
}
