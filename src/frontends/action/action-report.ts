import type {Comparison} from '../../report/comparison.ts';
import type {DriftVerdict} from '../../report/drift/verdict.ts';
import type {HealthReport} from '../../report/health-report.ts';
import type {BaseKind} from './base.ts';
import type {Gates} from './settings.ts';
import type {SetState} from './select.ts';

export type Verdict = 'passed' | 'failed' | 'cannot-judge' | 'not-gated';

/** One data set on both sides of a change. */
export interface SetReport {
  /** Folder in the head, in the base for a set that was removed; '' for the root. */
  readonly path: string;
  /** Where a moved set lay before. */
  readonly from: string | null;
  readonly state: SetState;
  /** Null where it is not there, or was not scored. */
  readonly base: HealthReport | null;
  readonly head: HealthReport | null;
  readonly comparison: Comparison | null;
  /** Of a run that looks for drift: whether the set is still the one it was; null in others. */
  readonly drift: DriftVerdict | null;
  /** Places in `head.advice` of findings that the change caused. */
  readonly caused: readonly number[];
  readonly verdict: Verdict;
  /** Why it failed or could not be judged, and what else there is to say. */
  readonly says: readonly string[];
}

/** What one run found out: everything that comment, summary and outputs are rendered from. */
export interface ActionReport {
  readonly kind: 'tagnosis/action-report';
  readonly schemaVersion: 1;
  readonly tool: {readonly name: 'tagnosis'; readonly version: string};
  readonly pull: number | null;
  readonly head: {readonly sha: string};
  readonly base: {readonly kind: BaseKind; readonly sha: string | null};
  readonly gates: Gates;
  readonly verdict: Verdict;
  readonly sets: readonly SetReport[];
  readonly notes: readonly string[];
}
