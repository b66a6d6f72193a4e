import {type DuplicateRules, isUsual} from '../config/duplicates.ts';
import type {ImageState} from '../engines/image/record.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {clustersOf, describeCluster, type DescribedCluster, type ImageCluster} from './image-clusters.ts';
import {type NamedPairs, namedPairs, type TurnedItems} from './named-pairs.ts';
import {type AcceptedPairs, acceptedPairs} from './accepted-pairs.ts';
import type {SeenImages} from './seen-images.ts';

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
  readonly mirrors: NamedPairs;
  readonly lookAlikes: NamedPairs;
  /** Pictures that are others turned; absent where they were not looked for. */
  readonly turned?: NamedPairs<TurnedItems>;
  /** What counted as a copy; absent where it was the usual. */
  readonly rules?: DuplicateRules;
  /** Pairs that the settings accept (`duplicates.ignore`); absent where they name none. */
  readonly accepted?: AcceptedPairs;
  /** Bits within which hashes were compared; null when there were too many copies even for equal hashes. */
  readonly radius: number | null;
  /** The same of mirror images and turned pictures; absent where it is what the rules say. */
  readonly otherRadius?: number | null;
  /** Pairs of which it was not asked whether one is cut from the other, because there were too many; absent where there are none. */
  readonly unaskedCuts?: number;
}

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
  const clusters = clustersOf(seen, itemsOf, 'ok');
  const several = (found: typeof clusters): DescribedCluster[] =>
    [...found.values()]
      .filter(({length}) => length > 1)
      .map(places => describeCluster(places, {seen, corpus, itemsOf, prose}));
  const described = several(clusters);
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
    ...(scoresOnly
      ? NO_PAIRS
      : {pairs: seen.copies.pairs, ...namedPairs(seen, corpus, itemsOf), ...acceptedPairs(seen)}),
    groups: scoresOnly ? [] : inOrder([...described, ...several(clustersOf(seen, itemsOf, 'lfs-pointer'))]),
    ...(isUsual(seen.rules) ? {} : {rules: seen.rules}),
    radius: seen.copies.radius,
    ...leftOut(seen),
  };
}

function leftOut({copies, rules}: SeenImages): Pick<ImageStatistics, 'otherRadius' | 'unaskedCuts'> {
  const {otherRadius, unaskedCuts} = copies;
  return {...(otherRadius === rules.pHash ? {} : {otherRadius}), ...(unaskedCuts === 0 ? {} : {unaskedCuts})};
}

const NO_PAIRS: Pick<ImageStatistics, 'pairs' | 'mirrors' | 'lookAlikes'> = {
  pairs: 0,
  mirrors: NO_IMAGES.mirrors,
  lookAlikes: NO_IMAGES.lookAlikes,
};

/** The largest first. */
function inOrder(described: readonly DescribedCluster[]): readonly ImageCluster[] {
  return described.map(({cluster}) => cluster).toSorted((a, b) => b.keys.length - a.keys.length);
}

function redundantShare(
  described: readonly DescribedCluster[],
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
