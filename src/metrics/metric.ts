import type {ScoredName, ScoredStatistics} from '../statistics/statistics.ts';
import type {Curve} from './curve.ts';
import type {Detail} from './detail.ts';

export type Pillar = 'quality' | 'balance' | 'uniqueness' | 'structure';

/** What measuring gave. */
export type Measurement =
  | {
      readonly value: number;
      /** Score where the curve does not take `value` itself (the worse of two figures, say). 0–100. */
      readonly score?: number;
      /** 95 % interval, in the metric's unit; the page says of which estimate. */
      readonly interval?: readonly [number, number];
      readonly detail?: Detail;
    }
  /** Nothing to judge: the reason is shown, and the weight is left to the pillar's other metrics. */
  | {readonly notApplicable: string}
  /** Could have been judged with something that is missing here: the weight counts as not measured. */
  | {readonly notRun: string}
  /** Measured, shown, but not scored this time, for the reason given. */
  | {readonly value: number; readonly informative: string; readonly detail?: Detail};

export type Unit = 'ratio' | 'nats' | 'bits' | 'tags' | 'captions' | 'share' | 'score';

/** A metric is this description beside one pure function of the statistics it names. */
export interface Metric<Needs extends ScoredName = ScoredName> {
  /** File name, JSON key, docs page. */
  readonly id: string;
  /** M1 … M11b in docs/metrics. */
  readonly code: string;
  /** Raised when value or score changes for equal input. */
  readonly version: number;
  readonly title: string;
  readonly question: string;
  readonly unit: Unit;
  readonly direction: 'higher-is-better' | 'lower-is-better' | 'neither';
  /** Null: reported only. */
  readonly pillar: Pillar | null;
  /** Weight inside the pillar; 0 for reported metrics. */
  readonly weight: number;
  readonly curve: Curve | null;
  readonly needs: readonly Needs[];
  /** Figures that rest on how often things occur are for reference only below 20 items; facts of the files hold at any size. */
  readonly restsOn: 'distribution' | 'files';
  measure(statistics: Pick<ScoredStatistics, Needs>): Measurement;
}

/** Keeps `measure` to what `needs` declares: reading another statistic does not compile. */
export function defineMetric<const Needs extends ScoredName>(metric: Metric<Needs>): Metric<Needs> {
  return metric;
}
