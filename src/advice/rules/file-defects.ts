import {NOTES, type NoteCode} from '../../sources/notes.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import type {Draft, Fix, FindingSeverity} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {counted, cut, itemEvidence} from '../wording.ts';

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

/** What was found, for one and for several. */
const FOUND: Readonly<Partial<Record<NoteCode, readonly [string, string]>>> = {
  'caption-missing': ['image has no caption', 'images have no caption'],
  'caption-extension-unread': ['caption has an unread extension', 'captions have an unread extension'],
  'caption-apart': ['caption lies where the trainer does not look', 'captions lie where the trainer does not look'],
  'caption-empty': ['caption is empty', 'captions are empty'],
  'caption-zero-bytes': ['caption file has zero bytes', 'caption files have zero bytes'],
  'caption-not-utf8': ['caption is not UTF-8', 'captions are not UTF-8'],
  'caption-nul': ['caption holds NUL bytes', 'captions hold NUL bytes'],
  'caption-bom': ['caption begins with a byte order mark', 'captions begin with a byte order mark'],
  'caption-lfs-pointer': ['caption is a Git LFS pointer', 'captions are Git LFS pointers'],
  'lfs-pointer': ['image is not checked out (Git LFS)', 'images are not checked out (Git LFS)'],
  'caption-too-large': ['caption is too large to be one', 'captions are too large to be any'],
  'caption-without-image': ['caption has no image', 'captions have no image'],
  'image-missing': ['row or entry names an image that is not there', 'rows or entries name an image that is not there'],
  'image-extension-unread': ['image has an extension that is not read', 'images have an extension that is not read'],
  'image-mixed-case': ['image has an extension in mixed case', 'images have an extension in mixed case'],
  'image-not-an-image': ['image file holds no image', 'image files hold no image'],
  'unbalanced-parentheses': ['caption has unbalanced parentheses', 'captions have unbalanced parentheses'],
  'file-unreadable': ['file cannot be read', 'files cannot be read'],
};

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
    what: cut(`${counted(count, ...(FOUND[code] ?? plainly(code)))}${of}`, 140),
    why: cut(says, 180),
    todo: hint,
    evidence: [itemEvidence(places)],
    fixes: fixesOf(code, places),
  };
}

/** Rarer codes speak for themselves. */
function plainly(code: NoteCode): [string, string] {
  const words = code.replaceAll('-', ' ');
  return [`case of ${words}`, `cases of ${words}`];
}

function fixesOf(code: NoteCode, keys: readonly string[]): Fix[] {
  if (code === 'caption-bom') return [{kind: 'normalise-text', what: 'zero-width', applicability: 'safe'}];
  const question = code === 'lfs-pointer' ? 'Is it fetched?' : 'Repair it, or take it out?';
  return [{kind: 'review-list', keys, question, applicability: 'manual'}];
}
