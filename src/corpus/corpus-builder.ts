import type {Profile} from '../config/profiles.ts';
import type {Note} from '../sources/notes.ts';
import {isPythonSpace} from '../sources/python-text.ts';
import type {Item, Subset} from '../sources/source.ts';
import {captionNotes} from './caption-notes.ts';
import type {Corpus, PlacedNote} from './corpus.ts';
import {doubled, Uint32List} from './growable.ts';
import {isUntrimmed} from './untrimmed.ts';
import {splitSegments} from './segments.ts';
import {readCaptions} from './variants.ts';
import type {Variant} from './wildcards.ts';
import {Vocabulary} from './vocabulary.ts';

/** A caption beyond this is cut: no text encoder reads as far, and one hostile file must not fill the memory. */
const MOST_TAGS = 2000;

/** An item as its trainer reads it. */
export interface ReadItem {
  readonly key: string;
  readonly subset: Subset;
  readonly repeats: number;
  readonly variants: readonly Variant[];
  /** How its subset is read. */
  readonly profile: Profile;
}

interface AddedTags {
  readonly tags: number;
  readonly fixed: number;
  readonly empties: number;
  readonly repeated: number;
  readonly capped: boolean;
}

/** Whether no option makes a caption anything but pieces between separators. */
function isPlain({shuffle, splits, name, secondarySeparator, weightedCaptions, lines}: Profile): boolean {
  const moves = shuffle || splits || name === 'onetrainer';
  return !moves && secondarySeparator === null && !weightedCaptions && lines !== 'whole';
}

/** Takes items one by one and interns what their trainer would read of them. O(tag uses). */
export class CorpusBuilder {
  readonly #profile: Profile;
  readonly #overrides: Partial<Profile>;
  readonly #vocabulary = new Vocabulary();
  readonly #keys: string[] = [];
  readonly #subsets = new Map<Subset, number>();
  readonly #profiles: Profile[] = [];
  readonly #itemSubset = new Uint32List();
  readonly #repeats: number[] = [];
  readonly #rowItem = new Uint32List();
  readonly #rowWeight: number[] = [];
  readonly #texts: string[] = [];
  readonly #offsets = new Uint32List();
  readonly #tags = new Uint32List();
  readonly #fixed = new Uint32List();
  readonly #notes: PlacedNote[] = [];
  readonly #dropped: string[] = [];
  /** Last row that bore each tag, plus 1: finds repeats within a row without a set per row. */
  #seenIn = new Uint32Array(1024);
  #segments = 0;
  #empty = 0;
  #repeated = 0;
  readonly #untrimmed = new Map<string, number>();
  #regularisation = 0;

  /** `overrides` win over the profile and over the options of any subset. */
  constructor(profile: Profile, overrides: Partial<Profile> = {}) {
    this.#profile = {...profile, ...overrides};
    this.#overrides = overrides;
    this.#offsets.push(0);
  }

  add(item: Item): void {
    const {key, subset} = item;
    if (subset.regularisation) {
      this.#regularisation++;
      return;
    }
    const profile = this.#profileOf(subset);
    const {variants, dropped, notes} = readCaptions(item, profile);
    for (const note of item.notes) this.#notes.push({key, note});
    for (const note of notes) this.#notes.push({key, note});
    if (dropped) {
      this.#dropped.push(key);
      return;
    }
    for (const {text, probability} of item.captions) {
      if (isUntrimmed(text)) this.#untrimmed.set(key, (this.#untrimmed.get(key) ?? 0) + probability);
    }
    this.addRead({key, subset, repeats: subset.repeats * (item.rows ?? 1), variants, profile});
  }

  /** Takes an item whose captions are what the trainer reads already. */
  addRead({key, subset, repeats, variants, profile}: ReadItem): void {
    const index = this.#keys.length;
    this.#keys.push(key);
    this.#itemSubset.push(this.#subsetIndex(subset, profile));
    this.#repeats.push(repeats);
    const found = new Map<string, Note>();
    for (const {text, probability} of variants) this.#addRow({text, probability, index, profile}, found);
    for (const note of found.values()) this.#notes.push({key, note});
  }

  #addRow(
    {text, probability, index, profile}: {text: string; probability: number; index: number; profile: Profile},
    found: Map<string, Note>,
  ): void {
    const {tags, fixed, empties, repeated, capped} = isPlain(profile)
      ? this.#addPlain(text, profile.separator, probability)
      : this.#addSplit(text, profile, probability);
    this.#segments += (tags + empties) * probability;
    this.#empty += empties * probability;
    this.#repeated += repeated * probability;
    this.#rowItem.push(index);
    this.#rowWeight.push(probability);
    this.#texts.push(text);
    this.#fixed.push(fixed);
    this.#offsets.push(this.#tags.length);
    captionNotes({text, profile, empties, repeated, capped}, found);
  }

  #addSplit(text: string, profile: Profile, weight: number): AddedTags {
    const {raws, fixed, empties} = splitSegments(text, profile);
    const row = this.#rowWeight.length;
    let repeated = 0;
    const tags = Math.min(raws.length, MOST_TAGS);
    for (let i = 0; i < tags; i++) {
      const raw = raws[i] ?? '';
      if (!this.#addTag(this.#vocabulary.intern(raw, 0, raw.length, weight), row)) repeated++;
    }
    return {tags, fixed, empties, repeated, capped: raws.length > tags};
  }

  /** What `splitSegments` gives without options, in one pass and without lists: this loop is the cost of reading captions. */
  #addPlain(text: string, separator: string, weight: number): AddedTags {
    const row = this.#rowWeight.length;
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
        if (!this.#addTag(this.#vocabulary.intern(text, start, end, weight), row)) repeated++;
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
  #addTag(tag: number, row: number): boolean {
    if (tag >= this.#seenIn.length) this.#seenIn = doubled(this.#seenIn);
    if (this.#seenIn[tag] === row + 1) return false;
    this.#seenIn[tag] = row + 1;
    this.#tags.push(tag);
    return true;
  }

  #profileOf(subset: Subset): Profile {
    const known = this.#profiles[this.#subsets.get(subset) ?? -1];
    if (known !== undefined) return known;
    const {options} = subset;
    return options === undefined ? this.#profile : {...this.#profile, ...options, ...this.#overrides};
  }

  #subsetIndex(subset: Subset, profile: Profile): number {
    const known = this.#subsets.get(subset);
    if (known !== undefined) return known;
    this.#profiles.push(profile);
    this.#subsets.set(subset, this.#subsets.size);
    return this.#subsets.size - 1;
  }

  /** The profile of all subsets where it is one, so that options told by settings hold for the set as a whole. */
  #common(): Profile {
    const [first, ...others] = new Set(this.#profiles.map(profile => JSON.stringify(profile)));
    return first === undefined || others.length > 0 ? this.#profile : (this.#profiles[0] ?? this.#profile);
  }

  build(): Corpus {
    const spellings = this.#vocabulary.spellings();
    return {
      profile: this.#common(),
      keys: this.#keys,
      subsets: [...this.#subsets.keys()],
      profiles: this.#profiles,
      itemSubset: this.#itemSubset.toArray(),
      repeats: Float64Array.from(this.#repeats),
      rowItem: this.#rowItem.toArray(),
      rowWeight: Float64Array.from(this.#rowWeight),
      texts: this.#texts,
      offsets: this.#offsets.toArray(),
      tags: this.#tags.toArray(),
      fixed: this.#fixed.toArray(),
      vocabulary: this.#vocabulary.tags(spellings),
      spellings,
      occurrences: this.#vocabulary.occurrences(),
      segments: this.#segments,
      emptySegments: this.#empty,
      repeatedSegments: this.#repeated,
      untrimmed: this.#untrimmed,
      notes: this.#notes,
      dropped: this.#dropped,
      regularisation: this.#regularisation,
    };
  }
}
