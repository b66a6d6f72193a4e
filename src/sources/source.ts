import type {Profile, ProfileName} from '../config/profiles.ts';
import type {Note} from './notes.ts';
import type {Storage} from './storage.ts';

/** The ways a data set lies on disk: docs/layouts.md. */
export const LAYOUTS = [
  'trainer-config',
  'imagefolder',
  'kohya-metadata',
  'captions-json',
  'kohya-folder',
  'pairs',
  'captions-apart',
  'captions-only',
  'lora',
  'memory',
] as const;

export type Layout = (typeof LAYOUTS)[number];

/** An image as found, not opened beyond its first bytes. */
export interface ImageRef {
  /** Path or object name the engine can open; never printed. */
  readonly ref: string;
  /** The whole file, where `ref` is no path on disk. */
  readonly read?: () => Uint8Array;
  /** `git:<blob oid>` or `lfs:<sha256>`: equal contents compare equal wherever they lie. */
  readonly contentId?: `git:${string}` | `lfs:${string}`;
  readonly bytes?: number;
  /** Present when the file is a Git LFS pointer instead of a picture. */
  readonly lfs?: {readonly oid: string; readonly size: number};
}

/** A group of items that the trainer treats alike (a kohya folder, a `[[datasets.subsets]]` entry). */
export interface Subset {
  readonly name: string;
  /** Times an epoch shows each item; fractions where the trainer allows them. */
  readonly repeats: number;
  readonly regularisation: boolean;
  /** kohya's fallback caption: the rest of the folder name, or `class_tokens`. */
  readonly classTokens?: string;
  /** Overrides of the profile that hold in this subset only (caption_prefix, keep_tokens, …). */
  readonly options?: Partial<Profile>;
}

/** The subset of layouts that know no subsets. */
export const WHOLE: Subset = {name: '', repeats: 1, regularisation: false};

export interface Caption {
  /** Decoded, otherwise exactly as stored: all lines, all white space. */
  readonly text: string;
  /** Share of the item's appearances that carry this caption; an item's sum is 1. */
  readonly probability: number;
}

/** One image with its captions, or, in captions-only layouts, one caption. */
export interface Item {
  /** POSIX path relative to the data set; unique; items come by code unit of the key. */
  readonly key: string;
  readonly image?: ImageRef;
  /** Empty when the item has no caption at all; what then happens is the profile's. */
  readonly captions: readonly Caption[];
  readonly subset: Subset;
  /** Rows a table holds for this item, where that raises its repeats. */
  readonly rows?: number;
  readonly size?: {readonly width: number; readonly height: number};
  readonly notes: readonly Note[];
}

/** What was found at a path and why it is read as it is. */
export interface Detection {
  readonly layout: Layout;
  /** Last part of the path, shown as the data set's name. */
  readonly name: string;
  readonly captionsOnly: boolean;
  readonly profile: ProfileName;
  /** One line for people: "kohya folders: train/ (10 folders, 132 images, 132 captions)". */
  readonly why: string;
  /** Options that had to be taken for granted to read the set, as the user would write them. */
  readonly assumptions: readonly {readonly option: string; readonly value: string; readonly why: string}[];
  /** Other readings that were possible and not taken, one sentence each. */
  readonly alsoFound: readonly string[];
  /** Images that the trainer would not load: not items, but in the denominator of validity. */
  readonly rejected: readonly {readonly key: string; readonly note: Note}[];
  /** Notes on the data set as a whole. */
  readonly notes: readonly Note[];
}

/** A data set opened for reading. `items` may be called more than once and yields the same each time. */
export interface Source {
  readonly detection: Detection;
  /** Number of items when known before reading, for progress. */
  readonly expected?: number;
  /** Absent where nothing can be written: revisions, memory. */
  readonly storage?: Storage;
  items(signal?: AbortSignal): AsyncIterable<Item>;
}
