import type {Advice} from '../advice/advise.ts';
import {METRICS} from '../metrics/index.ts';
import type {Metric, Pillar} from '../metrics/metric.ts';
import {PILLARS} from '../scoring/pillars.ts';
import {scoreDataset, type Scorable, type Score} from '../scoring/score.ts';
import {NOTES} from '../sources/notes.ts';
import type {ScoredStatistics, Statistics} from '../statistics/statistics.ts';
import {VERSION} from '../version.ts';
import {basisOf} from './basis.ts';
import type {HealthReport, MetricReport, NoteReport} from './health-report.ts';
import {presentable} from './presentable.ts';
import {reportMetric} from './report-metric.ts';

const PLACES = 100;

/** 95 % intervals of a score, where they can be told. */
export interface ScoreIntervals {
  readonly score: readonly [number, number] | null;
  readonly pillars: Readonly<Partial<Record<Pillar, readonly [number, number]>>>;
}

const NO_INTERVALS: ScoreIntervals = {score: null, pillars: {}};

/** What each metric says, and the score that follows. */
export interface Judgement {
  readonly measured: readonly {readonly metric: Metric; readonly report: MetricReport}[];
  readonly score: Score;
}

/** Measures and scores statistics: what advice re-scores with, and the first half of a report. */
export function judge(statistics: ScoredStatistics, metrics: readonly Metric[] = METRICS): Judgement {
  const {validity} = statistics;
  const measured = metrics.map(metric => ({metric, report: reportMetric(metric, statistics)}));
  const scorables = measured.flatMap(({metric, report}) => scorable(metric, report));
  return {measured, score: scoreDataset(scorables, validity.things === 0 ? 0 : validity.harmed / validity.things)};
}

/** Writes the report of statistics: pure, so that a saved statistics file gives the same report as the data set. */
export function buildReport(
  statistics: Statistics,
  advice: Advice,
  judgement: Judgement = judge(statistics),
  intervals: ScoreIntervals = NO_INTERVALS,
): HealthReport {
  const {dataset, validity} = statistics;
  const {
    measured,
    score: {pillars, ...score},
  } = judgement;
  return presentable({
    schemaVersion: 1,
    tool: {name: 'tagnosis', version: VERSION},
    basis: basisOf(
      measured.filter(({report}) => report.status === 'scored').map(({metric}) => metric),
      statistics,
    ),
    source: statistics.source,
    dataset: {
      name: dataset.name,
      layout: dataset.layout,
      profile: dataset.profile,
      style: dataset.style,
      items: dataset.items,
      vocabulary: dataset.vocabulary,
      uses: dataset.uses,
      terms: dataset.terms,
      trigger: dataset.trigger === null ? null : {text: dataset.trigger.text, origin: dataset.trigger.origin},
      digest: dataset.digest,
    },
    score: {...score, interval: intervals.score},
    pillars: withIntervals(pillars, intervals),
    metrics: Object.fromEntries(measured.map(({metric, report}) => [metric.id, report])),
    unmeasured: notMeasured(measured),
    advice: advice.findings,
    adviceTotal: advice.total,
    together: advice.together,
    notes: validity.notes.map(reportNote),
  });
}

function withIntervals(pillars: Score['pillars'], {pillars: found}: ScoreIntervals): HealthReport['pillars'] {
  const entries = PILLARS.map(pillar => {
    const interval = found[pillar];
    return [pillar, {...pillars[pillar], ...(interval === undefined ? {} : {interval})}] as const;
  });
  return Object.fromEntries(entries) as HealthReport['pillars'];
}

function scorable({id, pillar, weight}: Metric, {status, score}: MetricReport): Scorable[] {
  if (pillar === null || weight === 0) return [];
  const missing = status === 'not-run' || status === 'error' ? status : 'not-applicable';
  return [{id, pillar, weight, outcome: score ?? missing}];
}

function notMeasured(measured: readonly {metric: Metric; report: MetricReport}[]): HealthReport['unmeasured'] {
  const missing = measured.flatMap(({metric: {id, title, pillar}, report}) =>
    (report.status === 'not-run' || report.status === 'error') && pillar !== null
      ? [{id, title, pillar, why: report.reason ?? ''}]
      : [],
  );
  return missing.toSorted((a, b) => PILLARS.indexOf(a.pillar) - PILLARS.indexOf(b.pillar));
}

function reportNote({code, count, places, details}: Statistics['validity']['notes'][number]): NoteReport {
  const {severity, says, hint} = NOTES[code];
  return {code, severity, count, places: places.slice(0, PLACES), details: details.slice(0, PLACES), says, hint};
}
