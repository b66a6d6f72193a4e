import type {Paint} from '../paint.ts';

/** How a report is written. */
export interface TextStyle {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}
