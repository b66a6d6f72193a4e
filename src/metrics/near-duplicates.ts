import {DUPLICATE_RULES, type DuplicateRules, type Transform} from '../config/duplicates.ts';
import type {ImageStatistics} from '../statistics/images.ts';
import {anchors} from './curve.ts';
import {defineMetric, type Metric} from './metric.ts';
import {pairsLeftOut} from './pairs-left-out.ts';
import {shareInterval} from './share-interval.ts';

/** Share of images that must have been decoded for the figure to speak for all. */
const ENOUGH = 0.8;

/**
 * Redundant share = 1 − clusters / N, N = images that were decoded, cluster = images of which every two are copies: the same
 * bytes or pixels, or two hashes that agree and a closer look that confirms it. In [0, 1); 0 for a single image. Not measured
 * where images were not looked at, or are not checked out. What is a copy: docs/images.md.
 */
export const nearDuplicates: Metric<'images' | 'dataset'> = defineMetric({
  id: 'near-duplicates',
  code: 'M10',
  version: 1,
  title: 'Near-duplicate images',
  question: 'How many images are copies of others?',
  unit: 'share',
  direction: 'lower-is-better',
  pillar: 'uniqueness',
  weight: 0.5,
  curve: anchors({ideal: 0, good: 0.05, poor: 0.2, worst: 0.6}), // docs/calibration.md#near-duplicates
  needs: ['images', 'dataset'],
  restsOn: 'files',
  measure({images: {unseen, images, ok, pointers, clusters, ...found}, dataset}) {
    if (dataset.captionsOnly) return {notApplicable: 'There are only captions.'};
    if (unseen !== null) return {notRun: unseen};
    if (images === 0) return {notApplicable: 'There is no image.'};
    if (pointers === images) return {notRun: 'The images are Git LFS pointers, not checked out: git lfs pull'};
    if (ok === 0) return {notRun: 'No image could be decoded.'};
    const value = (ok - clusters) / ok;
    const groups = found.groups.filter(group => group.pointers !== true);
    const detail = {
      values: {
        images: ok,
        clusters,
        exact: found.exact / ok,
        largest: found.largest,
        pairs: found.pairs,
        exposures: found.exposures,
        ...(looksFor('mirror', found.rules) ? {mirrors: found.mirrors.total} : {}),
        ...(found.accepted === undefined ? {} : {accepted: found.accepted.pairs}),
        ...(found.turned === undefined ? {} : {turned: found.turned.total}),
        'look-alikes': found.lookAlikes.total,
        'low-detail': found.lowDetail / ok,
      },
      rows: groups.slice(0, 10).map(({keys, keep}) => ({
        label: keep,
        value: keys.length,
        note: keys
          .filter(key => key !== keep)
          .slice(0, 5)
          .join(', '),
      })),
      total: groups.length,
      ...remarksOf({...found, ok}),
    };
    return ok < ENOUGH * images
      ? {value, informative: `Only ${ok} of ${images} images could be decoded.`, detail}
      : {value, ...shareInterval(ok - clusters, ok), detail};
  },
});

function looksFor(transform: Transform, rules: DuplicateRules = DUPLICATE_RULES): boolean {
  return rules.transforms.includes(transform);
}

/** Where copies were told by other rules than the usual, or by less than these: neither in silence. */
function remarksOf(images: Parameters<typeof pairsLeftOut>[0] & Pick<ImageStatistics, 'accepted'>): {
  readonly remarks?: readonly string[];
} {
  const {rules, accepted} = images;
  const remarks = [
    ...(rules === undefined || !hasOwnRadii(rules) ? [] : [radiiWords(rules)]),
    ...(accepted === undefined || accepted.pairs === 0 ? [] : [acceptedWords(accepted.pairs)]),
    ...pairsLeftOut(images),
  ];
  return remarks.length === 0 ? {} : {remarks};
}

function hasOwnRadii({pHash, dHash, advisory}: DuplicateRules): boolean {
  const usual = DUPLICATE_RULES;
  return pHash !== usual.pHash || dHash !== usual.dHash || advisory !== usual.advisory;
}

function radiiWords({pHash, dHash, advisory}: DuplicateRules): string {
  return `Copies are told by pHash within ${pHash} bits and dHash within ${dHash}, look-alikes by pHash within ${advisory}, as the settings say.`;
}

function acceptedWords(pairs: number): string {
  return `${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of copies that the settings accept (duplicates.ignore) ${pairs === 1 ? 'is' : 'are'} not counted.`;
}
