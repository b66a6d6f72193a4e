import {RULES} from '../../advice/index.ts';
import {METRICS} from '../../metrics/index.ts';
import {NOTES} from '../../sources/notes.ts';

/** Something that can be explained. */
export interface Subject {
  readonly kind: 'metric' | 'rule' | 'note';
  readonly id: string;
  /** M1 … M11b. */
  readonly code?: string;
  readonly title: string;
  /** In docs; null where `text` says it all. */
  readonly page: string | null;
  /** Markdown. */
  readonly text: string;
}

const MEASURED: readonly Subject[] = METRICS.map(({id, code, title}) => ({
  kind: 'metric',
  id,
  code,
  title,
  page: `metrics/${id}.md`,
  text: '',
}));

const ADVISED: readonly Subject[] = RULES.map(({id, title}) => ({
  kind: 'rule',
  id,
  title,
  page: `advice/${id}.md`,
  text: '',
}));

const NOTED: readonly Subject[] = Object.entries(NOTES).map(([id, {severity, defect, says, hint}]) => ({
  kind: 'note',
  id,
  title: says,
  page: null,
  text: `# ${id}\n*note on files · ${severity}${defect ? ' · counts for validity' : ''}*\n\n${says}\n\n**What to do.** ${hint}\n`,
}));

/** All that `tagnosis explain` knows. */
export const SUBJECTS: readonly Subject[] = [...MEASURED, ...ADVISED, ...NOTED];
