import type {Finding, Impact} from '../advice/finding.ts';
import type {Detail} from '../metrics/detail.ts';
import type {Pillar, Unit} from '../metrics/metric.ts';
import type {Band, Cap, PillarScore} from '../scoring/score.ts';
import type {Severity} from '../sources/notes.ts';

export type MetricStatus = 'scored' | 'informative' | 'not-applicable' | 'not-run' | 'error';

export interface MetricReport {
  readonly code: string;
  readonly title: string;
  readonly status: MetricStatus;
  readonly value: number | null;
  readonly unit: Unit;
  /** 0–100. */
  readonly score: number | null;
  /** Inside its pillar. */
  readonly weight: number;
  readonly confidence: 'low' | 'normal';
  /** 95 % interval; none below 20 items. */
  readonly interval?: readonly [number, number];
  /** Why there is no value, or why it is not scored. */
  readonly reason?: string;
  readonly detail?: Detail;
}

export interface PillarReport extends PillarScore {
  /** 95 % interval; only where it was asked for and can be told. */
  readonly interval?: readonly [number, number];
}

export interface NoteReport {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly places: readonly string[];
  readonly details: readonly string[];
  readonly says: string;
  readonly hint: string;
}

/** The one report that every frontend renders. Stable within `schemaVersion` 1: docs/health-report.md. */
export interface HealthReport {
  readonly schemaVersion: 1;
  readonly tool: {readonly name: 'tagnosis'; readonly version: string};
  /** Hash of versions, curves, weights and options of the scored metrics: scores compare only where it is equal. */
  readonly basis: string;
  readonly source: {
    readonly why: string;
    readonly assumptions: readonly {readonly option: string; readonly value: string; readonly why: string}[];
    readonly alsoFound: readonly string[];
  };
  readonly dataset: {
    readonly name: string;
    readonly layout: string;
    readonly profile: string;
    readonly style: 'tags' | 'sentence' | 'mixed';
    readonly items: number;
    readonly vocabulary: number;
    readonly uses: number;
    /** Of prose: distinct terms, and their uses. */
    readonly terms: {readonly vocabulary: number; readonly uses: number} | null;
    readonly trigger: {readonly text: string; readonly origin: string} | null;
    readonly digest: string;
  };
  readonly score: {
    readonly value: number | null;
    readonly band: Band | null;
    readonly partial: boolean;
    readonly coverage: number;
    readonly bounds: readonly [number, number];
    /** 95 % interval; null unless it was asked for and can be told. */
    readonly interval: readonly [number, number] | null;
    readonly caps: readonly Cap[];
  };
  readonly pillars: Readonly<Record<Pillar, PillarReport>>;
  readonly metrics: Readonly<Record<string, MetricReport>>;
  /** Scored parts that this version or this run did not measure. */
  readonly unmeasured: readonly {
    readonly id: string;
    readonly title: string;
    readonly pillar: Pillar;
    readonly why: string;
  }[];
  /** What to change, best first; at most 100. */
  readonly advice: readonly Finding[];
  /** Findings in all. */
  readonly adviceTotal: number;
  /** Gain of all safe fixes, and of the fixes of the three findings on top: gains do not add up. */
  readonly together: {readonly safe: Impact | null; readonly top: Impact | null};
  readonly notes: readonly NoteReport[];
}
