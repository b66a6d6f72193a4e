import {NOTES, type NoteCode} from '../../sources/notes.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import type {Draft, Fix, FindingSeverity} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {agree, counted, cut, itemEvidence} from '../wording.ts';

/** Defects that another rule speaks of. */
const ELSEWHERE: ReadonlySet<NoteCode> = new Set<NoteCode>(['literal-syntax', 'fullwidth-separator']);

/** Defects at which every trainer stops or leaves the item out. */
const FATAL: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'caption-zero-bytes',
  'caption-not-utf8',
  'image-missing',
  'image-extension-unread',
  'image-mixed-case',
  'image-not-an-image',
  'file-unreadable',
  'metadata-tags-list',
  'metadata-line-invalid',
]);

type Validity = Statistics['validity'];

/** One finding for every kind of defect in files, rows and captions that no other rule names; pointers as a note. */
export const fileDefects: Rule<'validity' | 'settings'> = defineRule({
  id: 'file-defects',
  patterns: [],
  version: 1,
  title: 'Defects of files',
  needs: ['validity', 'settings'],
  restsOn: 'files',
  normalFor: [],
  find({validity, settings}) {
    const stops = settings.withoutCaption === 'drop' || settings.withoutCaption === 'crash';
    return validity.notes
      .filter(({code}) => NOTES[code].defect && !ELSEWHERE.has(code))
      .map(note => draft(note, FATAL.has(note.code) || (note.code === 'caption-missing' && stops)));
  },
});

function draft({code, count, places, details}: Validity['notes'][number], fatal: boolean): Draft {
  const {says, hint} = NOTES[code];
  const severity: FindingSeverity = code === 'lfs-pointer' ? 'note' : fatal ? 'error' : 'warning';
  const of = details.length === 1 && details[0] !== undefined ? ` (${cut(details[0], 30)})` : '';
  return {
    severity,
    subject: {kind: 'items', keys: [code]},
    what: cut(
      `${counted(count, 'file, row or caption', 'files, rows or captions')} with ${code.replaceAll('-', ' ')}${of}`,
      140,
    ),
    why: cut(says, 180),
    todo: cut(`${hint} ${agree(count, 'It is', 'They are')} listed.`, 220),
    evidence: [itemEvidence(places)],
    fixes: fixesOf(code, places),
  };
}

function fixesOf(code: NoteCode, keys: readonly string[]): Fix[] {
  if (code === 'caption-bom') return [{kind: 'normalise-text', what: 'zero-width', applicability: 'safe'}];
  const question = code === 'lfs-pointer' ? 'Is it fetched?' : 'Repair it, or take it out?';
  return [{kind: 'review-list', keys, question, applicability: 'manual'}];
}
