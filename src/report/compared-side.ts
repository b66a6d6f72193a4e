import type {ComparedSet, ComparedStatistics} from '../statistics/compared-set.ts';
import type {ItemTable} from '../statistics/item-table.ts';
import type {SummaryOptions} from '../statistics/summarise.ts';
import type {SideKind} from './comparison.ts';
import type {HealthReport} from './health-report.ts';

/** One side of a comparison with all that is known of it. */
export interface ComparedSide {
  readonly label: string;
  readonly kind: SideKind;
  readonly report: HealthReport;
  /** Null for a saved report. */
  readonly statistics: ComparedStatistics | null;
  /** The items themselves; null but for a data set. */
  readonly collected: ComparedSet | null;
  /** What was kept of the items of a baseline, and of a data set that is compared with one. */
  readonly table?: ItemTable | null;
  /** How it was summarised; null but for a data set. */
  readonly options: SummaryOptions | null;
}
