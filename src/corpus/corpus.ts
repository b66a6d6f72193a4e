import type {Profile} from '../config/profiles.ts';
import type {Note} from '../sources/notes.ts';
import type {Caption, Subset} from '../sources/source.ts';

/** A note and the item it is about. */
export interface PlacedNote {
  readonly key: string;
  readonly note: Note;
}

/** One way a tag is written, and how often (occurrences, weighted by probability). */
export interface Spelling {
  readonly raw: string;
  readonly tag: number;
  readonly uses: number;
}

/** One tag of the vocabulary: a match key with the spelling that stands for it. */
export interface Tag {
  readonly key: string;
  /** Commonest raw spelling; ties go to the lower code units. */
  readonly display: string;
}

/** How every row is written, segment by segment: what a corpus is made of again without cutting and hashing its texts. */
export interface Written {
  /** Row r is written spellings[offsets[r] … offsets[r + 1] − 1]: indices into the corpus's `spellings`, repeats included. */
  readonly offsets: Uint32Array;
  readonly spellings: Uint32Array;
  /** Per row: empty segments. */
  readonly empties: Uint32Array;
}

/**
 * The parsed data set. A row is one text that the trainer can see: items with several captions have several rows, whose
 * weights sum to 1. Rows stand in compressed sparse row form: row r bears tags[offsets[r] … offsets[r + 1] − 1], each tag
 * once, in caption order.
 */
export interface Corpus {
  /** How the set is read as a whole: what all subsets have in common, else the profile without their options. */
  readonly profile: Profile;
  /** Keys of the N items that are trained, by code unit. */
  readonly keys: readonly string[];
  readonly subsets: readonly Subset[];
  /** Per subset: how the trainer reads it, with the options of its settings. */
  readonly profiles: readonly Profile[];
  /** Per item: index into `subsets`. */
  readonly itemSubset: Uint32Array;
  /** Per item: times an epoch shows it. */
  readonly repeats: Float64Array;
  readonly rowItem: Uint32Array;
  readonly rowWeight: Float64Array;
  readonly texts: readonly string[];
  readonly offsets: Uint32Array;
  readonly tags: Uint32Array;
  /** Per row: leading tags that stay in place when the others are shuffled. */
  readonly fixed: Uint32Array;
  readonly vocabulary: readonly Tag[];
  /** By tag, then by uses descending. */
  readonly spellings: readonly Spelling[];
  /** Null where it would take more memory than it saves time: texts are cut again then. */
  readonly written: Written | null;
  /** Occurrences per tag (a tag twice in one caption counts twice), weighted by probability. */
  readonly occurrences: Float64Array;
  /** Segments in all captions, empty ones included, weighted. */
  readonly segments: number;
  readonly emptySegments: number;
  readonly repeatedSegments: number;
  /** Captions that begin or end in white space other than line breaks, by item and weighted: as they are stored, since trainers trim. */
  readonly untrimmed: ReadonlyMap<string, number>;
  /**
   * Captions of items as they are stored, where they are not just the text of the item's only row with line breaks around
   * it: edits change what is stored, and the trainer's reading is made anew. Empty for items without a caption.
   */
  readonly stored: ReadonlyMap<string, readonly Caption[]>;
  readonly notes: readonly PlacedNote[];
  /** Keys of items that the trainer would drop for want of a caption. */
  readonly dropped: readonly string[];
  /** Items in regularisation subsets: counted, never judged. */
  readonly regularisation: number;
}

/** How the trainer reads an item. */
export function profileOf({profile, profiles, itemSubset}: Corpus, item: number): Profile {
  return profiles[itemSubset[item] ?? 0] ?? profile;
}
