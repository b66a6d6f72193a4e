import type {HealthReport, MetricStatus} from '../../../../report/health-report.ts';
import {Table} from '../table.ts';

/** One metric of a report: docs/scoring.md. */
export type MetricRow = {
  readonly id: string;
  readonly title: string;
  readonly value: number | null;
  readonly unit: string;
  /** 0–100. */
  readonly score: number | null;
  /** Inside its pillar. */
  readonly weight: number;
  /** 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
  readonly status: MetricStatus;
};

/** All metrics, in the order of the report. */
export function metricTable({metrics}: Pick<HealthReport, 'metrics'>): Table<MetricRow> {
  const rows = Object.entries(metrics).map(([id, {title, value, unit, score, weight, interval, status}]): MetricRow => {
    const [low, high] = interval ?? [null, null];
    return {id, title, value, unit, score, weight, low, high, status};
  });
  const measured = rows.filter(({value}) => value !== null).length;
  return new Table(rows, {
    title: `${measured} of ${rows.length} metrics have a value`,
    columns: ['id', 'title', 'value', 'unit', 'score', 'weight', 'low', 'high', 'status'],
  });
}
