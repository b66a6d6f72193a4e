import type {TokenCounter} from '../engines/clip-tokenizer/counter.ts';
import {captionEditor} from './caption-editor.ts';
import {type Corpus, profileOf} from './corpus.ts';
import type {Edit} from './edit-kind.ts';
import {trainedText} from './segments.ts';

export interface ShortenOptions {
  readonly counter: TokenCounter;
  readonly budget: number;
  /** Match keys that are never cut: trigger, quality, tags that are true of every image. */
  readonly keeps: (key: string) => boolean;
}

/** Words in a tag by which it denies what its last word names. */
const DENIES = /\b(no|without|missing|unworn)\b/;

/** A row over the budget, as it is cut down. */
interface Long {
  readonly row: number;
  readonly item: string;
  tokens: number;
  readonly cut: Set<number>;
}

/**
 * Edits that bring captions within a budget of tokens, and cut no more. First what another tag of the same caption says
 * too, there only: `blue hair` implies `hair`, which goes whether or not that is enough. Then from *all* captions the tag with the fewest items among the tags of
 * captions that are still too long (ties: the greatest position there, then code unit): cut from some captions only, it
 * would teach that it is absent there. Tokens are counted again after each cut. O(tag uses of long captions · tokens).
 */
export function shortenEdits(corpus: Corpus, df: Float64Array, options: ShortenOptions): Edit[] {
  const long = longRows(corpus, options);
  const implied = long.flatMap(one => cutImplied(one, corpus, options));
  return [...grouped(implied), ...cutEverywhere(long, {corpus, df}, options)];
}

function longRows(corpus: Corpus, {counter, budget}: ShortenOptions): Long[] {
  return [...corpus.rowItem].flatMap((item, row): Long[] => {
    const tokens = counter.count(trainedText(corpus.texts[row] ?? '', profileOf(corpus, item)));
    return tokens > budget ? [{row, item: corpus.keys[item] ?? '', tokens, cut: new Set()}] : [];
  });
}

/** Ids of the tags of a row that may move or leave. */
function movable({offsets, tags, fixed}: Corpus, row: number): Uint32Array {
  return tags.subarray((offsets[row] ?? 0) + (fixed[row] ?? 0), offsets[row + 1] ?? 0);
}

interface Cut {
  readonly tag: string;
  readonly item: string;
}

/** All of them at once: what is said twice is lost nowhere, and no order of the caption decides which of them stays. */
function cutImplied(long: Long, corpus: Corpus, options: ShortenOptions): Cut[] {
  const keyOf = (tag: number): string => corpus.vocabulary[tag]?.key ?? '';
  const own = movable(corpus, long.row);
  const keys = [...corpus.tags.subarray(corpus.offsets[long.row] ?? 0, corpus.offsets[long.row + 1] ?? 0)].map(keyOf);
  const ends = new Set(keys.filter(key => !DENIES.test(key)).flatMap(endings));
  const cuts: Cut[] = [];
  for (const tag of own) {
    if (!ends.has(keyOf(tag)) || options.keeps(keyOf(tag))) continue;
    cuts.push({tag: keyOf(tag), item: long.item});
    long.cut.add(tag);
  }
  if (cuts.length > 0) recount(long, corpus, options);
  return cuts;
}

/** What a tag ends in, word by word: `long blue hair` → `blue hair`, `hair`. */
function endings(key: string): string[] {
  const words = key.split(' ');
  return words.slice(1).map((_word, i) => words.slice(i + 1).join(' '));
}

function recount(long: Long, corpus: Corpus, {counter}: ShortenOptions): void {
  const item = corpus.rowItem[long.row] ?? 0;
  const profile = profileOf(corpus, item);
  const edits = [...long.cut].map((id): Edit => ({
    kind: 'remove-tag',
    tag: corpus.vocabulary[id]?.key ?? '',
    items: 'all',
  }));
  const text = captionEditor(edits)?.(corpus.texts[long.row] ?? '', {item: long.item, profile}) ?? '';
  long.tokens = counter.count(trainedText(text, profile));
}

function cutEverywhere(
  long: readonly Long[],
  {corpus, df}: {readonly corpus: Corpus; readonly df: Float64Array},
  options: ShortenOptions,
): Edit[] {
  const holders = new Map<number, {place: number; rows: Long[]}>();
  for (const one of long.filter(({tokens}) => tokens > options.budget)) {
    const own = movable(corpus, one.row).filter(tag => !one.cut.has(tag));
    for (const [place, tag] of own.entries()) {
      const known = holders.get(tag) ?? {place: 0, rows: []};
      known.rows.push(one);
      known.place = Math.max(known.place, place);
      holders.set(tag, known);
    }
  }
  const keyOf = (tag: number): string => corpus.vocabulary[tag]?.key ?? '';
  const order = [...holders]
    .filter(([tag]) => !options.keeps(keyOf(tag)))
    .toSorted(
      ([a, inA], [b, inB]) => (df[a] ?? 0) - (df[b] ?? 0) || inB.place - inA.place || (keyOf(a) < keyOf(b) ? -1 : 1),
    );
  const edits: Edit[] = [];
  const left = tagsLeft(long, corpus);
  const implied = new Map(long.map(({row, cut}) => [row, new Set(cut)]));
  const bearers = bearersOf(corpus, new Set(order.map(([tag]) => tag)));
  for (const [tag, {rows}] of order) {
    const needing = rows.filter(({tokens}) => tokens > options.budget);
    const own = (bearers.get(tag) ?? []).filter(row => implied.get(row)?.has(tag) !== true);
    // A caption that has no other tag would have to keep it, and then all have.
    if (needing.length === 0 || own.some(row => (left[row] ?? 0) < 2)) continue;
    for (const row of own) left[row] = (left[row] ?? 0) - 1;
    for (const one of needing) {
      one.cut.add(tag);
      recount(one, corpus, options);
    }
    edits.push({kind: 'remove-tag', tag: keyOf(tag), items: 'all'});
  }
  return edits;
}

/** Tags of each row that are not cut so far. */
function tagsLeft(long: readonly Long[], {offsets, rowItem}: Corpus): Uint32Array {
  const left = Uint32Array.from(rowItem, (_item, row) => (offsets[row + 1] ?? 0) - (offsets[row] ?? 0));
  for (const {row, cut} of long) left[row] = (left[row] ?? 0) - cut.size;
  return left;
}

/** Rows that bear each of some tags. */
function bearersOf(
  {offsets, tags, rowItem}: Corpus,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>([...wanted].map(tag => [tag, []]));
  for (let row = 0; row < rowItem.length; row++) {
    for (let i = offsets[row] ?? 0; i < (offsets[row + 1] ?? 0); i++) rows.get(tags[i] ?? 0)?.push(row);
  }
  return rows;
}

/** One edit a tag. */
function grouped(cuts: readonly Cut[]): Edit[] {
  const items = new Map<string, string[]>();
  for (const {tag, item} of cuts) {
    const known = items.get(tag);
    if (known === undefined) items.set(tag, [item]);
    else known.push(item);
  }
  return [...items].map(([tag, keys]): Edit => ({kind: 'remove-tag', tag, items: keys}));
}
