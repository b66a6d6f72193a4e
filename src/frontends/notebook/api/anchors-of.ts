import {METRICS} from '../../../metrics/index.ts';
import type {Anchors} from '../../../metrics/curve.ts';
import type {MetricId} from './metric-id.ts';

/** The values of a metric that score 100, 80, 40 and 0; null where it is not scored by a curve: docs/calibration.md. */
export function anchorsOf(id: MetricId): Anchors | null {
  const {ideal, good, poor, worst} = METRICS.find(metric => metric.id === id)?.curve ?? {};
  if (ideal === undefined || good === undefined || poor === undefined || worst === undefined) return null;
  return {ideal, good, poor, worst};
}
