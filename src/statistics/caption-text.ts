import {type Corpus, profileOf} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import {splitSegments} from '../corpus/segments.ts';
import type {TextFault} from '../corpus/tidy.ts';
import {pythonTrim} from '../sources/python-text.ts';

/** What can be unclean about a caption's text. */
export type UncleanKind = Extract<
  TextFault,
  'empty-tag' | 'trailing-separator' | 'outer-space' | 'zero-width' | 'nbsp' | 'full-width-comma' | 'eol'
>;

/** A tag that stands more than once in single captions. */
interface RepeatedTag {
  readonly tag: string;
  readonly items: readonly string[];
  /** Items where any two of them are neighbours: `boy, boy` may say two boys. */
  readonly neighbours: number;
  /** Items where all of them are written alike. */
  readonly exact: number;
}

/** Faults of writing, caption by caption. */
export interface CaptionText {
  readonly unclean: readonly {readonly kind: UncleanKind; readonly items: readonly string[]}[];
  readonly repeated: readonly RepeatedTag[];
  /** Expected number of items whose caption is one tag. */
  readonly oneTagItems: number;
}

/** Nearly all captions are done after this test, so it asks for single characters only. */
const SUSPECT = /[\r\u00a0\u00ad\u200b\u2060\ufeff，、；]/;
const LINE_ENDS: readonly RegExp[] = [/\r\n/, /(?<!\r)\n/, /\r(?!\n)/];
// A byte order mark at the very beginning is a defect of the file, not of the writing.
const TESTS: readonly (readonly [UncleanKind, RegExp])[] = [
  ['zero-width', /[\u00ad\u200b\u2060]|.\ufeff/],
  ['nbsp', /\u00a0/],
  ['full-width-comma', /[，、；]/],
];

/** Finds empty and repeated tags and characters that no one meant to write. O(characters). */
export function inspectText(corpus: Corpus): CaptionText {
  const unclean = new Map<UncleanKind, Set<string>>();
  const repeats = new Map<string, Repeats>();
  const withRepeats = new Set(corpus.notes.filter(({note}) => note.code === 'duplicate-tags').map(({key}) => key));
  const withEmpties = new Set(corpus.notes.filter(({note}) => note.code === 'empty-tags').map(({key}) => key));
  const mark = (kind: UncleanKind, key: string): void => {
    unclean.set(kind, (unclean.get(kind) ?? new Set()).add(key));
  };
  let oneTagItems = 0;
  for (const [row, item] of corpus.rowItem.entries()) {
    if ((corpus.offsets[row + 1] ?? 0) - (corpus.offsets[row] ?? 0) === 1) oneTagItems += corpus.rowWeight[row] ?? 0;
    const key = corpus.keys[item] ?? '';
    const text = corpus.texts[row] ?? '';
    const profile = profileOf(corpus, item);
    if (withEmpties.has(key)) {
      const trailing = text.trimEnd().endsWith(profile.separator);
      if (trailing) mark('trailing-separator', key);
      if (splitSegments(text, profile).empties > (trailing ? 1 : 0)) mark('empty-tag', key);
    }
    if (text !== '' && text !== pythonTrim(text)) mark('outer-space', key);
    if (SUSPECT.test(text)) {
      for (const [kind, test] of TESTS) if (test.test(text)) mark(kind, key);
      if (LINE_ENDS.filter(end => end.test(text)).length > 1) mark('eol', key);
    }
    if (withRepeats.has(key)) addRepeats(splitSegments(text, profile).raws, key, repeats);
  }
  return {
    oneTagItems,
    unclean: [...unclean].map(([kind, items]) => ({kind, items: [...items]})),
    repeated: [...repeats.values()]
      .map(({tag, items, neighbours, unlike}) => ({
        tag,
        items: [...items],
        neighbours: neighbours.size,
        exact: items.size - unlike.size,
      }))
      .toSorted((a, b) => b.items.length - a.items.length || (a.tag < b.tag ? -1 : 1)),
  };
}

/** Items in which a tag repeats, and which of them do so side by side or in several spellings. */
interface Repeats {
  readonly tag: string;
  readonly items: Set<string>;
  readonly neighbours: Set<string>;
  readonly unlike: Set<string>;
}

/** Looks at every repeat of a caption: of `boy, a, boy, boy` the last two are neighbours. */
function addRepeats(raws: readonly string[], item: string, repeats: Map<string, Repeats>): void {
  const last = new Map<string, {place: number; raw: string}>();
  for (const [place, raw] of raws.entries()) {
    const key = matchKey(raw);
    const before = last.get(key);
    last.set(key, {place, raw});
    if (before === undefined) continue;
    const entry = repeats.get(key) ?? {tag: raw, items: new Set(), neighbours: new Set(), unlike: new Set()};
    repeats.set(key, entry);
    entry.items.add(item);
    if (place - before.place === 1) entry.neighbours.add(item);
    if (raw !== before.raw) entry.unlike.add(item);
  }
}
