import type {Edit} from '../corpus/edit.ts';
import type {Pillar} from '../metrics/metric.ts';

/** The nine patterns of bad data sets: docs/advice.md. */
export type Pattern = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I';

/** `safe`: the trained text changes in no meaning · `suggested`: a judgement · `manual`: never applied by a machine. */
type Applicability = 'safe' | 'suggested' | 'manual';

/** Something that a machine or a person can carry out. Closed: frontends switch over `kind`. */
export type Fix = (
  | Exclude<Edit, {readonly kind: 'set-token-length'}>
  | {readonly kind: 'shorten-caption'; readonly encoder: string; readonly budget: number}
  | {readonly kind: 'reorder-tags'; readonly first: readonly string[]}
  | {readonly kind: 'set-training-option'; readonly option: string; readonly value: string | number | boolean}
  | {readonly kind: 'review-list'; readonly keys: readonly string[]; readonly question: string}
) & {readonly applicability: Applicability};

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

interface PairEvidence {
  readonly a: string;
  readonly b: string;
  readonly nA: number;
  readonly nB: number;
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

/** What a rule says, before guards, gain and rank. `what` ≤ 140, `why` ≤ 180, `todo` ≤ 220 characters. */
export interface Draft {
  readonly severity: FindingSeverity;
  readonly subject: Subject;
  readonly what: string;
  readonly why: string;
  readonly todo: string;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
}

export interface Impact {
  /** Change of the score if the offered fixes were applied. */
  readonly dhs: number;
  readonly pillars: Readonly<Partial<Record<Pillar, number>>>;
}

export interface Finding extends Draft {
  readonly rule: string;
  readonly patterns: readonly Pattern[];
  /** Set when the finding is what this purpose asks for: "Normal for a style set". */
  readonly normalFor?: Purpose;
  readonly confidence: 'low' | 'normal';
  /** Null where nothing can be applied, or nothing can be claimed. */
  readonly impact: Impact | null;
  /** The user accepted it: it stays here and leaves text and gates. */
  readonly accepted: boolean;
}

/** What the set is to teach. */
export type Purpose = 'character' | 'style' | 'concept' | 'general';
