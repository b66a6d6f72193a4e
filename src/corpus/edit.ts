import type {Profile} from '../config/profiles.ts';
import type {NoteCode} from '../sources/notes.ts';
import type {Caption} from '../sources/source.ts';
import {captionEditor, type CaptionEditor} from './caption-editor.ts';
import {CorpusBuilder} from './corpus-builder.ts';
import type {Corpus} from './corpus.ts';
import type {Edit} from './edit-kind.ts';
import {knownItems, MADE_FROM_TEXT, variantsOf} from './known-items.ts';
import {MENDED} from './tidy.ts';

export type {Edit} from './edit-kind.ts';

/** Notes that come from reading what is stored, and so are made anew where that changed. */
const MADE_IN_READING: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'caption-empty',
  'caption-variants',
  'caption-first-line-only',
  'prefix-partial',
  'wildcard-capped',
]);

/**
 * The corpus as it would be after the edits: predictions of advice and the files that `fix` writes go through the one editor
 * of stored captions, and what it leaves is read as the trainer reads it. No caption becomes empty: an edit that would empty
 * it skips it. O(characters).
 */
export function applyEdits(corpus: Corpus, edits: readonly Edit[]): Corpus {
  const length = edits.find(edit => edit.kind === 'set-token-length');
  const lengthened = (profile: Profile): Profile =>
    length === undefined ? profile : {...profile, budget: {...profile.budget, tokens: length.tokens}};
  const mended = new Set(edits.map(edit => (edit.kind === 'normalise-text' ? MENDED[edit.what] : undefined)));
  const set = {
    ...corpus,
    profile: lengthened(corpus.profile),
    profiles: length === undefined ? corpus.profiles : corpus.profiles.map(lengthened),
    repeats: repeatsAfter(corpus, edits),
  };
  const editor = captionEditor(edits);
  const left = (made: Corpus): Corpus => ({...made, notes: made.notes.filter(({note}) => !mended.has(note.code))});
  return left(editor === null ? set : rewritten(set, editor));
}

function repeatsAfter(corpus: Corpus, edits: readonly Edit[]): Float64Array {
  const told = new Map(edits.flatMap(edit => (edit.kind === 'set-repeats' ? [[edit.subset, edit] as const] : [])));
  if (told.size === 0) return corpus.repeats;
  return corpus.repeats.map((times, item) => {
    const edit = told.get(corpus.subsets[corpus.itemSubset[item] ?? 0]?.name ?? '');
    return edit === undefined ? times : (times / edit.from) * edit.to;
  });
}

/** Items whose captions change are read anew, the others are taken over. */
function rewritten(corpus: Corpus, edit: CaptionEditor): Corpus {
  const builder = new CorpusBuilder(corpus.profile);
  const changed = new Set<string>();
  const foreign = foreignItems(corpus);
  for (const known of knownItems(corpus)) {
    const {key, rows, written, subset, repeats, profile} = known;
    const stored = corpus.stored.get(key) ?? [{text: corpus.texts[rows[0]] ?? '', probability: 1}];
    const captions = edited(stored, text => edit(text, {item: key, profile, isForeign: foreign.has(key)}));
    if (captions !== stored) {
      changed.add(key);
      builder.addStored({key, subset, captions, notes: []}, {repeats, profile});
    } else if (written !== null) builder.addKnown({...known, written});
    else builder.addRead({...known, variants: variantsOf(corpus, rows)});
  }
  const made = builder.build();
  const kept = <T>(known: ReadonlyMap<string, T>): (readonly [string, T])[] =>
    [...known].filter(([key]) => !changed.has(key));
  const notes = corpus.notes.filter(
    ({key, note: {code}}) => !MADE_FROM_TEXT.has(code) && !(MADE_IN_READING.has(code) && changed.has(key)),
  );
  return {
    ...made,
    notes: [...notes, ...made.notes],
    dropped: corpus.dropped,
    regularisation: corpus.regularisation,
    stored: new Map([...kept(corpus.stored), ...made.stored]),
    untrimmed: new Map([...kept(corpus.untrimmed), ...made.untrimmed]),
  };
}

/** Items with a caption that is not UTF-8. */
export function foreignItems({notes}: Corpus): ReadonlySet<string> {
  return new Set(notes.filter(({note}) => note.code === 'caption-not-utf8').map(({key}) => key));
}

/** The very same list when nothing changes. */
function edited(captions: readonly Caption[], edit: (text: string) => string): readonly Caption[] {
  const next = captions.map(({text, probability}) => ({text: edit(text), probability}));
  return next.some(({text}, i) => text !== captions[i]?.text) ? next : captions;
}
