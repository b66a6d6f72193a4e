import * as z from 'zod';
import type {Pillar} from '../../metrics/metric.ts';

/** The health of one data set at one commit. */
export interface HistoryEntry {
  readonly commit: string;
  /** ISO 8601, of the committer: never the clock of the machine that measures. */
  readonly committedAt: string;
  readonly dataset: string;
  readonly score: number | null;
  readonly pillars: Readonly<Record<Pillar, number | null>>;
  readonly coverage: number;
  readonly items: number;
  /** Divergence from the baseline in bits; null without one. */
  readonly jsd: number | null;
  readonly drift: 'yes' | 'no' | 'unknown';
  /** What the score was made with: only equal ones compare. */
  readonly basis: string;
}

/** A history file, as it stands on disk. */
export interface HistoryFile {
  readonly kind: 'tagnosis/history';
  readonly schemaVersion: 1;
  readonly entries: readonly HistoryEntry[];
}

const points: z.ZodType<number | null> = z.number().min(0).max(100).nullable();

export const HISTORY_FILE: z.ZodType<HistoryFile> = z.object({
  kind: z.literal('tagnosis/history'),
  schemaVersion: z.literal(1),
  entries: z
    .array(
      z.object({
        commit: z.string().max(200),
        committedAt: z.iso.datetime({offset: true}),
        dataset: z.string().max(1000),
        score: points,
        pillars: z.object({quality: points, balance: points, uniqueness: points, structure: points}).readonly(),
        coverage: z.number().min(0).max(1),
        items: z.int().nonnegative(),
        jsd: z.number().min(0).max(1).nullable(),
        drift: z.enum(['yes', 'no', 'unknown']),
        basis: z.string().max(200),
      }),
    )
    .max(10_000)
    .readonly(),
});
