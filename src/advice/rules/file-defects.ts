import {NOTES, type NoteCode} from '../../sources/notes.ts';
import type {Statistics} from '../../statistics/statistics.ts';
import {cappingCodes} from '../capping.ts';
import {itemEvidence} from '../evidence.ts';
import type {Draft, Fix, FindingSeverity} from '../finding.ts';
import {defineRule, type Rule} from '../rule.ts';
import {say} from '../words.ts';
import {fileDefectsWords} from './file-defects.words.ts';

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
  'image-truncated',
  'image-corrupt',
  'image-cut',
  'file-unreadable',
  'metadata-tags-list',
  'metadata-line-invalid',
]);

type Note = Statistics['validity']['notes'][number];

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
    const capping = cappingCodes(validity);
    const cutOff = new Set(validity.notes.find(({code}) => code === 'caption-first-line-only')?.places);
    return validity.notes
      .filter(({code}) => NOTES[code].defect && !ELSEWHERE.has(code))
      .map((note): Draft => {
        const {code, count, details, places} = note;
        const caps = capping.has(code);
        const [detail = null] = details.length === 1 ? details : [];
        return {
          severity: severityOf(code, FATAL.has(code) || (code === 'caption-missing' && stops)),
          subject: {kind: 'items', keys: [code]},
          ...say(fileDefectsWords, {code, count, detail, caps}),
          capsScore: caps,
          evidence: [itemEvidence(places)],
          fixes: fixesOf(note, settings.lines === 'first' ? cutOff : new Set()),
        };
      });
  },
});

function severityOf(code: NoteCode, fatal: boolean): FindingSeverity {
  if (code === 'lfs-pointer') return 'note';
  return fatal ? 'error' : 'warning';
}

/** `cutOff`: items of which only the first line is read, so that an empty one hides what stands below it. */
function fixesOf({code, places: keys}: Note, cutOff: ReadonlySet<string>): Fix[] {
  switch (code) {
    case 'caption-bom':
      return [{kind: 'normalise-text', what: 'bom', applicability: 'safe'}];
    case 'caption-not-utf8':
      return [{kind: 'normalise-text', what: 'encoding', applicability: 'suggested'}];
    case 'caption-without-image':
      return [{kind: 'drop-item', keys, reason: 'a caption without an image', applicability: 'suggested'}];
    case 'image-not-an-image':
      return [{kind: 'drop-item', keys, reason: 'a file that is no image', applicability: 'suggested'}];
    case 'image-truncated':
    case 'image-corrupt':
      return [{kind: 'drop-item', keys, reason: 'an image that cannot be decoded', applicability: 'suggested'}];
    case 'lfs-pointer':
      return [{kind: 'review-list', keys, question: 'Is it fetched?', applicability: 'manual'}];
    default: {
      const hidden = code === 'caption-empty' && keys.some(key => cutOff.has(key));
      const review: Fix = {kind: 'review-list', keys, question: 'Repair it, or take it out?', applicability: 'manual'};
      return hidden ? [{kind: 'normalise-text', what: 'leading-blank-line', applicability: 'safe'}, review] : [review];
    }
  }
}
