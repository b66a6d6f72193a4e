import {popcount} from '../math/hamming-join.ts';
import type {SeenImages} from './seen-images.ts';

/** What items with one caption show: one picture, or nearly; different pictures; or their pictures were not seen. */
export type TwinPictures = 'alike' | 'different' | 'unknown';

/** Bits of pHash up to which pictures look alike though they are no copies: docs/images.md. */
const ALIKE = 10;

/** Tells of items what their pictures have in common, from the hashes that were seen, or from equal pointers of Git LFS. O(items). */
export function twinPictures(
  keys: readonly string[],
  {placeOf, records, clusterOf}: Pick<SeenImages, 'placeOf' | 'records' | 'clusterOf'>,
): (items: readonly number[]) => TwinPictures {
  const places = (items: readonly number[]): number[] => items.map(item => placeOf.get(keys[item] ?? '') ?? -1);
  const areOneFile = ([first = -1, ...others]: readonly number[]): boolean =>
    records[first]?.state === 'lfs-pointer' && others.every(place => clusterOf[place] === clusterOf[first]);
  return items => {
    if (areOneFile(places(items))) return 'alike';
    const seen = places(items).flatMap(place => {
      const record = records[place];
      return record?.state === 'ok' ? [{cluster: clusterOf[place] ?? place, hash: record.pHash}] : [];
    });
    const [first] = seen;
    if (first === undefined) return 'unknown';
    const isApart = seen.some(
      ({cluster, hash}) =>
        cluster !== first.cluster &&
        popcount(hash.high ^ first.hash.high) + popcount(hash.low ^ first.hash.low) > ALIKE,
    );
    if (isApart) return 'different';
    return seen.length === items.length ? 'alike' : 'unknown';
  };
}
