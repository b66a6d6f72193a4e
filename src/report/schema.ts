import * as z from 'zod';
import type {Evidence, Finding, Fix, Impact, PairEvidence} from '../advice/finding.ts';
import type {Detail} from '../metrics/detail.ts';
import type {HealthReport, MetricReport, NoteReport, PillarReport} from './health-report.ts';

const count = z.number().min(0);
const share = z.number().min(0).max(1);
const points = z.number().min(0).max(100);
const texts = z.array(z.string()).readonly();
const bounds = z.tuple([points, points]).readonly();

const pair: z.ZodType<PairEvidence> = z.object({
  a: z.string(),
  b: z.string(),
  nA: count,
  nB: count,
  nBoth: count.nullable(),
  jaccard: share.nullable(),
  npmi: z.number().exactOptional(),
  q: z.number().exactOptional(),
});

const evidence: z.ZodType<Evidence> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tags'),
    total: count,
    tags: z
      .array(z.object({tag: z.string(), n: count, coverage: z.number(), note: z.string().exactOptional()}))
      .readonly(),
  }),
  z.object({
    kind: z.literal('pairs'),
    total: count,
    pairs: z.array(pair).readonly(),
  }),
  z.object({
    kind: z.literal('items'),
    total: count,
    items: z.array(z.object({key: z.string(), note: z.string().exactOptional()})).readonly(),
  }),
  z.object({kind: z.literal('clusters'), total: count, clusters: z.array(texts).readonly()}),
  z.object({
    kind: z.literal('subsets'),
    total: count,
    subsets: z.array(z.object({name: z.string(), items: count, exposures: count})).readonly(),
  }),
  z.object({kind: z.literal('option'), name: z.string(), now: z.string(), want: z.string()}),
]);

const applicability = z.enum(['safe', 'suggested', 'manual']);

const fix: z.ZodType<Fix> = z.discriminatedUnion('kind', [
  z.object({applicability, kind: z.literal('remove-tag'), tag: z.string(), items: z.union([z.literal('all'), texts])}),
  z.object({applicability, kind: z.literal('rename-tag'), from: texts, to: z.string()}),
  z.object({applicability, kind: z.literal('deduplicate-tags'), by: z.enum(['exact', 'matchKey'])}),
  z.object({
    applicability,
    kind: z.literal('normalise-text'),
    what: z.enum([
      'bom',
      'encoding',
      'empty-tag',
      'trailing-separator',
      'outer-space',
      'leading-blank-line',
      'zero-width',
      'nbsp',
      'full-width-comma',
      'eol',
    ]),
  }),
  z.object({applicability, kind: z.literal('set-repeats'), subset: z.string(), from: z.number(), to: z.number()}),
  z.object({applicability, kind: z.literal('shorten-caption'), encoder: z.string(), budget: count}),
  z.object({applicability, kind: z.literal('reorder-tags'), first: texts}),
  z.object({applicability, kind: z.literal('drop-item'), keys: texts, reason: z.string()}),
  z.object({applicability, kind: z.literal('keep-one-of-cluster'), keep: z.string(), drop: texts}),
  z.object({
    applicability,
    kind: z.literal('split-dataset'),
    groups: z.array(z.object({name: z.string(), keys: texts})).readonly(),
    shared: texts,
  }),
  z.object({
    applicability,
    kind: z.literal('set-training-option'),
    trainer: z.string(),
    option: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
  z.object({applicability, kind: z.literal('review-list'), keys: texts, question: z.string()}),
]);

const pillar = z.enum(['quality', 'balance', 'uniqueness', 'structure']);
const impact: z.ZodType<Impact> = z.object({
  dhs: z.number().nullable(),
  pillars: z.partialRecord(pillar, z.number()).readonly(),
  basis: z.enum(['needs the data set', 'per part']).nullable(),
});
const param = z.union([z.string(), z.number(), z.boolean(), z.null(), texts]);

const finding: z.ZodType<Finding> = z.object({
  rule: z.string(),
  patterns: z.array(z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'])).readonly(),
  severity: z.enum(['error', 'warning', 'note']),
  subject: z.object({kind: z.enum(['tags', 'pair', 'items', 'subsets', 'option', 'data-set']), keys: texts}),
  params: z.record(z.string(), param).readonly(),
  what: z.string().max(140),
  why: z.string().max(180),
  todo: z.string().max(220),
  evidence: z.array(evidence).readonly(),
  fixes: z.array(fix).readonly(),
  confidence: z.enum(['low', 'normal']),
  impact: impact.nullable(),
  capsScore: z.boolean(),
  doneBy: z.string().nullable(),
  accepted: z.boolean(),
  normalFor: z.enum(['character', 'style', 'concept', 'general']).exactOptional(),
});

const detail: z.ZodType<Detail> = z.object({
  values: z.record(z.string(), z.number().nullable()).readonly().exactOptional(),
  rows: z
    .array(z.object({label: z.string(), value: z.number(), note: z.string().exactOptional()}))
    .readonly()
    .exactOptional(),
  total: count.exactOptional(),
  curve: z.object({x: z.array(z.number()).readonly(), y: z.array(z.number()).readonly()}).exactOptional(),
  matrix: z
    .object({
      labels: z.array(z.string()).readonly(),
      rows: z.array(z.array(z.number().nullable()).readonly()).readonly(),
    })
    .exactOptional(),
  network: z
    .object({
      nodes: z.array(z.object({label: z.string(), n: count, community: count})).readonly(),
      edges: z.array(z.tuple([count, count, z.number()]).readonly()).readonly(),
    })
    .exactOptional(),
  remarks: texts.exactOptional(),
});

const metric: z.ZodType<MetricReport> = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(['scored', 'informative', 'not-applicable', 'not-run', 'error']),
  value: z.number().nullable(),
  unit: z.enum(['ratio', 'nats', 'bits', 'tags', 'captions', 'share', 'score']),
  score: points.nullable(),
  weight: share,
  confidence: z.enum(['low', 'normal']),
  interval: z.tuple([z.number(), z.number()]).readonly().exactOptional(),
  reason: z.string().exactOptional(),
  detail: detail.exactOptional(),
});

const note: z.ZodType<NoteReport> = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  count,
  places: texts,
  details: texts,
  says: z.string(),
  hint: z.string(),
});

const pillarReport: z.ZodType<PillarReport> = z.object({
  score: points.nullable(),
  weight: share,
  effectiveWeight: share,
  coverage: share,
  interval: bounds.exactOptional(),
});

/** What a set is, in reports and comparisons. */
export const DATASET: z.ZodType<HealthReport['dataset']> = z.object({
  name: z.string(),
  layout: z.string(),
  profile: z.string(),
  style: z.enum(['tags', 'sentence', 'mixed']),
  items: count,
  vocabulary: count,
  uses: count,
  terms: z.object({vocabulary: count, uses: count}).nullable(),
  trigger: z.object({text: z.string(), origin: z.string()}).nullable(),
  digest: z.string(),
});

/** The report as a schema: published as schema/health-report.schema.json, and the compiler holds it to the types. */
export const HEALTH_REPORT: z.ZodType<HealthReport> = z.object({
  schemaVersion: z.literal(1),
  tool: z.object({name: z.literal('tagnosis'), version: z.string()}),
  basis: z.string(),
  source: z.object({
    why: z.string(),
    assumptions: z.array(z.object({option: z.string(), value: z.string(), why: z.string()})).readonly(),
    alsoFound: texts,
  }),
  dataset: DATASET,
  score: z.object({
    value: points.nullable(),
    band: z.enum(['good', 'caution', 'needs-work', 'danger']).nullable(),
    partial: z.boolean(),
    coverage: share,
    bounds,
    interval: bounds.nullable(),
    caps: z.array(z.object({code: z.string(), why: z.string()})).readonly(),
  }),
  pillars: z.object({quality: pillarReport, balance: pillarReport, uniqueness: pillarReport, structure: pillarReport}),
  metrics: z.record(z.string(), metric).readonly(),
  unmeasured: z.array(z.object({id: z.string(), title: z.string(), pillar, why: z.string()})).readonly(),
  advice: z.array(finding).max(100).readonly(),
  adviceTotal: count,
  together: z.object({safe: impact.nullable(), top: impact.nullable()}),
  notes: z.array(note).readonly(),
});
