import type {NeighbourLabels} from './neighbour-labels.ts';
import type {TaggerAgreement} from './tagger-agreement.ts';

/** A tag and how well a picture shows it: deviations above the mean of all pictures. */
export interface TagFit {
  readonly tag: string;
  readonly z: number;
}

/** An item whose caption probably belongs to another picture. */
export interface ReviewedItem {
  readonly key: string;
  /** Share of the other captions that fit its picture worse. */
  readonly rank: number;
  /** Estimated chance that it is mismatched. */
  readonly chance: number;
  /** Tags of its caption that its picture shows least, and tags of other captions that it shows. */
  readonly wrong: readonly TagFit[];
  readonly missing: readonly TagFit[];
  /** The item whose caption fits its picture best; null where it is its own. */
  readonly better: string | null;
}

/** How well the pictures that bear a tag can be told from those that do not. */
export interface TagRanking {
  readonly tag: string;
  readonly n: number;
  /** Chance that a picture with the tag shows it more than one without, in [0, 1]. */
  readonly auc: number;
}

/** A model, and how it was asked. */
export interface AlignmentModel {
  /** Equal where its bytes and all that pictures go through are. */
  readonly fingerprint: string;
  readonly dtype: string;
  readonly device: string;
  /** In what a tag is put to it. */
  readonly templates: readonly string[];
}

/** CLIPScore, 2.5 · max(cos, 0) of pictures and whole captions: docs/metrics/alignment.md. */
export interface ClipScore {
  /** Items with a picture and a caption. */
  readonly n: number;
  readonly mean: number;
  /** At .1, .5 and .9. */
  readonly quantiles: readonly [number, number, number];
  /** The model is built like ViT-B/32, for which the factor was chosen: else only its own figures compare. */
  readonly isBase32: boolean;
}

/** What an image–text model says of the same where a tagger is scored. */
export interface BesideModel {
  readonly model: AlignmentModel;
  /** Items that were ranked, those whose own caption fits worse than half of the others, and the mean rank. */
  readonly n: number;
  readonly belowHalf: number;
  readonly auc: number;
}

/** Whether captions belong to their pictures, by the eyes of an image–text model: docs/metrics/alignment.md. */
export interface Alignment {
  /** Why no model looked; null when one did. */
  readonly unseen: string | null;
  readonly model: AlignmentModel | null;
  readonly notes: readonly string[];
  /** Items that were ranked, and why the others were not. */
  readonly n: number;
  readonly excluded: {readonly noImage: number; readonly noTags: number; readonly notFinite: number};
  /** How many different captions they behave like; 1 = all say the same. */
  readonly effectiveCaptions: number;
  /** Items whose own caption fits worse than half of the others. */
  readonly belowHalf: number;
  /** Mean rank. */
  readonly auc: number;
  /** Items by rank, in 20 bins from 0 to 1; those of .9 and more, and of ½ and more. */
  readonly bins: readonly number[];
  readonly top: number;
  readonly upper: number;
  /** The user vouches for the model. */
  readonly trusted: boolean;
  /** Pairs of items of which each has the caption that fits the other best. */
  readonly exchanged: readonly (readonly [string, string])[];
  /** Most items fit the caption that stands so many items further on; null where they do not. */
  readonly shifted: {readonly by: number; readonly items: number} | null;
  /** The likeliest first; empty where only scores were asked for. */
  readonly review: readonly ReviewedItem[];
  readonly reviewTotal: number;
  /** The lowest first, capped; empty where only scores were asked for. */
  readonly tags: readonly TagRanking[];
  /** Null of a tagger alone, and where only scores were asked for. */
  readonly clipScore: ClipScore | null;
  /** Null of other models, and where only scores were asked for. */
  readonly agreement: TaggerAgreement | null;
  /** By folders and declared groups of which there are at least two; empty where only scores were asked for. */
  readonly neighbours: readonly NeighbourLabels[];
  /** Null where one model was asked, where it could rank too few, and where only scores were asked for. */
  readonly beside: BesideModel | null;
}

export const NO_ALIGNMENT: Alignment = {
  unseen: null,
  model: null,
  notes: [],
  n: 0,
  excluded: {noImage: 0, noTags: 0, notFinite: 0},
  effectiveCaptions: 0,
  belowHalf: 0,
  auc: 0,
  bins: [],
  top: 0,
  upper: 0,
  trusted: false,
  exchanged: [],
  shifted: null,
  review: [],
  reviewTotal: 0,
  tags: [],
  clipScore: null,
  agreement: null,
  neighbours: [],
  beside: null,
};

/** Storey's estimate of the share of mismatched pairs with λ = ½: ranks of mismatched pairs are even, those of matched ones high. */
export function mismatchShare({belowHalf, n}: Pick<Alignment, 'belowHalf' | 'n'>): number {
  return n === 0 ? 0 : Math.min(1, (2 * belowHalf) / n);
}
