import type {Collected} from '../statistics/collect.ts';
import type {Statistics} from '../statistics/statistics.ts';
import type {SummaryOptions} from '../statistics/summarise.ts';
import type {SideKind} from './comparison.ts';
import type {HealthReport} from './health-report.ts';

/** One side of a comparison with all that is known of it. */
export interface ComparedSide {
  readonly label: string;
  readonly kind: SideKind;
  readonly report: HealthReport;
  /** Null for a saved report. */
  readonly statistics: Statistics | null;
  /** The items themselves; null but for a data set. */
  readonly collected: Collected | null;
  /** How it was summarised; null but for a data set. */
  readonly options: SummaryOptions | null;
}
