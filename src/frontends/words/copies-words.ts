import {DUPLICATE_RULES, type DuplicateRules} from '../../config/duplicates.ts';
import {thousands} from '../../math/thousands.ts';
import {pairsLeftOut} from '../../metrics/pairs-left-out.ts';
import {counted} from './dataset-words.ts';
import type {ImageCluster} from '../../statistics/image-clusters.ts';
import type {ImageStatistics} from '../../statistics/images.ts';
import {acceptedWords} from './accepted-words.ts';
import type {Turn} from '../../statistics/turned-picture.ts';

/** Why a copy is the one to keep. */
export const KEEP_REASONS: Readonly<Record<ImageCluster['why'], string>> = {
  caption: 'it has a caption',
  'not-upscaled': 'the larger one seems to be blown up',
  pixels: 'it has more pixels',
  lossless: 'it is stored without loss',
  bytes: 'it has more bytes',
  name: 'nothing tells them apart, so the first by name',
};

/** How the second picture of a pair lies against the first. */
export const TURN_WORDS: Readonly<Record<Turn, string>> = {
  quarter: 'turned by a quarter',
  half: 'turned by a half',
  'upside-down': 'upside down',
  'mirrored-quarter-left': 'mirrored and turned by a quarter',
  'mirrored-quarter-right': 'mirrored and turned by a quarter',
};

/** How many copies there are. */
export function copiesHead({groups, images, ok, clusters, pointers}: ImageStatistics): string {
  const seen = copiesIn(groups.filter(group => group.pointers !== true));
  if (ok === 0 && pointers > 0) return pointersHead(groups, pointers);
  if (ok === 0) return images === 0 ? 'There are no images.' : 'There is no image that could be looked at.';
  if (seen === 0) return `No copies among ${counted(ok, 'image')}.`;
  return `${counted(seen, 'copy', 'copies')} among ${counted(ok, 'image')}: ${counted(clusters, 'different picture')}.`;
}

function pointersHead(groups: readonly ImageCluster[], pointers: number): string {
  const copies = copiesIn(groups);
  if (copies === 0) return `No equal files among ${counted(pointers, 'Git LFS pointer')}.`;
  return `${counted(copies, 'copy', 'copies')} among ${counted(pointers, 'Git LFS pointer')}: ${counted(pointers - copies, 'different file')}.`;
}

function copiesIn(groups: readonly ImageCluster[]): number {
  return groups.reduce((n, {keys}) => n + keys.length - 1, 0);
}

/** How many there are of one picture, and how alike. */
export function clusterHead({keys, exact, lowDetail, pointers}: ImageCluster): string {
  const seen = exact ? 'the same picture' : lowDetail ? 'nearly empty, look at them' : 'copies';
  const kind = pointers === true ? 'the same file, by its Git LFS pointer' : seen;
  return `${thousands(keys.length)} × ${kind}`;
}

/** What was not compared, or less surely. */
export function copiesRemarks(seen: ImageStatistics): string[] {
  const {images, ok, pointers, lowDetail, groups, rules, accepted} = seen;
  const undecoded = images - ok - pointers;
  return [
    ...(undecoded > 0
      ? [`${counted(undecoded, 'file')} could not be decoded: tagnosis check names ${undecoded === 1 ? 'it' : 'them'}.`]
      : []),
    ...(pointers > 0
      ? [pointersRemark(pointers, ok === 0 ? 0 : copiesIn(groups.filter(group => group.pointers)))]
      : []),
    ...(accepted === undefined ? [] : acceptedWords(accepted)),
    ...(rules === undefined ? [] : rulesWords(rules)),
    ...pairsLeftOut(seen),
    ...(ok > 0 && lowDetail > ok / 2 ? ['Most pictures are nearly empty: hashes tell them apart less surely.'] : []),
  ];
}

function pointersRemark(pointers: number, copies: number): string {
  const equal = copies === 0 ? '' : `, ${counted(copies, 'copy', 'copies')} of equal files among them`;
  const which = pointers === 1 ? '1 image is a Git LFS pointer' : `${thousands(pointers)} images are Git LFS pointers`;
  return `${which}, not checked out${equal}. Only equal files are told: git lfs pull`;
}

/** What is not as it is elsewhere: two lists are not to be compared without knowing. */
function rulesWords({pHash, dHash, advisory, transforms}: DuplicateRules): string[] {
  const {pHash: near, dHash: differences, advisory: wide} = DUPLICATE_RULES;
  const isUsual = pHash === near && dHash === differences && advisory === wide;
  return [
    ...(isUsual
      ? []
      : [
          `Copies are pictures within ${pHash} bits of pHash and ${dHash} of dHash, look-alikes within ${advisory} of pHash, as the settings say.`,
        ]),
    ...(transforms.includes('mirror') ? [] : ['Mirror images were not looked for, as the settings say.']),
  ];
}
