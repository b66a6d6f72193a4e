import type {HealthReport} from '../../../../report/health-report.ts';
import {Table} from '../table.ts';

/** One finding, with what it is worth. */
export type AdviceRow = {
  readonly rule: string;
  readonly severity: string;
  readonly what: string;
  readonly todo: string;
  /** Points of the score when it is followed; null where that cannot be told. */
  readonly gain: number | null;
};

/** What to change, best first. */
export function adviceTable({advice, adviceTotal}: HealthReport): Table<AdviceRow> {
  const rows = advice.map(({rule, severity, what, todo, impact}): AdviceRow => ({
    rule,
    severity,
    what,
    todo,
    gain: impact?.dhs ?? null,
  }));
  return new Table(rows, {
    title: rows.length === 0 ? 'Nothing to change was found' : `What to change, best first: ${adviceTotal} findings`,
    columns: ['rule', 'severity', 'what', 'todo', 'gain'],
  });
}
