import type {DuplicateRules} from '../config/duplicates.ts';
import type {Fingerprint, ImageRecord} from '../engines/image/record.ts';
import {type Copies, findCopies} from './image-copies.ts';
import type {SeenImages} from './seen-images.ts';

/** Places of the images that were decoded: only they are compared. */
export function decodedPlaces(records: readonly ImageRecord[]): number[] {
  return [...records.keys()].filter(place => records[place]?.state === 'ok');
}

/** Which images are copies of each other, in the places of all. */
export function compareRecords(
  records: readonly ImageRecord[],
  rules: DuplicateRules,
): Pick<SeenImages, 'clusterOf' | 'equalTo' | 'copies'> {
  const places = decodedPlaces(records);
  const {clusterOf, equalTo, mirrors, turned, lookAlikes, ...copies} = findCopies(
    places.map(place => records[place] as Fingerprint),
    rules,
  );
  const own = samePointers(records);
  const back = (groups: Uint32Array): Uint32Array => {
    const all = own.slice();
    for (const [i, place] of places.entries()) all[place] = places[groups[i] ?? 0] ?? place;
    return all;
  };
  const placed = (pairs: Copies['mirrors']): Copies['mirrors'] =>
    pairs.map(([a, b]) => [places[a] ?? 0, places[b] ?? 0] as const);
  return {
    clusterOf: back(clusterOf),
    equalTo: back(equalTo),
    copies: {
      ...copies,
      mirrors: placed(mirrors),
      turned: turned.map(([a, b, turn]) => [places[a] ?? 0, places[b] ?? 0, turn] as const),
      lookAlikes: placed(lookAlikes),
    },
  };
}

/** Per image its own place, or that of the first pointer of Git LFS to the same file: equal bytes need no look. */
function samePointers(records: readonly ImageRecord[]): Uint32Array {
  const firsts = new Map<string, number>();
  return Uint32Array.from(records, (record, place) => {
    if (record.state !== 'lfs-pointer' || record.contentId === null) return place;
    const name = `${record.contentId} ${record.bytes ?? ''}`;
    const first = firsts.get(name) ?? place;
    firsts.set(name, first);
    return first;
  });
}
