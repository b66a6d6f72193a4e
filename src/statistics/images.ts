import type {Fingerprint, ImageState} from '../engines/image/record.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {chooseKept, type KeepReason} from './kept-copy.ts';
import {compareCaptions, type CaptionLikeness} from './copied-captions.ts';
import type {SeenImages} from './seen-images.ts';

/** Copies of one picture. */
export interface ImageCluster {
  /** Keys of all its items. */
  readonly keys: readonly string[];
  /** The copy worth keeping, and what speaks for it against the next best. */
  readonly keep: string;
  readonly why: KeepReason;
  /** Whether all have the same bytes or pixels. */
  readonly exact: boolean;
  /** Nearly empty pictures: hashes say little of them. */
  readonly lowDetail: boolean;
  readonly captions: CaptionLikeness;
  readonly acrossFolders: boolean;
}

/** A finding about two items. */
interface ItemPair {
  readonly a: string;
  readonly b: string;
}

/** What was seen of the pictures of trained items. */
export interface ImageStatistics {
  /** Why no image was looked at; null when they were. */
  readonly unseen: string | null;
  /** Images, LFS pointers among them. */
  readonly images: number;
  /** Images that were decoded: only they are compared. */
  readonly ok: number;
  readonly pointers: number;
  readonly clusters: number;
  /** Images with the same bytes or pixels as an earlier one. */
  readonly exact: number;
  readonly largest: number;
  /** Share of exposures in copies beyond the one kept of each cluster, in [0, 1]. */
  readonly exposures: number;
  readonly lowDetail: number;
  /** Pairs of copies. */
  readonly pairs: number;
  /** Clusters of several images, the largest first. Empty where only scores were asked for. */
  readonly groups: readonly ImageCluster[];
  readonly mirrors: {readonly total: number; readonly pairs: readonly ItemPair[]};
  readonly lookAlikes: {readonly total: number; readonly pairs: readonly ItemPair[]};
  /** Bits within which hashes were compared; null when there were too many copies even for equal hashes. */
  readonly radius: number | null;
}

/** Pairs that are named. */
const SHOWN = 50;

export const NO_IMAGES: ImageStatistics = {
  unseen: null,
  images: 0,
  ok: 0,
  pointers: 0,
  clusters: 0,
  exact: 0,
  largest: 0,
  exposures: 0,
  lowDetail: 0,
  pairs: 0,
  groups: [],
  mirrors: {total: 0, pairs: []},
  lookAlikes: {total: 0, pairs: []},
  radius: null,
};

interface Asked {
  readonly prose: boolean;
  readonly scoresOnly: boolean;
}

/** Counts what was seen of the items that are in the corpus. O(items). */
export function countImages(seen: SeenImages, corpus: Corpus, {prose, scoresOnly}: Asked): ImageStatistics {
  if (seen.unseen !== null) return {...NO_IMAGES, unseen: seen.unseen};
  const itemsOf = new Map<number, number[]>();
  const states: Partial<Record<ImageState, number>> = {};
  let lowDetail = 0;
  for (const [item, key] of corpus.keys.entries()) {
    const place = seen.placeOf.get(key);
    if (place === undefined) continue;
    const items = itemsOf.get(place);
    if (items !== undefined) {
      items.push(item);
      continue;
    }
    itemsOf.set(place, [item]);
    const record = seen.records[place];
    const state = record?.state ?? 'unreadable';
    states[state] = (states[state] ?? 0) + 1;
    if (record?.state === 'ok' && record.lowDetail) lowDetail++;
  }
  const clusters = clustersOf(seen, itemsOf);
  const several = [...clusters.values()].filter(({length}) => length > 1);
  const described = several.map(places => describe(places, {seen, corpus, itemsOf, prose}));
  const equal = new Set([...clusters.values()].flat().map(place => seen.equalTo[place] ?? place));
  const ok = states.ok ?? 0;
  return {
    unseen: null,
    images: itemsOf.size,
    ok,
    pointers: states['lfs-pointer'] ?? 0,
    clusters: clusters.size,
    exact: ok - equal.size,
    largest: Math.max(0, ...[...clusters.values()].map(({length}) => length)),
    exposures: redundantShare(described, corpus, itemsOf),
    lowDetail,
    ...(scoresOnly ? NO_PAIRS : pairsOf(seen, corpus, itemsOf)),
    groups: scoresOnly ? [] : described.map(({cluster}) => cluster).toSorted((a, b) => b.keys.length - a.keys.length),
    radius: seen.copies.radius,
  };
}

const NO_PAIRS: Pick<ImageStatistics, 'pairs' | 'mirrors' | 'lookAlikes'> = {
  pairs: 0,
  mirrors: NO_IMAGES.mirrors,
  lookAlikes: NO_IMAGES.lookAlikes,
};

/** Places of decoded images, cluster by cluster. */
function clustersOf({records, clusterOf}: SeenImages, itemsOf: ReadonlyMap<number, unknown>): Map<number, number[]> {
  const clusters = new Map<number, number[]>();
  for (const place of itemsOf.keys()) {
    if (records[place]?.state !== 'ok') continue;
    const cluster = clusterOf[place] ?? place;
    const members = clusters.get(cluster);
    if (members === undefined) clusters.set(cluster, [place]);
    else members.push(place);
  }
  return clusters;
}

interface Context {
  readonly seen: SeenImages;
  readonly corpus: Corpus;
  readonly itemsOf: ReadonlyMap<number, readonly number[]>;
  readonly prose: boolean;
}

interface Described {
  readonly cluster: ImageCluster;
  /** Items of the images that are not kept. */
  readonly redundant: readonly number[];
}

function describe(places: readonly number[], {seen, corpus, itemsOf, prose}: Context): Described {
  const members = places.map(place => {
    const items = itemsOf.get(place) ?? [];
    const item = items[0] ?? 0;
    return {picture: seen.records[place] as Fingerprint, key: corpus.keys[item] ?? '', item, items};
  });
  const {kept, why} = chooseKept(members, corpus);
  const keys = members.flatMap(({items}) => items.map(item => corpus.keys[item] ?? '')).toSorted();
  return {
    cluster: {
      keys,
      keep: kept.key,
      why,
      exact: new Set(places.map(place => seen.equalTo[place])).size === 1,
      lowDetail: members.some(({picture}) => picture.lowDetail),
      captions: compareCaptions(
        members.map(({item}) => item),
        corpus,
        prose,
      ),
      acrossFolders: new Set(members.map(({item}) => corpus.itemSubset[item])).size > 1,
    },
    redundant: members.filter(member => member !== kept).flatMap(({items}) => items),
  };
}

function redundantShare(
  described: readonly Described[],
  {repeats}: Corpus,
  itemsOf: ReadonlyMap<number, readonly number[]>,
): number {
  const exposures = (items: Iterable<number>): number => {
    let sum = 0;
    for (const item of items) sum += repeats[item] ?? 0;
    return sum;
  };
  const all = exposures([...itemsOf.values()].flat());
  return all === 0 ? 0 : exposures(described.flatMap(({redundant}) => redundant)) / all;
}

function pairsOf(
  {copies, clusterOf}: SeenImages,
  {keys}: Corpus,
  itemsOf: ReadonlyMap<number, readonly number[]>,
): Pick<ImageStatistics, 'pairs' | 'mirrors' | 'lookAlikes'> {
  const keyOf = (place: number): string | undefined => keys[itemsOf.get(place)?.[0] ?? -1];
  const named = (pairs: readonly (readonly [number, number])[]): ImageStatistics['mirrors'] => {
    const own = pairs.flatMap(([x, y]): ItemPair[] => {
      const [a, b] = [keyOf(x), keyOf(y)];
      return a === undefined || b === undefined || clusterOf[x] === clusterOf[y] ? [] : [{a, b}];
    });
    return {total: own.length, pairs: own.slice(0, SHOWN)};
  };
  return {pairs: copies.pairs, mirrors: named(copies.mirrors), lookAlikes: named(copies.lookAlikes)};
}
