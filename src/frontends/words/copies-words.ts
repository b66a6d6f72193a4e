import {thousands} from '../../math/thousands.ts';
import type {ImageCluster, ImageStatistics} from '../../statistics/images.ts';

/** Why a copy is the one to keep. */
export const KEEP_REASONS: Readonly<Record<ImageCluster['why'], string>> = {
  caption: 'it has a caption',
  'not-upscaled': 'the larger one seems to be blown up',
  pixels: 'it has more pixels',
  lossless: 'it is stored without loss',
  bytes: 'it has more bytes',
  name: 'nothing tells them apart, so the first by name',
};

/** How many copies there are. */
export function copiesHead({groups, ok, clusters}: ImageStatistics): string {
  const copies = groups.reduce((n, {keys}) => n + keys.length - 1, 0);
  if (groups.length === 0) return `No copies among ${thousands(ok)} images.`;
  return `${thousands(copies)} ${copies === 1 ? 'copy' : 'copies'} among ${thousands(ok)} images: ${thousands(clusters)} different pictures.`;
}

/** How many there are of one picture, and how alike. */
export function clusterHead({keys, exact, lowDetail}: ImageCluster): string {
  const kind = exact ? 'the same picture' : lowDetail ? 'nearly empty, look at them' : 'copies';
  return `${thousands(keys.length)} × ${kind}`;
}

/** What was not compared, or less surely. */
export function copiesRemarks({images, ok, pointers, lowDetail}: ImageStatistics): string[] {
  const undecoded = images - ok - pointers;
  return [
    ...(undecoded > 0 ? [`${thousands(undecoded)} files could not be decoded: tagnosis check names them.`] : []),
    ...(pointers > 0 ? [`${thousands(pointers)} images are Git LFS pointers, not checked out: git lfs pull`] : []),
    ...(ok > 0 && lowDetail > ok / 2 ? ['Most pictures are nearly empty: hashes tell them apart less surely.'] : []),
  ];
}
