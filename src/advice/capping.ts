import {CAPPED, TOO_MANY_HARMED} from '../scoring/score.ts';
import {NOTES, type NoteCode} from '../sources/notes.ts';
import type {Validity} from '../statistics/validity.ts';

/** Kinds of defect, the commonest first, without which the score would not be capped. */
export function cappingCodes({things, harmed, notes}: Validity): ReadonlySet<NoteCode> {
  const capping = new Set<NoteCode>();
  let left = harmed;
  for (const {code, count} of notes.toSorted((a, b) => b.count - a.count)) {
    if (left <= TOO_MANY_HARMED * things) break;
    if (!NOTES[code].harm) continue;
    capping.add(code);
    left -= count;
  }
  return capping;
}

/** What a sentence adds where the defect caps the score. */
export function capWords(caps: boolean): string {
  return caps ? ` It harms so many that the score cannot exceed ${CAPPED}.` : '';
}
