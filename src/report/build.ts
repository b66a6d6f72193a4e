import type {Advice} from '../advice/advise.ts';
import {METRICS} from '../metrics/index.ts';
import type {Measurement, Metric} from '../metrics/metric.ts';
import {PILLARS, UNMEASURED} from '../scoring/pillars.ts';
import {scoreDataset, type Scorable, type Score} from '../scoring/score.ts';
import {NOTES} from '../sources/notes.ts';
import type {ScoredStatistics, Statistics} from '../statistics/statistics.ts';
import {VERSION} from '../version.ts';
import {basisOf} from './basis.ts';
import type {HealthReport, MetricReport, NoteReport} from './health-report.ts';
import {presentable} from './presentable.ts';

/** Below this many items every distribution metric is for reference only: docs/scoring.md#small-sets. */
const SMALL = 20;
const PLACES = 100;

interface Judgement {
  readonly measured: readonly {readonly metric: Metric; readonly report: MetricReport}[];
  readonly score: Score;
}

/** Measures and scores statistics: what advice re-scores with, and the first half of a report. */
export function judge(statistics: ScoredStatistics): Judgement {
  const {dataset, validity} = statistics;
  const measured = METRICS.map(metric => ({metric, report: reportMetric(metric, statistics)}));
  const scorables = [
    ...measured.flatMap(({metric, report}) => scorable(metric, report)),
    ...unmeasured(dataset.captionsOnly),
  ];
  return {measured, score: scoreDataset(scorables, validity.things === 0 ? 0 : validity.harmed / validity.things)};
}

/** Writes the report of statistics: pure, so that a saved statistics file gives the same report as the data set. */
export function buildReport(statistics: Statistics, advice: Advice): HealthReport {
  const {dataset, validity} = statistics;
  const {
    measured,
    score: {pillars, ...score},
  } = judge(statistics);
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
    score: {...score, interval: null},
    pillars,
    metrics: Object.fromEntries(measured.map(({metric, report}) => [metric.id, report])),
    unmeasured: notMeasured(dataset.captionsOnly, measured),
    advice: advice.findings,
    adviceTotal: advice.total,
    together: advice.together,
    notes: validity.notes.map(reportNote),
  });
}

function reportMetric(metric: Metric, statistics: ScoredStatistics): MetricReport {
  const {code, title, unit, weight} = metric;
  const small = statistics.dataset.items < SMALL && metric.needs.includes('tagCounts');
  const base = {code, title, unit, weight, confidence: small ? ('low' as const) : ('normal' as const)};
  return {...base, ...outcome(metric, metric.measure(statistics))};
}

function outcome(
  metric: Metric,
  result: Measurement,
): Pick<MetricReport, 'status' | 'value' | 'score' | 'reason' | 'detail'> {
  if ('notApplicable' in result)
    return {status: 'not-applicable', value: null, score: null, reason: result.notApplicable};
  if ('notRun' in result) return {status: 'not-run', value: null, score: null, reason: result.notRun};
  const detail = result.detail === undefined ? {} : {detail: result.detail};
  if ('informative' in result)
    return {status: 'informative', value: result.value, score: null, reason: result.informative, ...detail};
  if (metric.pillar === null || metric.curve === null)
    return {status: 'informative', value: result.value, score: null, ...detail};
  return {status: 'scored', value: result.value, score: result.score ?? metric.curve.score(result.value), ...detail};
}

function scorable({id, pillar, weight}: Metric, {status, score}: MetricReport): Scorable[] {
  if (pillar === null || weight === 0) return [];
  const missing = status === 'not-run' || status === 'error' ? status : 'not-applicable';
  return [{id, pillar, weight, outcome: score ?? missing}];
}

function unmeasured(captionsOnly: boolean): Scorable[] {
  return UNMEASURED.map(({id, pillar, weight, needsImages}) => ({
    id,
    pillar,
    weight,
    outcome: captionsOnly && needsImages ? 'not-applicable' : 'not-run',
  }));
}

function notMeasured(
  captionsOnly: boolean,
  measured: readonly {metric: Metric; report: MetricReport}[],
): HealthReport['unmeasured'] {
  const missing = UNMEASURED.filter(({needsImages}) => !(captionsOnly && needsImages)).map(({id, title, pillar}) => ({
    id,
    title,
    pillar,
    why: 'This version does not measure it.',
  }));
  const notRun = measured.flatMap(({metric: {id, title, pillar}, report}) =>
    report.status === 'not-run' && pillar !== null ? [{id, title, pillar, why: report.reason ?? ''}] : [],
  );
  return [...notRun, ...missing].toSorted((a, b) => PILLARS.indexOf(a.pillar) - PILLARS.indexOf(b.pillar));
}

function reportNote({code, count, places, details}: Statistics['validity']['notes'][number]): NoteReport {
  const {severity, says, hint} = NOTES[code];
  return {code, severity, count, places: places.slice(0, PLACES), details: details.slice(0, PLACES), says, hint};
}
