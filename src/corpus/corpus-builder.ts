import type {Profile} from '../config/profiles.ts';
import type {Note} from '../sources/notes.ts';
import {pythonTrim} from '../sources/python-text.ts';
import type {Caption, Item, Subset} from '../sources/source.ts';
import {captionNotes} from './caption-notes.ts';
import type {Corpus, PlacedNote, Written} from './corpus.ts';
import {Uint32List} from './growable.ts';
import {type RowFacts, RowReader} from './row-reader.ts';
import {isUntrimmed} from './untrimmed.ts';
import {readCaptions} from './variants.ts';
import type {Variant} from './wildcards.ts';

/** An item as its trainer reads it. */
export interface ReadItem {
  readonly key: string;
  readonly subset: Subset;
  readonly repeats: number;
  readonly variants: readonly Variant[];
  /** How its subset is read. */
  readonly profile: Profile;
}

/** An item of another corpus, taken over as it stands there. */
export interface KnownItem extends Omit<ReadItem, 'variants'> {
  readonly corpus: Corpus;
  readonly written: Written;
  /** Its rows there: from, and up to. */
  readonly rows: readonly [number, number];
  /** What its texts were found to hold. */
  readonly notes: readonly PlacedNote[];
}

/** Whether the text that is read says all of what is stored, but for line breaks around it. */
function isAllThereIs([caption, ...others]: readonly Caption[], [variant, ...more]: readonly Variant[]): boolean {
  if (caption === undefined || variant === undefined || others.length > 0 || more.length > 0) return false;
  return variant.text === pythonTrim(caption.text);
}

/** Takes items one by one and interns what their trainer would read of them. O(tag uses). */
export class CorpusBuilder {
  readonly #profile: Profile;
  readonly #overrides: Partial<Profile>;
  readonly #rows = new RowReader();
  readonly #keys: string[] = [];
  readonly #subsets = new Map<Subset, number>();
  readonly #profiles: Profile[] = [];
  readonly #itemSubset = new Uint32List();
  readonly #repeats: number[] = [];
  readonly #rowItem = new Uint32List();
  readonly #rowWeight: number[] = [];
  readonly #texts: string[] = [];
  readonly #fixed = new Uint32List();
  readonly #notes: PlacedNote[] = [];
  readonly #dropped: string[] = [];
  #segments = 0;
  #empty = 0;
  #repeated = 0;
  readonly #untrimmed = new Map<string, number>();
  readonly #stored = new Map<string, readonly Caption[]>();
  #regularisation = 0;

  /** `overrides` win over the profile and over the options of any subset. */
  constructor(profile: Profile, overrides: Partial<Profile> = {}) {
    this.#profile = {...profile, ...overrides};
    this.#overrides = overrides;
  }

  add(item: Item): void {
    const {key, subset} = item;
    if (subset.regularisation) {
      this.#regularisation++;
      return;
    }
    for (const note of item.notes) this.#notes.push({key, note});
    this.addStored(item, {repeats: subset.repeats * (item.rows ?? 1), profile: this.#profileOf(subset)});
  }

  /** Takes an item of which all but its captions is known already. */
  addStored(item: Item, {repeats, profile}: Pick<ReadItem, 'repeats' | 'profile'>): void {
    const {key, subset, captions} = item;
    const {variants, dropped, notes} = readCaptions(item, profile);
    for (const note of notes) this.#notes.push({key, note});
    if (dropped) {
      this.#dropped.push(key);
      return;
    }
    let untrimmed = 0;
    for (const {text, probability} of captions) if (isUntrimmed(text)) untrimmed += probability;
    if (untrimmed > 0) this.#untrimmed.set(key, untrimmed);
    if (untrimmed > 0 || !isAllThereIs(captions, variants)) this.#stored.set(key, captions);
    this.addRead({key, subset, repeats, variants, profile});
  }

  /** Takes an item whose captions are what the trainer reads already. */
  addRead({key, subset, repeats, variants, profile}: ReadItem): void {
    const index = this.#begin({key, subset, repeats, profile});
    const found = new Map<string, Note>();
    for (const {text, probability} of variants) {
      const facts = this.#rows.read(text, profile, probability);
      this.#endRow({text, probability}, index, facts);
      captionNotes({text, profile, ...facts}, found);
    }
    for (const note of found.values()) this.#notes.push({key, note});
  }

  /** Takes an item over from another corpus: its texts are not read again. */
  addKnown({key, subset, repeats, profile, corpus, written, rows: [from, to], notes}: KnownItem): void {
    const index = this.#begin({key, subset, repeats, profile});
    for (let row = from; row < to; row++) {
      const facts = this.#rows.copy({corpus, written, row});
      this.#endRow({text: corpus.texts[row] ?? '', probability: corpus.rowWeight[row] ?? 0}, index, facts);
    }
    for (const note of notes) this.#notes.push(note);
  }

  #begin({key, subset, repeats, profile}: Omit<ReadItem, 'variants'>): number {
    this.#keys.push(key);
    this.#itemSubset.push(this.#subsetIndex(subset, profile));
    this.#repeats.push(repeats);
    return this.#keys.length - 1;
  }

  #endRow({text, probability}: Variant, index: number, {tags, fixed, empties, repeated}: RowFacts): void {
    this.#segments += (tags + empties) * probability;
    this.#empty += empties * probability;
    this.#repeated += repeated * probability;
    this.#rowItem.push(index);
    this.#rowWeight.push(probability);
    this.#texts.push(text);
    this.#fixed.push(fixed);
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
    const {vocabulary, offsets, tags} = this.#rows;
    const {spellings, places} = vocabulary.spellings();
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
      offsets: offsets.toArray(),
      tags: tags.toArray(),
      fixed: this.#fixed.toArray(),
      vocabulary: vocabulary.tags(spellings),
      spellings,
      written: this.#rows.written(places),
      occurrences: vocabulary.occurrences(),
      segments: this.#segments,
      emptySegments: this.#empty,
      repeatedSegments: this.#repeated,
      untrimmed: this.#untrimmed,
      stored: this.#stored,
      notes: this.#notes,
      dropped: this.#dropped,
      regularisation: this.#regularisation,
    };
  }
}
