import type {ItemTable} from '../../statistics/item-table.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import type {HealthReport} from '../health-report.ts';

/** How every baseline file begins. */
export const BASELINE_START = '{"kind":"tagnosis/baseline"';
/** Items kept of a set; of larger ones a sample that is the same in every version. */
export const MOST_KEPT = 20_000;

/** A data set at one moment, kept so that later versions can be compared with it as if it were still there. */
export interface Baseline {
  /** Where the set lies in its repository, or what it is called. */
  readonly path: string;
  /** Name of the commit; null where there is none. */
  readonly commit: string | null;
  readonly report: HealthReport;
  readonly statistics: Statistics;
  /** Null where single items are not known. */
  readonly table: ItemTable | null;
}
