import type {Finding} from '../../advice/finding.ts';
import type {NoteReport} from '../../report/health-report.ts';

/** Notes that a rule speaks of in its own words; those of `file-defects` are the subjects of its findings. */
const SPOKEN_OF: Readonly<Record<string, readonly string[]>> = {
  'literal-syntax': ['literal-syntax'],
  'duplicate-tags': ['duplicate-tags'],
  'spelling-variants': ['spelling-variants'],
};

/** What `unclean-text` found, by the note on it. */
const UNCLEAN: Readonly<Record<string, string>> = {
  'empty-tag': 'empty-tags',
  'full-width-comma': 'fullwidth-separator',
};

/** Notes that none of the shown findings speaks of: no fact is told twice. */
export function uncoveredNotes(notes: readonly NoteReport[], shown: readonly Finding[]): NoteReport[] {
  const covered = new Set(shown.flatMap(spokenOf));
  return notes.filter(({code}) => !covered.has(code));
}

function spokenOf({rule, subject}: Finding): readonly string[] {
  if (rule === 'file-defects') return subject.keys;
  if (rule === 'unclean-text') return subject.keys.map(kind => UNCLEAN[kind] ?? kind);
  return SPOKEN_OF[rule] ?? [];
}
