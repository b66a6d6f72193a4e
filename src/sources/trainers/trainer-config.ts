import type {Profile, ProfileName} from '../../config/profiles.ts';
import type {Note} from '../notes.ts';

/** Where the captions of a configured folder come from. */
export type CaptionOrigin =
  /** Files beside the images; the extension is null when it is inferred, and said. */
  | {readonly kind: 'beside'; readonly extension: string | null}
  /** Metadata that names images and captions. */
  | {readonly kind: 'metadata'; readonly file: string}
  /** One file of captions for all images, each line one of them. */
  | {readonly kind: 'prompt-file'; readonly file: string}
  | {readonly kind: 'file-name'; readonly underscores: 'kept' | 'spaces'}
  | {readonly kind: 'instance-prompt'};

/** How the number of repeats follows from what is written; OneTrainer's balancing depends on the number of images. */
export type RepeatRule = 'times' | 'balanced' | 'samples';

/** One folder of images as a trainer's settings name it. */
export interface ConfiguredSubset {
  /** As written: not resolved. Null when metadata names the images by their paths. */
  readonly folder: string | null;
  /** Entries of one data set name a folder once; those of several are resolutions of the same images. */
  readonly dataset: number;
  readonly repeats: number;
  readonly repeatRule: RepeatRule;
  readonly regularisation: boolean;
  readonly classTokens?: string;
  readonly captions: CaptionOrigin;
  readonly recursive: boolean;
  /** Folders of masks and conditions, as written. */
  readonly sideFolders: readonly string[];
  readonly options: Partial<Profile>;
}

/** What a settings file says about data. */
export interface TrainerConfig {
  readonly profile: ProfileName;
  readonly subsets: readonly ConfiguredSubset[];
  readonly notes: readonly Note[];
}
