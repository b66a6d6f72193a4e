import type {Edit} from '../corpus/edit-kind.ts';
import type {Pillar} from '../metrics/metric.ts';

/** The nine patterns of bad data sets: docs/advice.md. */
export type Pattern = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I';

/** `safe`: the trained text changes in no meaning · `suggested`: a judgement · `manual`: never applied by a machine. */
type Applicability = 'safe' | 'suggested' | 'manual';

/** Something that a machine or a person can carry out. Closed: frontends switch over `kind`. */
export type Fix = (
  | Exclude<Edit, {readonly kind: 'set-token-length'}>
  | {readonly kind: 'shorten-caption'; readonly encoder: string; readonly budget: number}
  | {readonly kind: 'drop-item'; readonly keys: readonly string[]; readonly reason: string}
  | {readonly kind: 'keep-one-of-cluster'; readonly keep: string; readonly drop: readonly string[]}
  | {readonly kind: 'split-dataset'; readonly groups: readonly Part[]; readonly shared: readonly string[]}
  | {
      readonly kind: 'set-training-option';
      readonly trainer: string;
      readonly option: string;
      readonly value: string | number | boolean;
    }
  | {readonly kind: 'review-list'; readonly keys: readonly string[]; readonly question: string}
) & {readonly applicability: Applicability};

/** One of the sets that a split gives. */
export interface Part {
  readonly name: string;
  readonly keys: readonly string[];
}

/** What a finding rests on; lists are capped, `total` counts all. */
export type Evidence =
  | {readonly kind: 'tags'; readonly total: number; readonly tags: readonly TagEvidence[]}
  | {readonly kind: 'pairs'; readonly total: number; readonly pairs: readonly PairEvidence[]}
  | {readonly kind: 'items'; readonly total: number; readonly items: readonly ItemEvidence[]}
  | {readonly kind: 'clusters'; readonly total: number; readonly clusters: readonly (readonly string[])[]}
  | {readonly kind: 'subsets'; readonly total: number; readonly subsets: readonly SubsetEvidence[]}
  | {readonly kind: 'option'; readonly name: string; readonly now: string; readonly want: string};

interface TagEvidence {
  readonly tag: string;
  readonly n: number;
  readonly coverage: number;
  readonly note?: string;
}

/** Two tags. What was not counted is null. */
export interface PairEvidence {
  readonly a: string;
  readonly b: string;
  readonly nA: number;
  readonly nB: number;
  /** Items that bear both. */
  readonly nBoth: number | null;
  /** nBoth / (nA + nB − nBoth). */
  readonly jaccard: number | null;
  /** Normalised pointwise mutual information. */
  readonly npmi?: number;
  /** Significance after correction for the number of pairs. */
  readonly q?: number;
}

interface ItemEvidence {
  readonly key: string;
  readonly note?: string;
}

interface SubsetEvidence {
  readonly name: string;
  readonly items: number;
  readonly exposures: number;
}

interface Subject {
  readonly kind: 'tags' | 'pair' | 'items' | 'subsets' | 'option' | 'data-set';
  readonly keys: readonly string[];
}

export type FindingSeverity = 'error' | 'warning' | 'note';

/** What the words of a finding are rendered from: names are whole here, and cut in the words. */
export type Params = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What a rule says, before guards, gain and rank. `what` ≤ 140, `why` ≤ 180, `todo` ≤ 220 characters. */
export interface Draft {
  readonly severity: FindingSeverity;
  readonly subject: Subject;
  readonly params: Params;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  /** What to do where the purpose makes it normal. */
  readonly unless?: string;
  /** False where no purpose excuses it, though the rule has such purposes. */
  readonly excusable?: boolean;
  /** So many items are harmed by it that the score is capped. */
  readonly capsScore?: boolean;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
}

export interface Impact {
  /** Change of the score if the offered fixes were applied; null where it is unknown, and `basis` says why. */
  readonly dhs: number | null;
  readonly pillars: Readonly<Partial<Record<Pillar, number>>>;
  /**
   * Statistics that were saved cannot be edited: only the data set tells the gain. Of a split it is the mean score of the
   * parts, by their items, minus the score of the whole.
   */
  readonly basis: null | 'needs the data set' | 'per part';
}

export interface Finding extends Omit<Draft, 'unless' | 'excusable' | 'capsScore'> {
  readonly rule: string;
  readonly patterns: readonly Pattern[];
  /** Set when the finding is what this purpose asks for: "Normal for a style set". */
  readonly normalFor?: Purpose;
  readonly confidence: 'low' | 'normal';
  /** Null where nothing can be applied, or nothing can be claimed. */
  readonly impact: Impact | null;
  /** So many items are harmed by it that the score is capped: it stands before all but assumed options. */
  readonly capsScore: boolean;
  /** Rule of an earlier finding that offers some of these fixes already: they are left out here. */
  readonly doneBy: string | null;
  /** The user accepted it: it stays here and leaves text and gates. */
  readonly accepted: boolean;
}

/** What the set is to teach. */
export type Purpose = 'character' | 'style' | 'concept' | 'general';
