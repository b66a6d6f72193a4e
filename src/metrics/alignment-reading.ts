import {type Alignment, type BesideModel, type ClipScore, mismatchShare} from '../statistics/alignment/alignment.ts';
import type {NeighbourLabels} from '../statistics/alignment/neighbour-labels.ts';
import {agreementF1, type TaggerAgreement} from '../statistics/alignment/tagger-agreement.ts';
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

/** What a reader needs beside the figures. */
export function alignmentRemarks({notes, clipScore, agreement, neighbours, beside}: Alignment): string[] {
  return [
    ...notes,
    ...(beside === null ? [] : [besideWords(beside)]),
    ...(clipScore === null ? [] : [clipScoreWords(clipScore)]),
    ...(agreement === null ? [] : agreementWords(agreement)),
    ...neighbours.map(neighbourWords),
  ];
}

function besideWords(beside: BesideModel): string {
  const share = Math.round(100 * mismatchShare(beside));
  return `The tagger is scored. The image–text model beside it ranks the captions of ${beside.n} pictures at ${beside.auc.toFixed(3)} on average, and so takes ${share} % of them to belong to others.`;
}

function neighbourWords({kind, items, labels, agreement, doubtedTotal, doubted}: NeighbourLabels): string {
  const what = kind === 'folder' ? 'folder' : `value of ${kind}`;
  const named = doubted.slice(0, 3).map(({key, label, other}) => `${key} (${label}, looks like ${other})`);
  const found =
    doubtedTotal === 0
      ? 'none is surrounded by another.'
      : `${doubtedTotal} surrounded by another: ${named.join(', ')}${doubtedTotal > named.length ? ', …' : '.'}`;
  return `By ${what}, ${labels} of them, ${items} pictures have ${Math.round(100 * agreement)} % of their neighbours' votes for their own; ${found}`;
}

function agreementWords(agreement: TaggerAgreement): string[] {
  const {threshold, named, seen, both, wrongTotal, missingTotal} = agreement;
  const f1 = agreementF1(agreement);
  if (f1 === null) return [];
  return [
    `Captions and tagger agree to F1 = ${f1.toFixed(3)} (not scored): of ${named} tags that captions name it sees ${both}, of ${seen} that it sees (${threshold} or more) captions name ${both}. It rules out tags of ${wrongTotal} captions, and is sure of tags that ${missingTotal} lack.`,
  ];
}

function clipScoreWords({n, mean, quantiles: [low, , high], isBase32}: ClipScore): string {
  const range = `CLIPScore ${mean.toFixed(3)} on average of ${n}, from ${low.toFixed(3)} to ${high.toFixed(3)} in the middle 80 %`;
  return isBase32
    ? `${range}. It is not scored: it depends on style and wording.`
    : `${range}. Its factor is tuned for ViT-B/32, which this model is not known to be: compare it with this model's own figures only. It is not scored.`;
}

/** The figures of both metrics. */
export function alignmentValues(alignment: Alignment): NonNullable<Detail['values']> {
  const {n, excluded, auc, belowHalf, top, upper, effectiveCaptions, exchanged, clipScore, agreement, beside} =
    alignment;
  const [low, median, high] = clipScore?.quantiles ?? [];
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
    ...(clipScore === null ? {} : {'clip-score': clipScore.mean}),
    ...(agreement === null ? {} : agreementValues(agreement)),
    ...(beside === null ? {} : {'beside-auc': beside.auc, 'beside-mismatched': mismatchShare(beside)}),
    ...(low === undefined ? {} : {'clip-score-10': low}),
    ...(median === undefined ? {} : {'clip-score-50': median}),
    ...(high === undefined ? {} : {'clip-score-90': high}),
  };
}

/** Shares of nothing are null. */
function agreementValues(agreement: TaggerAgreement): NonNullable<Detail['values']> {
  const {threshold, uses, known, named, seen, both, wrongTotal, missingTotal} = agreement;
  const share = (part: number, all: number): number | null => (all === 0 ? null : part / all);
  return {
    'tagger-threshold': threshold,
    'tagger-f1': agreementF1(agreement),
    'tagger-sees-named': share(both, named),
    'captions-name-seen': share(both, seen),
    'unknown-to-tagger': share(uses - known, uses),
    'likely-wrong': wrongTotal,
    'likely-missing': missingTotal,
  };
}
