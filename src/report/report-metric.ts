import type {Measurement, Metric} from '../metrics/metric.ts';
import type {ScoredStatistics} from '../statistics/statistics.ts';
import type {MetricReport} from './health-report.ts';

/** Below this many items no interval is claimed, and every distribution metric is for reference only: docs/scoring.md#small-sets. */
export const SMALL = 20;

type Outcome = Pick<MetricReport, 'status' | 'value' | 'score' | 'interval' | 'reason' | 'detail'>;

/** One metric measured. A metric that throws is reported as an error and voids its pillar; the others still speak. */
export function reportMetric(metric: Metric, statistics: ScoredStatistics): MetricReport {
  const {code, title, unit, weight} = metric;
  const small = statistics.dataset.items < SMALL;
  const isLow = small && metric.restsOn === 'distribution';
  const base = {code, title, unit, weight, confidence: isLow ? ('low' as const) : ('normal' as const)};
  return {...base, ...measured(metric, statistics, small)};
}

function measured(metric: Metric, statistics: ScoredStatistics, small: boolean): Outcome {
  try {
    return outcome(metric, metric.measure(statistics), small);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return {status: 'error', value: null, score: null, reason: `It could not be measured: ${why}`};
  }
}

function outcome(metric: Metric, result: Measurement, small: boolean): Outcome {
  if ('notApplicable' in result)
    return {status: 'not-applicable', value: null, score: null, reason: result.notApplicable};
  if ('notRun' in result) return {status: 'not-run', value: null, score: null, reason: result.notRun};
  const detail = result.detail === undefined ? {} : {detail: result.detail};
  if ('informative' in result)
    return {status: 'informative', value: result.value, score: null, reason: result.informative, ...detail};
  // An interval that rests on a handful of items promises more than it holds.
  const interval = result.interval === undefined || small ? {} : {interval: result.interval};
  if (metric.pillar === null || metric.curve === null)
    return {status: 'informative', value: result.value, score: null, ...interval, ...detail};
  const score = result.score ?? metric.curve.score(result.value);
  return {status: 'scored', value: result.value, score, ...interval, ...detail};
}
