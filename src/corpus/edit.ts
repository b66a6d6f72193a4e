import type {Profile} from '../config/profiles.ts';
import {pythonTrim} from '../sources/python-text.ts';
import {CorpusBuilder} from './corpus-builder.ts';
import type {Corpus} from './corpus.ts';
import {knownItems, MADE_FROM_TEXT} from './known-items.ts';
import {isUntrimmed} from './untrimmed.ts';
import {matchKey} from './match-key.ts';
import {MENDED, type TextFault, tidy, without} from './tidy.ts';

/** A change of captions or of how a trainer reads them. Tags are named as they are written; case of one key is one tag. */
export type Edit =
  | {readonly kind: 'remove-tag'; readonly tag: string; readonly items: 'all' | readonly string[]}
  | {readonly kind: 'rename-tag'; readonly from: readonly string[]; readonly to: string}
  | {readonly kind: 'deduplicate-tags'; readonly by: 'exact' | 'matchKey'}
  | {readonly kind: 'normalise-text'; readonly what: TextFault}
  | {readonly kind: 'set-repeats'; readonly subset: string; readonly from: number; readonly to: number}
  | {readonly kind: 'set-token-length'; readonly tokens: number};

/**
 * The corpus as it would be after the edits, in their order: predictions of advice and the files that `fix` writes go
 * through this one function. No caption becomes empty: an edit that would empty it skips it. O(characters).
 */
export function applyEdits(corpus: Corpus, edits: readonly Edit[]): Corpus {
  const length = edits.find(edit => edit.kind === 'set-token-length');
  const lengthened = (profile: Profile): Profile =>
    length === undefined ? profile : {...profile, budget: {...profile.budget, tokens: length.tokens}};
  const profile = lengthened(corpus.profile);
  const repeats = new Map(edits.flatMap(edit => (edit.kind === 'set-repeats' ? [[edit.subset, edit] as const] : [])));
  const timesOf = (item: number): number => {
    const edit = repeats.get(corpus.subsets[corpus.itemSubset[item] ?? 0]?.name ?? '');
    const times = corpus.repeats[item] ?? 1;
    return edit === undefined ? times : (times / edit.from) * edit.to;
  };
  const change = editText(edits);
  const repeated = corpus.repeats.map((_times, item) => timesOf(item));
  const mended = new Set(edits.map(edit => (edit.kind === 'normalise-text' ? MENDED[edit.what] : undefined)));
  const notes = corpus.notes.filter(({note}) => !mended.has(note.code));
  if (change === null) {
    return {...corpus, profile, profiles: corpus.profiles.map(lengthened), repeats: repeated, notes};
  }
  const builder = new CorpusBuilder(profile);
  // White space around a caption stays as it is stored, but for that of an empty tag at the end that goes.
  const untrimmed = new Map(corpus.untrimmed);
  for (const known of knownItems(corpus)) {
    const {key, rows} = known;
    const own = {...known, repeats: repeated[known.index] ?? 1, profile: lengthened(known.profile)};
    const {separator} = own.profile;
    const texts = corpus.texts.slice(...rows).map(text => change(text, {item: key, separator}));
    if (known.written !== null && texts.every((text, i) => text === corpus.texts[rows[0] + i])) {
      builder.addKnown({...own, written: known.written});
      continue;
    }
    const variants = [];
    for (const [i, text] of texts.entries()) {
      const [before, probability] = [corpus.texts[rows[0] + i] ?? '', corpus.rowWeight[rows[0] + i] ?? 0];
      const isEmptyEndGone = before.endsWith(separator) && !text.endsWith(separator);
      if (isEmptyEndGone) untrimmed.delete(key);
      else if (isUntrimmed(text)) untrimmed.set(key, Math.max(untrimmed.get(key) ?? 0, probability));
      variants.push({text, probability});
    }
    builder.addRead({...own, variants});
  }
  const edited = builder.build();
  const kept = notes.filter(({note}) => !MADE_FROM_TEXT.has(note.code));
  const {dropped, regularisation} = corpus;
  return {...edited, notes: [...kept, ...edited.notes], dropped, regularisation, untrimmed};
}

type Segments = readonly string[];
type SegmentEdit = (segments: Segments, item: string) => Segments;

/** The item whose caption is edited, and what parts its tags. */
interface Where {
  readonly item: string;
  readonly separator: string;
}

/** All text edits as one function of a caption: cut once, edited in turn, joined again. Null when no text changes. */
function editText(edits: readonly Edit[]): ((text: string, where: Where) => string) | null {
  const keys = new Map<string, string>();
  const keyOf = (raw: string): string => {
    const known = keys.get(raw);
    if (known !== undefined) return known;
    const key = matchKey(raw);
    keys.set(raw, key);
    return key;
  };
  const steps = [removal(edits, keyOf), renaming(edits, keyOf), ...edits.map(edit => tidying(edit, keyOf))].filter(
    step => step !== null,
  );
  if (steps.length === 0) return null;
  return (text, {item, separator}) => {
    const before = text.split(separator);
    let segments: Segments = before;
    for (const step of steps) {
      const next = step(segments, item);
      if (next.some(segment => pythonTrim(segment) !== '')) segments = next;
    }
    return segments === before ? text : segments.join(separator);
  };
}

function removal(edits: readonly Edit[], keyOf: (raw: string) => string): SegmentEdit | null {
  const gone = new Map<string, 'all' | ReadonlySet<string>>();
  for (const edit of edits) {
    if (edit.kind !== 'remove-tag') continue;
    gone.set(keyOf(edit.tag), edit.items === 'all' ? 'all' : new Set(edit.items));
  }
  if (gone.size === 0) return null;
  return (segments, item) =>
    without(segments, raw => {
      const where = raw === '' ? undefined : gone.get(keyOf(raw));
      return where !== undefined && (where === 'all' || where.has(item));
    });
}

/** Replaces the core of a segment and keeps the space around it; into a caption that has the target, it removes. */
function renaming(edits: readonly Edit[], keyOf: (raw: string) => string): SegmentEdit | null {
  const target = new Map<string, string>();
  for (const edit of edits) if (edit.kind === 'rename-tag') for (const raw of edit.from) target.set(raw, edit.to);
  if (target.size === 0) return null;
  return segments => {
    if (!segments.some(segment => target.has(pythonTrim(segment)))) return segments;
    const seen = new Set(
      segments
        .map(pythonTrim)
        .filter(raw => raw !== '' && !target.has(raw))
        .map(keyOf),
    );
    const renamed: string[] = [];
    for (const segment of segments) {
      const raw = pythonTrim(segment);
      const to = target.get(raw);
      if (to === undefined) renamed.push(segment);
      else if (!seen.has(keyOf(to))) {
        seen.add(keyOf(to));
        renamed.push(segment.replace(raw, () => to));
      }
    }
    return renamed;
  };
}

function tidying(edit: Edit, keyOf: (raw: string) => string): SegmentEdit | null {
  if (edit.kind === 'deduplicate-tags') {
    const nameOf = edit.by === 'exact' ? (raw: string): string => raw : keyOf;
    return segments => {
      const seen = new Set<string>();
      return without(segments, raw => {
        const name = nameOf(raw);
        const again = raw !== '' && seen.has(name);
        seen.add(name);
        return again;
      });
    };
  }
  return edit.kind === 'normalise-text' ? tidy(edit.what) : null;
}
