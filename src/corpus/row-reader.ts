import type {Profile} from '../config/profiles.ts';
import {isPythonSpace} from '../sources/python-text.ts';
import type {Corpus, Written} from './corpus.ts';
import {doubled, Uint32List} from './growable.ts';
import {splitSegments} from './segments.ts';
import {Vocabulary} from './vocabulary.ts';

/** A caption beyond this is cut: no text encoder reads as far, and one hostile file must not fill the memory. */
const MOST_TAGS = 2000;
/** How rows are written is kept up to this many segments (16 MiB): of larger corpora it would crowd out the captions. */
const MOST_WRITTEN = 1 << 22;

/** What a row holds. */
export interface RowFacts {
  readonly tags: number;
  readonly fixed: number;
  readonly empties: number;
  readonly repeated: number;
  readonly capped: boolean;
}

/** A row of another corpus, taken over as it stands. */
export interface KnownRow {
  readonly corpus: Corpus;
  readonly written: Written;
  readonly row: number;
}

/** Whether no option makes a caption anything but pieces between separators. */
function isPlain({shuffle, splits, name, secondarySeparator, weightedCaptions, lines}: Profile): boolean {
  const moves = shuffle || splits || name === 'onetrainer';
  return !moves && secondarySeparator === null && !weightedCaptions && lines !== 'whole';
}

/** Cuts texts into rows of interned tags. O(characters). */
export class RowReader {
  readonly vocabulary: Vocabulary = new Vocabulary();
  readonly offsets: Uint32List = new Uint32List();
  readonly tags: Uint32List = new Uint32List();
  readonly #writtenOffsets = new Uint32List();
  readonly #empties = new Uint32List();
  /** Spellings in order of reading; null once there are too many. */
  #written: Uint32List | null = new Uint32List();
  /** Last row that bore each tag, plus 1: finds repeats within a row without a set per row. */
  #seenIn = new Uint32Array(1024);
  #rows = 0;
  /** Own spelling of each spelling of the corpus that rows were last taken from, plus 1. */
  #known: {readonly corpus: Corpus; readonly own: Uint32Array} | null = null;

  constructor() {
    this.offsets.push(0);
    this.#writtenOffsets.push(0);
  }

  /** Reads one text as the next row. */
  read(text: string, profile: Profile, weight: number): RowFacts {
    this.#rows++;
    const facts = isPlain(profile)
      ? this.#readPlain(text, profile.separator, weight)
      : this.#readSplit(text, profile, weight);
    this.#end(facts.empties);
    return facts;
  }

  /** Takes the next row from another corpus: what reading its text again gives, without cutting and hashing it. */
  copy({corpus, written, row}: KnownRow): RowFacts {
    this.#rows++;
    const [from, to] = [written.offsets[row] ?? 0, written.offsets[row + 1] ?? 0];
    const weight = corpus.rowWeight[row] ?? 0;
    const own = this.#ownSpellings(corpus);
    let repeated = 0;
    for (let i = from; i < to; i++) {
      const there = written.spellings[i] ?? 0;
      let spelling = own[there] ?? 0;
      if (spelling === 0) own[there] = spelling = this.#take(corpus, there);
      this.vocabulary.use(spelling - 1, weight);
      if (!this.#add(spelling - 1)) repeated++;
    }
    const empties = written.empties[row] ?? 0;
    this.#end(empties);
    return {tags: to - from, fixed: corpus.fixed[row] ?? 0, empties, repeated, capped: false};
  }

  /** How the rows are written, when `places` says where each spelling stands in the finished list. */
  written(places: Uint32Array): Written | null {
    if (this.#written === null) return null;
    const spellings = this.#written.toArray();
    for (let i = 0; i < spellings.length; i++) spellings[i] = places[spellings[i] ?? 0] ?? 0;
    return {offsets: this.#writtenOffsets.toArray(), spellings, empties: this.#empties.toArray()};
  }

  #readSplit(text: string, profile: Profile, weight: number): RowFacts {
    const {raws, fixed, empties} = splitSegments(text, profile);
    let repeated = 0;
    const tags = Math.min(raws.length, MOST_TAGS);
    for (let i = 0; i < tags; i++) {
      const raw = raws[i] ?? '';
      if (!this.#add(this.vocabulary.intern(raw, 0, raw.length, weight))) repeated++;
    }
    return {tags, fixed, empties, repeated, capped: raws.length > tags};
  }

  /** What `splitSegments` gives without options, in one pass and without lists: this loop is the cost of reading captions. */
  #readPlain(text: string, separator: string, weight: number): RowFacts {
    let tags = 0;
    let empties = 0;
    let repeated = 0;
    for (let from = 0; from <= text.length;) {
      let to = text.indexOf(separator, from);
      if (to < 0) to = text.length;
      let start = from;
      let end = to;
      while (start < end && isPythonSpace(text.charCodeAt(start))) start++;
      while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end--;
      if (start === end) empties++;
      else if (tags++ < MOST_TAGS) {
        if (!this.#add(this.vocabulary.intern(text, start, end, weight))) repeated++;
      }
      // Options refuse an empty separator; a profile made by hand must not stop this loop from ending either.
      from = to + Math.max(1, separator.length);
    }
    const capped = tags > MOST_TAGS;
    return {
      tags: Math.min(tags, MOST_TAGS),
      fixed: 0,
      empties: tags === 0 && empties === 1 ? 0 : empties,
      repeated,
      capped,
    };
  }

  /** False when the row bears the tag already. */
  #add(spelling: number): boolean {
    const tag = this.vocabulary.tagOf(spelling);
    this.#written?.push(spelling);
    while (tag >= this.#seenIn.length) this.#seenIn = doubled(this.#seenIn);
    if (this.#seenIn[tag] === this.#rows) return false;
    this.#seenIn[tag] = this.#rows;
    this.tags.push(tag);
    return true;
  }

  #end(empties: number): void {
    this.offsets.push(this.tags.length);
    if (this.#written === null) return;
    this.#writtenOffsets.push(this.#written.length);
    this.#empties.push(empties);
    if (this.#written.length > MOST_WRITTEN) this.#written = null;
  }

  #ownSpellings(corpus: Corpus): Uint32Array {
    if (this.#known?.corpus !== corpus) this.#known = {corpus, own: new Uint32Array(corpus.spellings.length)};
    return this.#known.own;
  }

  #take({spellings, vocabulary}: Corpus, there: number): number {
    const spelling = spellings[there];
    return this.vocabulary.take(spelling?.raw ?? '', vocabulary[spelling?.tag ?? 0]?.key ?? '') + 1;
  }
}
