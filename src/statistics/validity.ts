import {isImageFile} from '../sources/image-files.ts';
import {NOTES, type Note, type NoteCode} from '../sources/notes.ts';

/** A kind of note with every place it was made at. */
interface NoteCount {
  readonly code: NoteCode;
  readonly count: number;
  /** Keys or names, by code unit. */
  readonly places: readonly string[];
  /** What exactly was found, distinct, by code unit. */
  readonly details: readonly string[];
}

/** Defects of files, rows and captions. */
export interface Validity {
  /** Items, images that are not loaded, captions and rows without an image: what the share is of. */
  readonly things: number;
  /** Things with at least one defect, LFS pointers apart. */
  readonly defective: number;
  /** Things with a defect that makes a trainer drop, abort or learn a wrong caption. */
  readonly harmed: number;
  /** Images that are LFS pointers: not checked out, so not judged. */
  readonly pointers: number;
  readonly notes: readonly NoteCount[];
}

export interface Placed {
  readonly key: string;
  readonly note: Note;
}

/** What validity is counted from. */
export interface Found {
  /** Of the items that are trained, and of those that the trainer drops for want of a caption. */
  readonly keys: readonly string[];
  readonly dropped: readonly string[];
  readonly notes: readonly Placed[];
  /** Images that the trainer would not load. */
  readonly rejected: readonly Placed[];
  readonly ofDataset: readonly Note[];
}

/** Counts things, not notes: an item with three defects is one defective item, and a lost row or caption is a thing too. */
export function countValidity({keys, dropped, notes, rejected, ofDataset}: Found): Validity {
  const ofOwn = ofDataset.filter(isThing);
  const placed = [...notes, ...rejected, ...ofOwn.map(note => ({key: note.place ?? '', note}))];
  const having = (test: (code: NoteCode) => boolean): number =>
    new Set(placed.filter(({note}) => test(note.code)).map(({key}) => key)).size;
  const besides = new Set([...rejected.map(({key}) => key), ...ofOwn.map(({place}) => place ?? ''), ...dropped]);
  if (besides.size > 0) for (const key of keys) besides.delete(key);
  return {
    things: keys.length + besides.size,
    defective: having(code => NOTES[code].defect && code !== 'lfs-pointer'),
    harmed: having(code => NOTES[code].harm),
    pointers: having(code => code === 'lfs-pointer'),
    notes: group([...notes, ...rejected, ...ofDataset.map(note => ({key: note.place ?? '', note}))]),
  };
}

/** Whether a note on the set as a whole stands for a file or row that is no item for its sake. */
function isThing({code, place}: Note): boolean {
  if (place === undefined) return false;
  return LOST.has(code) || (code === 'name-undecodable' && isImageFile(place));
}

const LOST: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'caption-without-image',
  'metadata-line-invalid',
  'file-unreadable',
  'folder-unreadable',
  'folder-too-deep',
]);

/** One entry a code, in the order of the catalogue. */
function group(placed: readonly Placed[]): NoteCount[] {
  const byCode = new Map<NoteCode, Placed[]>();
  for (const one of placed) {
    const list = byCode.get(one.note.code);
    if (list === undefined) byCode.set(one.note.code, [one]);
    else list.push(one);
  }
  const codes = (Object.keys(NOTES) as NoteCode[]).filter(code => byCode.has(code));
  return codes.map(code => {
    const list = byCode.get(code) ?? [];
    return {
      code,
      count: list.length,
      places: distinct(list.map(({key, note}) => note.place ?? key)),
      details: distinct(list.map(({note}) => note.detail ?? '')),
    };
  });
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(text => text !== '').toSorted();
}
