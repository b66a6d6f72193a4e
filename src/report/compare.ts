import {METRICS} from '../metrics/index.ts';
import type {Pillar} from '../metrics/metric.ts';
import {attribute} from '../scoring/attribution.ts';
import {PILLARS} from '../scoring/pillars.ts';
import {CAPPED} from '../scoring/score.ts';
import type {DistributionChange} from '../statistics/distribution-change.ts';
import type {FeatureChange} from '../statistics/feature-changes.ts';
import type {ItemPairs} from '../statistics/item-pairs.ts';
import {VERSION} from '../version.ts';
import type {Blame} from './blame.ts';
import {type CommonPart, isCommon} from './common-ground.ts';
import type {ComparedSide} from './compared-side.ts';
import type {
  AttributionReport,
  Availability,
  Comparison,
  Delta,
  MetricDelta,
  NoteDelta,
  SideFacts,
} from './comparison.ts';
import type {Ground} from './ground.ts';
import {presentable} from './presentable.ts';
import {remarksOn} from './remarks.ts';
import type {Significance} from './significance.ts';

/** What was found out of two sides. */
export interface Compared {
  readonly ground: Ground;
  readonly pairs: ItemPairs | null;
  readonly distribution: DistributionChange | {readonly notCompared: string};
  readonly features: readonly FeatureChange[] | null;
  readonly significance: Significance;
  readonly blame: Blame;
}

/** Writes the comparison of two sides: pure, and the same bytes for the same sides. */
export function buildComparison(base: ComparedSide, head: ComparedSide, compared: Compared): Comparison {
  const {ground, pairs, distribution, features, significance, blame} = compared;
  const attribution = attributionOf(ground);
  const known = ground.mismatches.length === 0;
  return presentable({
    schemaVersion: 1,
    kind: 'comparison',
    tool: {name: 'tagnosis', version: VERSION},
    base: factsOf(base),
    head: factsOf(head),
    comparable: known,
    mismatches: ground.mismatches,
    score: {
      base: ground.base.value,
      head: ground.head.value,
      delta: ground.delta,
      coverage: ground.head.coverage,
      partial: ground.base.partial || ground.head.partial,
    },
    pillars: pillarDeltas(ground, known),
    attribution,
    availability: ground.parts.flatMap(availability),
    significance,
    items: pairs && {
      kept: pairs.kept.length,
      edited: pairs.edited.length,
      removed: pairs.removed.length,
      added: pairs.added.length,
    },
    blame,
    distribution,
    features,
    metrics: metricDeltas(base, head, known),
    notes: noteDeltas(base, head),
    remarks: remarksOn(base, head, attribution, ground.shares),
  });
}

function factsOf({label, kind, report}: ComparedSide): SideFacts {
  const {value, band, partial, coverage} = report.score;
  return {label, kind, basis: report.basis, dataset: report.dataset, score: {value, band, partial, coverage}};
}

/** What each common metric adds; a cap that no common metric owns has an entry of its own. */
function attributionOf({parts, base, head, delta, shares}: Ground): AttributionReport[] {
  if (delta === null) return [];
  const common = parts.filter(part => isCommon(part) && shares.has(part.id));
  const limit = ({caps}: Ground['base']): number => (caps.length > 0 ? CAPPED : 100);
  const points = attribute(
    common.map(({id, base: was, head: is}) => ({
      id,
      weight: shares.get(id) ?? 0,
      base: was.score ?? 0,
      head: is.score ?? 0,
    })),
    {base: limit(base), head: limit(head), with: 'validity'},
  );
  const placed = new Map(parts.map(part => [part.id, part]));
  return points
    .map(({id, points: own}): AttributionReport => {
      const {title = id, pillar = 'quality'} = placed.get(id) ?? {};
      return {id, title, pillar, points: own};
    })
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

function pillarDeltas({base, head}: Ground, known: boolean): Comparison['pillars'] {
  const deltas = PILLARS.map(
    name => [name, deltaOf(base.pillars[name].score, head.pillars[name].score, known)] as const,
  );
  return Object.fromEntries(deltas) as Record<Pillar, Delta>;
}

function deltaOf(base: number | null, head: number | null, known = true): Delta {
  return {base, head, delta: known && base !== null && head !== null ? head - base : null};
}

/** Scored on one side, and not on the other. */
function availability(part: CommonPart): Availability[] {
  const {id, title, pillar, base, head} = part;
  if ((base.score === null) === (head.score === null)) return [];
  return [{id, title, pillar, base: base.status, head: head.status, why: base.why || head.why}];
}

function metricDeltas(
  {report: base}: ComparedSide,
  {report: head}: ComparedSide,
  known: boolean,
): Comparison['metrics'] {
  const rows = METRICS.flatMap(({id, title, unit, pillar}): [string, MetricDelta][] => {
    const [was, is] = [base, head].map(({metrics}) => (Object.hasOwn(metrics, id) ? metrics[id] : undefined));
    if ((was?.value ?? null) === null && (is?.value ?? null) === null) return [];
    const value = deltaOf(was?.value ?? null, is?.value ?? null);
    return [[id, {title, unit, pillar, value, score: deltaOf(was?.score ?? null, is?.score ?? null, known)}]];
  });
  return Object.fromEntries(rows);
}

/** Notes that one side has more often than the other, the gravest first. */
function noteDeltas({report: base}: ComparedSide, {report: head}: ComparedSide): NoteDelta[] {
  const counts = ({notes}: ComparedSide['report']): Map<string, number> =>
    new Map(notes.map(({code, count}) => [code, count]));
  const [was, is] = [counts(base), counts(head)];
  const all = new Map([...base.notes, ...head.notes].map(note => [note.code, note]));
  const severities = ['error', 'warning', 'info'];
  return [...all.values()]
    .map(({code, severity, says}) => ({code, severity, says, base: was.get(code) ?? 0, head: is.get(code) ?? 0}))
    .filter(note => note.base !== note.head)
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.code < b.code ? -1 : 1));
}
