import type {Fingerprint, ImageRecord} from '../engines/image/record.ts';
import type {Corpus} from '../corpus/corpus.ts';
import {chooseKept, type Copy, type KeepReason} from './kept-copy.ts';
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
  /** Git LFS pointers to one file, which is not here: equal bytes, told without a look. They count in no figure. */
  readonly pointers?: true;
}

/** Places of images in a state, cluster by cluster. */
export function clustersOf(
  {records, clusterOf}: SeenImages,
  itemsOf: ReadonlyMap<number, unknown>,
  state: 'ok' | 'lfs-pointer',
): Map<number, number[]> {
  const clusters = new Map<number, number[]>();
  for (const place of itemsOf.keys()) {
    if (records[place]?.state !== state) continue;
    const cluster = clusterOf[place] ?? place;
    const members = clusters.get(cluster);
    if (members === undefined) clusters.set(cluster, [place]);
    else members.push(place);
  }
  return clusters;
}

export interface DescribedCluster {
  readonly cluster: ImageCluster;
  /** Items of the images that are not kept. */
  readonly redundant: readonly number[];
}

interface Context {
  readonly seen: SeenImages;
  readonly corpus: Corpus;
  readonly itemsOf: ReadonlyMap<number, readonly number[]>;
  readonly prose: boolean;
}

/** What there is to say of images that are copies of each other. */
export function describeCluster(places: readonly number[], {seen, corpus, itemsOf, prose}: Context): DescribedCluster {
  const members = places.map(place => {
    const items = itemsOf.get(place) ?? [];
    const item = items[0] ?? 0;
    return {picture: pictureOf(seen.records[place]), key: corpus.keys[item] ?? '', item, items};
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
      ...(places.some(place => seen.records[place]?.state === 'lfs-pointer') ? {pointers: true} : {}),
    },
    redundant: members.filter(member => member !== kept).flatMap(({items}) => items),
  };
}

type Picture = Copy['picture'] & Pick<Fingerprint, 'lowDetail'>;

/** Of a file that is not here: nothing tells it from another with the same bytes but its caption. */
const NOT_HERE: Picture = {width: 0, height: 0, sharpness: 0, format: 'png', bytes: 0, lowDetail: false};

function pictureOf(record: ImageRecord | undefined): Picture {
  return record?.state === 'ok' ? record : NOT_HERE;
}
