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
  /** Items, rejected images and orphan captions: what the share is of. */
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

/** Counts things, not notes: an item with three defects is one defective item. */
export function countValidity(
  items: number,
  notes: readonly Placed[],
  rejected: readonly Placed[],
  ofDataset: readonly Note[],
): Validity {
  const orphans = ofDataset.filter(note => note.code === 'caption-without-image');
  const placed = [...notes, ...rejected, ...orphans.map(note => ({key: note.place ?? '', note}))];
  const having = (test: (code: NoteCode) => boolean): number =>
    new Set(placed.filter(({note}) => test(note.code)).map(({key}) => key)).size;
  return {
    things: items + new Set(rejected.map(({key}) => key)).size + orphans.length,
    defective: having(code => NOTES[code].defect && code !== 'lfs-pointer'),
    harmed: having(code => NOTES[code].harm),
    pointers: having(code => code === 'lfs-pointer'),
    notes: group([...notes, ...rejected, ...ofDataset.map(note => ({key: note.place ?? '', note}))]),
  };
}

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
