import {thousands} from '../../math/thousands.ts';
import type {ImageCluster, ImageStatistics} from '../../statistics/images.ts';
import {fit, flow} from './columns.ts';
import {safeText} from './safe-text.ts';
import type {TextStyle} from './text/style.ts';

interface Shown extends TextStyle {
  /** All clusters, all members. */
  readonly all: boolean;
}

const CLUSTERS = 20;
const MEMBERS = 8;
const PAIRS = 5;

/** Why a copy is the one to keep. */
const REASONS: Readonly<Record<ImageCluster['why'], string>> = {
  caption: 'it has a caption',
  'not-upscaled': 'the larger one seems to be blown up',
  pixels: 'it has more pixels',
  lossless: 'it is stored without loss',
  bytes: 'it has more bytes',
  name: 'nothing tells them apart, so the first by name',
};

/** Copies for people: what to keep, and why. */
export function duplicatesText(images: ImageStatistics, {paint, width, all}: Shown): string {
  const {groups, ok, clusters} = images;
  const copies = groups.reduce((n, {keys}) => n + keys.length - 1, 0);
  const head =
    groups.length === 0
      ? `No copies among ${thousands(ok)} images.`
      : `${thousands(copies)} ${copies === 1 ? 'copy' : 'copies'} among ${thousands(ok)} images: ${thousands(clusters)} different pictures.`;
  const shown = all ? groups : groups.slice(0, CLUSTERS);
  const blocks = shown.map(group => block(group, {paint, width, all}));
  const rest = groups.length - shown.length;
  return `${[
    flow(head, width).join('\n'),
    ...blocks,
    ...(rest > 0 ? [`… and ${thousands(rest)} more groups: --all shows them.`] : []),
    ...others(images, width),
  ].join('\n\n')}\n`;
}

function block({keys, keep, why, exact, lowDetail}: ImageCluster, {paint, width, all}: Shown): string {
  const kind = exact ? 'the same picture' : lowDetail ? 'nearly empty, look at them' : 'copies';
  const drop = keys.filter(key => key !== keep);
  const shown = all ? drop : drop.slice(0, MEMBERS);
  const rest = drop.length - shown.length;
  return [
    paint(`${keys.length} × ${kind}`, 'bold'),
    ...flow(`keep ${safeText(keep, 200)} (${REASONS[why]})`, width - 2).map(line => `  ${line}`),
    ...shown.map(key => `  drop ${fit(safeText(key, 300), width - 8)}`),
    ...(rest > 0 ? [`  … and ${thousands(rest)} more`] : []),
  ].join('\n');
}

function others({mirrors, lookAlikes, images, ok, pointers, lowDetail}: ImageStatistics, width: number): string[] {
  const undecoded = images - ok - pointers;
  return [
    ...(mirrors.total === 0
      ? []
      : [
          [
            `${thousands(mirrors.total)} × a picture and its mirror image (no copies to a trainer):`,
            ...mirrors.pairs
              .slice(0, PAIRS)
              .map(({a, b}) => `  ${fit(`${safeText(a, 150)} = ${safeText(b, 150)}`, width - 3)}`),
          ].join('\n'),
        ]),
    ...(lookAlikes.total === 0
      ? []
      : [
          flow(`${thousands(lookAlikes.total)} pairs look alike to hashes and not to a closer look.`, width).join('\n'),
        ]),
    ...(undecoded > 0 ? [`${thousands(undecoded)} files could not be decoded: tagnosis check names them.`] : []),
    ...(pointers > 0 ? [`${thousands(pointers)} images are Git LFS pointers, not checked out: git lfs pull`] : []),
    ...(ok > 0 && lowDetail > ok / 2 ? ['Most pictures are nearly empty: hashes tell them apart less surely.'] : []),
  ];
}
