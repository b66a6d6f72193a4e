import {nearest} from '../config/nearest.ts';
import {TagnosisError} from '../errors.ts';
import {METRICS} from './index.ts';
import type {Metric} from './metric.ts';

/** What a metric says that was left out: its weight counts as not measured. */
const LEFT_OUT = 'It was left out: see metrics.';

/**
 * All metrics, of which only the chosen ones measure. `told` names metrics and pillars; with a dash before it a name takes out.
 * Where nothing is named but with a dash, all others are chosen. What was left out lowers the coverage and invents no score.
 */
export function chooseMetrics(told: readonly string[]): readonly Metric[] {
  const known: readonly string[] = [
    ...METRICS.map(({id}) => id),
    ...new Set(METRICS.flatMap(({pillar}) => pillar ?? [])),
  ];
  const names = told.map(one => one.replace(/^-/, ''));
  const wrong = names.find(name => !known.includes(name));
  if (wrong !== undefined) throw noMetric(wrong, known);
  const taken = new Set(names.filter((_, i) => !told[i]?.startsWith('-')));
  const left = new Set(names.filter((_, i) => told[i]?.startsWith('-')));
  const isIn = (names_: ReadonlySet<string>, {id, pillar}: Metric): boolean =>
    names_.has(id) || (pillar !== null && names_.has(pillar));
  return METRICS.map(metric =>
    (taken.size === 0 || isIn(taken, metric)) && !isIn(left, metric)
      ? metric
      : {...metric, measure: () => ({notRun: LEFT_OUT})},
  );
}

/** What bears weight; the others move no score. */
export function weighing(metrics: readonly Metric[] = METRICS): readonly Metric[] {
  return metrics.filter(({weight}) => weight > 0);
}

function noMetric(name: string, known: readonly string[]): TagnosisError {
  const near = nearest(name, known);
  return new TagnosisError('usage', `There is no metric or pillar ${JSON.stringify(name.slice(0, 60))}.`, {
    hint: near === null ? 'tagnosis explain lists the metrics.' : `Did you mean ${near}?`,
  });
}
