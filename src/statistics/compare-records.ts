import {DUPLICATE_RULES} from '../config/duplicates.ts';
import type {Fingerprint, ImageRecord} from '../engines/image/record.ts';
import {Acceptance} from './acceptance.ts';
import {type Copies, findCopies} from './image-copies.ts';
import {pairsWithin, sizesOf} from './picture-groups.ts';
import type {SeenImages} from './seen-images.ts';

/** Places of the images that were decoded: only they are compared. */
export function decodedPlaces(records: readonly ImageRecord[]): number[] {
  return [...records.keys()].filter(place => records[place]?.state === 'ok');
}

const NOTHING_TOLD: Pick<SeenImages, 'rules' | 'ends'> = {rules: DUPLICATE_RULES, ends: new Map()};

/** Which images are copies of each other, in the places of all. */
export function compareRecords(
  records: readonly ImageRecord[],
  {rules, ends}: Pick<SeenImages, 'rules' | 'ends'> = NOTHING_TOLD,
): Pick<SeenImages, 'clusterOf' | 'equalTo' | 'copies'> {
  const places = decodedPlaces(records);
  const {clusterOf, equalTo, mirrors, turned, lookAlikes, ...copies} = findCopies(
    places.map(place => records[place] as Fingerprint),
    rules,
    new Acceptance(atPlaces(ends, places)),
  );
  const same = samePointers(records);
  const acceptance = new Acceptance(ends);
  const own = acceptance.split(same, Uint32Array.from(records.keys()));
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
      accepted: withPointers(copies.accepted, {
        others: pairsWithin(sizesOf(same)) - pairsWithin(sizesOf(own)),
        used: acceptance.used,
      }),
    },
  };
}

/** Pointers count in no figure: accepted pairs of them are of the others that are alike. */
function withPointers(
  accepted: Copies['accepted'],
  {others, used}: Pick<Copies['accepted'], 'others' | 'used'>,
): Copies['accepted'] {
  return {...accepted, others: accepted.others + others, used: new Set([...accepted.used, ...used])};
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

/** By their places among the images that were decoded. */
function atPlaces(ends: SeenImages['ends'], places: readonly number[]): SeenImages['ends'] {
  if (ends.size === 0) return ends;
  return new Map(
    places.flatMap((place, i) => {
      const own = ends.get(place);
      return own === undefined ? [] : [[i, own] as const];
    }),
  );
}
