import * as z from 'zod';
import {type Feature, FEATURES} from '../../statistics/item-features.ts';
import type {HealthReport} from '../health-report.ts';
import {HEALTH_REPORT} from '../schema.ts';

/** What is kept of items, as columns. */
export interface StoredItems {
  readonly of: number;
  readonly keys: readonly string[];
  readonly contents: readonly (string | null)[];
  /** Match key, and how the tag is shown. */
  readonly tags: readonly (readonly [key: string, display: string])[];
  /** How many tags every item has; they stand one after the other in `rows`. */
  readonly lengths: readonly number[];
  readonly rows: readonly number[];
  /** Null: all are 1. */
  readonly weights: readonly number[] | null;
  /** Null values are not known; nor is anything of a feature that is missing. */
  readonly features: Readonly<Partial<Record<Feature, readonly (number | null)[]>>>;
}

interface StoredSet {
  readonly path: string;
  readonly commit: string | null;
  readonly report: HealthReport;
  /** As `saveStatistics` writes them: read by their own reader. */
  readonly statistics: Readonly<Record<string, unknown>>;
  readonly items: StoredItems | null;
}

/** A baseline file, as it stands on disk. */
export interface BaselineFile {
  readonly kind: 'tagnosis/baseline';
  readonly schemaVersion: 1;
  readonly datasets: readonly StoredSet[];
}

const MOST_SETS = 200;
const index: z.ZodType<number> = z.int().nonnegative();

const items: z.ZodType<StoredItems> = z.object({
  of: index,
  keys: z.array(z.string()).readonly(),
  contents: z.array(z.string().nullable()).readonly(),
  tags: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  lengths: z.array(index).readonly(),
  rows: z.array(index).readonly(),
  weights: z.array(z.number().positive()).readonly().nullable(),
  features: z.partialRecord(z.enum(FEATURES), z.array(z.number().nullable()).readonly()).readonly(),
});

export const BASELINE_FILE: z.ZodType<BaselineFile> = z.object({
  kind: z.literal('tagnosis/baseline'),
  schemaVersion: z.literal(1),
  datasets: z
    .array(
      z.object({
        path: z.string(),
        commit: z.string().nullable(),
        report: HEALTH_REPORT,
        statistics: z.record(z.string(), z.unknown()).readonly(),
        items: items.nullable(),
      }),
    )
    .max(MOST_SETS)
    .readonly(),
});
