import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import {splitSegments} from '../corpus/segments.ts';

/** What can be unclean about a caption's text. */
export type UncleanKind = 'empty-tag' | 'trailing-separator' | 'zero-width' | 'nbsp' | 'full-width-comma';

/** A tag that stands more than once in single captions. */
interface RepeatedTag {
  readonly tag: string;
  readonly items: readonly string[];
  /** Items where the two are neighbours: `boy, boy` may say two boys. */
  readonly neighbours: number;
  /** Items where they are written alike. */
  readonly exact: number;
}

/** Faults of writing, caption by caption. */
export interface CaptionText {
  readonly unclean: readonly {readonly kind: UncleanKind; readonly items: readonly string[]}[];
  readonly repeated: readonly RepeatedTag[];
}

// A byte order mark at the very beginning is a defect of the file, not of the writing.
const SUSPECT = /[\u00a0\u00ad\u200b\u2060，、；]|.\ufeff/;
const TESTS: readonly (readonly [UncleanKind, RegExp])[] = [
  ['zero-width', /[\u00ad\u200b\u2060]|.\ufeff/],
  ['nbsp', /\u00a0/],
  ['full-width-comma', /[，、；]/],
];

/** Finds empty and repeated tags and characters that no one meant to write. O(characters). */
export function inspectText(corpus: Corpus): CaptionText {
  const unclean = new Map<UncleanKind, Set<string>>();
  const repeats = new Map<string, {tag: string; items: Set<string>; neighbours: number; exact: number}>();
  const withRepeats = new Set(corpus.notes.filter(({note}) => note.code === 'duplicate-tags').map(({key}) => key));
  const withEmpties = new Set(corpus.notes.filter(({note}) => note.code === 'empty-tags').map(({key}) => key));
  const mark = (kind: UncleanKind, key: string): void => {
    unclean.set(kind, (unclean.get(kind) ?? new Set()).add(key));
  };
  for (const [row, item] of corpus.rowItem.entries()) {
    const key = corpus.keys[item] ?? '';
    const text = corpus.texts[row] ?? '';
    const profile = profileOf(corpus, item);
    if (withEmpties.has(key)) {
      const trailing = text.trimEnd().endsWith(profile.separator);
      if (trailing) mark('trailing-separator', key);
      if (splitSegments(text, profile).empties > (trailing ? 1 : 0)) mark('empty-tag', key);
    }
    if (SUSPECT.test(text)) for (const [kind, test] of TESTS) if (test.test(text)) mark(kind, key);
    if (withRepeats.has(key)) addRepeats(splitSegments(text, profile).raws, key, repeats);
  }
  return {
    unclean: [...unclean].map(([kind, items]) => ({kind, items: [...items]})),
    repeated: [...repeats.values()]
      .map(({items, ...counts}) => ({...counts, items: [...items]}))
      .toSorted((a, b) => b.items.length - a.items.length || (a.tag < b.tag ? -1 : 1)),
  };
}

function addRepeats(
  raws: readonly string[],
  item: string,
  repeats: Map<string, {tag: string; items: Set<string>; neighbours: number; exact: number}>,
): void {
  const last = new Map<string, {place: number; raw: string}>();
  for (const [place, raw] of raws.entries()) {
    const key = matchKey(raw);
    const before = last.get(key);
    last.set(key, {place, raw});
    if (before === undefined) continue;
    const entry = repeats.get(key) ?? {tag: raw, items: new Set(), neighbours: 0, exact: 0};
    repeats.set(key, entry);
    if (entry.items.has(item)) continue;
    entry.items.add(item);
    if (place - before.place === 1) entry.neighbours++;
    if (raw === before.raw) entry.exact++;
  }
}
