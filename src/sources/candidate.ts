import {thousands} from '../math/thousands.ts';
import type {Profile, ProfileName} from '../config/profiles.ts';
import type {RunPiece} from './pieces.ts';
import type {Layout, Source} from './source.ts';
import type {Tree} from './tree.ts';

/** How to read a data set; `auto` lets detection decide. */
export interface SourceOptions {
  readonly profile: 'auto' | ProfileName;
  readonly layout: 'auto' | Layout;
  /** Folder of captions that the trainer is told of, seen from the data set or from the working folder. */
  readonly captions?: string;
  readonly captionExtension?: string;
  readonly captionColumn?: string;
  /** What the user's own options change of a profile; tables are joined into captions by them. */
  readonly overrides?: (profile: Profile) => Partial<Profile>;
  /** Whether the trainer was told to look into folders of folders; else as its profile does. */
  readonly recursive?: boolean;
  /** What paths of another machine are called here. */
  readonly pathMap?: readonly {readonly from: string; readonly to: string}[];
  /** The user wants captions judged and nothing else. */
  readonly captionsOnly?: boolean;
  readonly followSymlinks: boolean;
  readonly maxCaptionBytes: number;
  /** Lists folders: long where there are many files. */
  readonly runPiece?: RunPiece;
}

export const SOURCE_DEFAULTS: SourceOptions = {
  profile: 'auto',
  layout: 'auto',
  followSymlinks: false,
  maxCaptionBytes: 65_536,
};

/** A reading of a tree that may or may not fit; nothing but names has been read for it. */
export interface Candidate {
  readonly layout: Layout;
  /** Images that it gives a caption, of those it can see. */
  readonly resolved: number;
  readonly visible: number;
  /** Rows of metadata, in layouts that have any. */
  readonly rows: number;
  /** "metadata.jsonl (96 rows, none names a file that is here)": how a reader would recognise it. */
  readonly summary: string;
  open(): Source;
}

/** Looks for one layout; null when there is no trace of it. */
export type Recogniser = (tree: Tree, profile: Profile, options: SourceOptions) => Candidate | null;

/** The profile as the user's options leave it. */
export function effective(profile: Profile, {overrides}: SourceOptions): Profile {
  return overrides === undefined ? profile : {...profile, ...overrides(profile)};
}

/** "1 image", "132 images". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(n)} ${n === 1 ? noun : plural}`;
}
