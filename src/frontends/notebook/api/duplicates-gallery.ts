import {TagnosisError} from '../../../errors.ts';
import {thousands} from '../../../math/thousands.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import type {ImageCluster} from '../../../statistics/image-clusters.ts';
import type {ImageStatistics} from '../../../statistics/images.ts';
import type {CaptionDuplicates} from '../../../statistics/caption-duplicates.ts';
import {itemThumbnails} from '../../item-thumbnails.ts';
import {checkOptions} from './check-options.ts';
import type {Cluster} from './cluster.ts';
import {Gallery} from './gallery.ts';
import type {Loaded} from './loaded.ts';

export interface DuplicatesOptions {
  /** Copies of images, or items that share their caption. */
  readonly kind?: 'images' | 'captions';
  /** Clusters that are shown. */
  readonly clusters?: number;
}

const MOST_CLUSTERS = 100;

/** What copies there are, with small pictures of the first clusters. */
export function duplicatesGallery({analysis, opened}: Loaded, options: DuplicatesOptions): Gallery {
  checkOptions('duplicates()', options, {kind: ['images', 'captions'], clusters: 'count'});
  const {kind = 'images', clusters = 12} = options;
  const {images, captionDuplicates} = analysis.statistics;
  const told = kind === 'images' ? ofImages(images) : ofCaptions(captionDuplicates);
  const source = opened?.source;
  return new Gallery(told.clusters, {
    title: told.title,
    shown: Math.min(MOST_CLUSTERS, Math.floor(clusters)),
    thumbnails: keys => (source === undefined ? Promise.resolve(new Map()) : itemThumbnails(source, keys)),
  });
}

interface Told {
  readonly title: string;
  readonly clusters: readonly Cluster[];
}

function ofImages({unseen, images, ok, groups, clusters, pointers}: ImageStatistics): Told {
  if (unseen !== null || images === 0) {
    throw new TagnosisError('usage', unseen ?? 'Images were not looked at.', {
      hint: 'Load a folder of images, without {images: false}.',
    });
  }
  const equal = groups.filter(group => group.pointers).reduce((n, {keys}) => n + keys.length - 1, 0);
  const copies = ok - clusters + equal;
  const known = ok + (equal > 0 ? pointers : 0);
  return {
    title:
      groups.length === 0
        ? `No copies among ${thousands(ok)} images`
        : `${thousands(copies)} ${copies === 1 ? 'copy' : 'copies'} among ${thousands(known)} images, in ${thousands(groups.length)} ${groups.length === 1 ? 'cluster' : 'clusters'}`,
    clusters: groups.map(group => ({keys: group.keys, says: saysOf(group)})),
  };
}

function saysOf({keys, keep, exact, lowDetail, pointers}: ImageCluster): string {
  const seen = exact ? 'the same picture' : lowDetail ? 'nearly empty, look at them' : 'copies of one picture';
  const what = pointers === true ? 'the same file, by its Git LFS pointer' : seen;
  return `${thousands(keys.length)} × ${what}; keep ${cleanText(keep, 60)}`;
}

function ofCaptions({groups, groupCount, repeated, items}: CaptionDuplicates): Told {
  return {
    title:
      groupCount === 0
        ? `No caption of ${thousands(items)} repeats another`
        : `${thousands(repeated)} of ${thousands(items)} captions repeat another, in ${thousands(groupCount)} ${groupCount === 1 ? 'cluster' : 'clusters'}`,
    clusters: groups.map(({size, keys}) => ({keys, says: `${thousands(size)} × one caption, or nearly`})),
  };
}
