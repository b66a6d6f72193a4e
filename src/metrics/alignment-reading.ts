import {type Alignment, mismatchShare} from '../statistics/alignment/alignment.ts';
import type {ScoredStatistics} from '../statistics/statistics.ts';
import type {Detail} from './detail.ts';

/** Fewer items, or captions that say so much the same, and ranks mean nothing: docs/metrics/alignment.md. */
const FEWEST = 30;
const ALIKE = 1.5;
/** Of the pictures that know their caption better than half of the others, most know it better than nearly all: else the model guesses. */
const SURE = 0.5;
/** Exchanged pairs that prove that the model reads the set. */
const PROOF = 3;
/** Share of items without finite vectors from which the model is broken. */
const BROKEN = 0.01;

/** Why ranks say nothing here, whether for want of a look or of something to see; null where they do. */
export function unranked({
  alignment,
  dataset,
}: Pick<ScoredStatistics, 'alignment' | 'dataset'>):
  | {readonly notRun: string}
  | {readonly notApplicable: string}
  | null {
  const {unseen, model, n, excluded} = alignment;
  if (dataset.captionsOnly) return {notApplicable: 'There are only captions.'};
  if (unseen !== null) return {notRun: unseen};
  if (model === null) return {notRun: 'No image–text model was given (--clip).'};
  if (excluded.notFinite > BROKEN * (n + excluded.notFinite))
    throw new Error(`the model gave no numbers for ${excluded.notFinite} of ${n + excluded.notFinite} items.`);
  if (n < FEWEST && n + excluded.noImage >= FEWEST)
    return {notRun: `Only ${n} pictures could be shown to the model, and ranks need ${FEWEST}.`};
  if (n < FEWEST)
    return {notApplicable: `Ranks need ${FEWEST} pictures with tags that say which picture it is; there are ${n}.`};
  if (alignment.effectiveCaptions < ALIKE)
    return {notApplicable: 'The captions say nearly the same: none belongs to one picture more than to another.'};
  return null;
}

/** Why the figures are not scored; null where the ranks show, or the user says, that the model can read the pictures. */
export function unread({trusted, top, upper, exchanged, shifted}: Alignment): string | null {
  if (trusted || shifted !== null || exchanged.length >= PROOF || (upper > 0 && top >= SURE * upper)) return null;
  return 'Either most captions belong to other images, or this model cannot read this style: its ranks do not tell which.';
}

/** The figures of both metrics. */
export function alignmentValues(alignment: Alignment): NonNullable<Detail['values']> {
  const {n, excluded, auc, belowHalf, top, upper, effectiveCaptions, exchanged} = alignment;
  return {
    pairs: n,
    'without-image': excluded.noImage,
    'without-tags': excluded.noTags,
    'below-half': belowHalf,
    mismatched: mismatchShare(alignment),
    auc,
    'sure-share': upper === 0 ? null : top / upper,
    'effective-captions': effectiveCaptions,
    exchanged: exchanged.length,
  };
}
