export type Severity = 'error' | 'warning' | 'info';

export interface NoteKind {
  readonly severity: Severity;
  /** Whether an item with this note counts as invalid (docs/metrics/validity.md). */
  readonly defect: boolean;
  /** Whether the trainer drops the item, aborts, or learns a wrong caption: only these can cap the score. */
  readonly harm: boolean;
  /** What it is and what follows, in one sentence. */
  readonly says: string;
  /** What to do about it. */
  readonly hint: string;
}

export const error = (says: string, hint: string): NoteKind => ({
  severity: 'error',
  defect: true,
  harm: true,
  says,
  hint,
});
/** A defect that the trainer does not mind: only this look at the set does. */
export const unseen = (says: string, hint: string): NoteKind => ({
  severity: 'error',
  defect: true,
  harm: false,
  says,
  hint,
});
export const fault = (says: string, hint: string): NoteKind => ({
  severity: 'warning',
  defect: true,
  harm: true,
  says,
  hint,
});
export const warning = (says: string, hint: string): NoteKind => ({
  severity: 'warning',
  defect: false,
  harm: false,
  says,
  hint,
});
export const remark = (says: string, hint: string): NoteKind => ({
  severity: 'info',
  defect: false,
  harm: false,
  says,
  hint,
});
