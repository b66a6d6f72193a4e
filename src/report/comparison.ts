import type {Pillar, Unit} from '../metrics/metric.ts';
import type {Band} from '../scoring/score.ts';
import type {Severity} from '../sources/notes.ts';
import type {DistributionChange} from '../statistics/distribution-change.ts';
import type {FeatureChange} from '../statistics/feature-changes.ts';
import type {Blame} from './blame.ts';
import type {Mismatch} from './comparable.ts';
import type {HealthReport, MetricStatus} from './health-report.ts';
import type {Significance} from './significance.ts';

export type SideKind = 'data-set' | 'baseline' | 'statistics' | 'lora' | 'report';

/** What was compared, one side. */
export interface SideFacts {
  /** As the user named it: `HEAD~1:train`. */
  readonly label: string;
  readonly kind: SideKind;
  readonly basis: string;
  readonly dataset: HealthReport['dataset'];
  /** Of the side by itself, on all that it has. */
  readonly score: {
    readonly value: number | null;
    readonly band: Band | null;
    readonly partial: boolean;
    readonly coverage: number;
  };
}

/** A figure on both sides, and head less base; null where one is missing. */
export interface Delta {
  readonly base: number | null;
  readonly head: number | null;
  readonly delta: number | null;
}

export interface MetricDelta {
  readonly title: string;
  readonly unit: Unit;
  /** Null: reported only. */
  readonly pillar: Pillar | null;
  readonly value: Delta;
  /** 0–100. */
  readonly score: Delta;
}

/** What a metric adds to the change of the score. */
export interface AttributionReport {
  readonly id: string;
  readonly title: string;
  readonly pillar: Pillar;
  readonly points: number;
}

/** A part of the score that only one side has, and which is left out of the change. */
export interface Availability {
  readonly id: string;
  readonly title: string;
  readonly pillar: Pillar;
  readonly base: MetricStatus;
  readonly head: MetricStatus;
  /** Why the one that has no score has none. */
  readonly why: string;
}

/** How often a note was made on each side, where that differs. */
export interface NoteDelta {
  readonly code: string;
  readonly severity: Severity;
  readonly says: string;
  readonly base: number;
  readonly head: number;
}

type RemarkCode =
  | 'deleted-one-offs'
  | 'style-changed'
  | 'trigger-changed'
  | 'few-items'
  | 'capped'
  | 'scores-only'
  | 'counts-only'
  | 'approximate';

/** What a reader must know beside the figures. */
export interface Remark {
  readonly code: RemarkCode;
  readonly says: string;
}

/** The one comparison that every frontend renders. Stable within `schemaVersion` 1: docs/compare.md. */
export interface Comparison {
  readonly schemaVersion: 1;
  readonly kind: 'comparison';
  readonly tool: {readonly name: 'tagnosis'; readonly version: string};
  readonly base: SideFacts;
  readonly head: SideFacts;
  /** Whether both are scored with one ruler; where not, deltas are null. */
  readonly comparable: boolean;
  readonly mismatches: readonly Mismatch[];
  /** On the metrics that both sides have scores of. */
  readonly score: Delta & {readonly coverage: number; readonly partial: boolean};
  readonly pillars: Readonly<Record<Pillar, Delta>>;
  /** Sums to the change of the score; the strongest first. */
  readonly attribution: readonly AttributionReport[];
  readonly availability: readonly Availability[];
  readonly significance: Significance;
  /** Null where single items are not known on both sides. */
  readonly items: {
    readonly kept: number;
    readonly edited: number;
    readonly removed: number;
    readonly added: number;
  } | null;
  readonly blame: Blame;
  readonly distribution: DistributionChange | {readonly notCompared: string};
  /** Sizes, light and lengths of items; null where single items are not known on both sides. */
  readonly features: readonly FeatureChange[] | null;
  readonly metrics: Readonly<Record<string, MetricDelta>>;
  readonly notes: readonly NoteDelta[];
  readonly remarks: readonly Remark[];
}
