import type {Metric} from '../metrics/metric.ts';
import type {SummaryOptions} from '../statistics/summarise.ts';

/** How a set is counted, and by which metrics it is judged: both hold for every score that is compared with its own. */
export interface JudgingOptions extends SummaryOptions {
  /** All of them where absent. */
  readonly metrics?: readonly Metric[];
}
