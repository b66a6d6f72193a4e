import type {GitBlobs} from '../../sources/git-blobs.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import type {KeptScores} from './kept-scores.ts';
import type {LfsFiles} from './lfs.ts';

/** A revision that can be read. */
export interface Revision {
  readonly listing: GitListing;
  readonly blobs: GitBlobs;
  /** What people call it: the first digits of its commit. */
  readonly label: string;
}

export interface Revisions {
  readonly base: Revision | null;
  readonly head: Revision;
  /** Files of Git LFS that the checkout holds, and what earlier runs saw of others. */
  readonly lfs: LfsFiles;
  /** Reports of earlier runs. */
  readonly scores: KeptScores;
}
