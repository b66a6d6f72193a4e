import {BASIS_PARTS} from './basis.ts';
import * as z from 'zod';
import {FEATURES} from '../statistics/item-features.ts';
import type {FeatureChange} from '../statistics/feature-changes.ts';
import type {DistributionChange} from '../statistics/distribution-change.ts';
import type {Blame} from './blame.ts';
import type {Comparison, Delta, MetricDelta, SideFacts} from './comparison.ts';
import {DATASET} from './schema.ts';
import type {Significance} from './significance.ts';

const count = z.number().min(0);
const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const pillar = z.enum(['quality', 'balance', 'uniqueness', 'structure']);
const status = z.enum(['scored', 'informative', 'not-applicable', 'not-run', 'error']);
const number = z.number().nullable();

const side: z.ZodType<SideFacts> = z.object({
  label: z.string(),
  kind: z.enum(['data-set', 'baseline', 'statistics', 'lora', 'report']),
  basis: z.string(),
  dataset: DATASET,
  score: z.object({
    value: points.nullable(),
    band: z.enum(['good', 'caution', 'needs-work', 'danger']).nullable(),
    partial: z.boolean(),
    coverage: share,
  }),
});

const delta: z.ZodType<Delta> = z.object({base: number, head: number, delta: number});

const metric: z.ZodType<MetricDelta> = z.object({
  title: z.string(),
  unit: z.enum(['ratio', 'nats', 'bits', 'tags', 'captions', 'share', 'score']),
  pillar: pillar.nullable(),
  value: delta,
  score: delta,
});

const significance: z.ZodType<Significance> = z.union([
  z.object({p: share, draws: count}),
  z.object({untested: z.string()}),
]);

const blame: z.ZodType<Blame> = z.union([
  z.object({
    items: z
      .array(z.object({key: z.string(), change: z.enum(['added', 'removed', 'edited']), points: z.number()}))
      .max(20)
      .readonly(),
    tried: count,
    changed: count,
  }),
  z.object({untried: z.string()}),
]);

const tagsOfOne = z
  .array(z.object({tag: z.string(), n: count}))
  .max(20)
  .readonly();

const distribution: z.ZodType<DistributionChange | {readonly notCompared: string}> = z.union([
  z.object({
    unit: z.enum(['tag', 'term']),
    jsd: share,
    replaced: share,
    tv: share,
    psi: count,
    kl: count,
    test: z.union([
      z.object({p: share, draws: count, nullMean: count, excess: z.number()}),
      z.object({untested: z.string()}),
    ]),
    flagged: z.boolean(),
    tested: count,
    flaggedTags: count,
    changes: z
      .array(
        z.object({
          tag: z.string(),
          before: share,
          after: share,
          p: share.nullable(),
          q: share.nullable(),
          flagged: z.boolean(),
        }),
      )
      .max(20)
      .readonly(),
    appeared: tagsOfOne,
    appearedTotal: count,
    vanished: tagsOfOne,
    vanishedTotal: count,
  }),
  z.object({notCompared: z.string()}),
]);

const featureChange: z.ZodType<FeatureChange> = z.object({
  feature: z.enum(FEATURES),
  before: z.number(),
  after: z.number(),
  distance: share,
  p: share,
  q: share,
  flagged: z.boolean(),
});

/** The comparison as a schema: published as schema/comparison.schema.json, and the compiler holds it to the types. */
export const COMPARISON: z.ZodType<Comparison> = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal('comparison'),
  tool: z.object({name: z.literal('tagnosis'), version: z.string()}),
  base: side,
  head: side,
  comparable: z.boolean(),
  mismatches: z
    .array(
      z.object({
        part: z.enum([...BASIS_PARTS, 'unknown']),
        why: z.string(),
      }),
    )
    .readonly(),
  score: z.object({base: number, head: number, delta: number, coverage: share, partial: z.boolean()}),
  pillars: z.object({quality: delta, balance: delta, uniqueness: delta, structure: delta}),
  attribution: z.array(z.object({id: z.string(), title: z.string(), pillar, points: z.number()})).readonly(),
  availability: z
    .array(z.object({id: z.string(), title: z.string(), pillar, base: status, head: status, why: z.string()}))
    .readonly(),
  significance,
  items: z.object({kept: count, edited: count, removed: count, added: count}).nullable(),
  blame,
  distribution,
  features: z.array(featureChange).readonly().nullable(),
  metrics: z.record(z.string(), metric).readonly(),
  notes: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        says: z.string(),
        base: count,
        head: count,
      }),
    )
    .readonly(),
  remarks: z
    .array(
      z.object({
        code: z.enum([
          'deleted-one-offs',
          'style-changed',
          'trigger-changed',
          'few-items',
          'capped',
          'scores-only',
          'counts-only',
          'approximate',
        ]),
        says: z.string(),
      }),
    )
    .readonly(),
});
