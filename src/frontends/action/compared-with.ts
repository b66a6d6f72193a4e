import type {GitBlobs} from '../../sources/git-blobs.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import type {Base} from './base.ts';
import type {Repositories} from './git.ts';
import type {Inputs} from './inputs.ts';
import {BASELINE_PATH, type Kept, keptIn} from './kept.ts';

/** A side of a run that files are read from. */
interface Side {
  readonly listing: GitListing;
  readonly blobs: GitBlobs;
}

interface Asked {
  readonly kind: 'check' | 'record' | 'drift';
  readonly inputs: Pick<Inputs, 'baseline' | 'baselinePath'>;
  readonly repositories: Pick<Repositories, 'bring'>;
  readonly base: Base;
}

/** What the head is held against. */
export interface ComparedWith {
  /** Null unless it is the file. */
  readonly kept: Kept | null;
  /** Whether it is a commit. */
  readonly git: boolean;
  readonly note: string | null;
}

/**
 * A check compares with a commit, drift with the file that was kept, or with `base-ref` where there is none; `baseline` says
 * otherwise. The file is the base's where there is one: a pull request must not move what it is held against.
 */
export async function comparedWith(
  {kind, inputs, repositories, base}: Asked,
  sides: {readonly base: Side | null; readonly head: Side},
): Promise<ComparedWith> {
  const {baseline} = inputs;
  const isFile = baseline === 'file' || (baseline === 'auto' && kind === 'drift');
  const {listing, blobs} = kind === 'check' ? (sides.base ?? sides.head) : sides.head;
  const kept = isFile ? await keptIn({inputs, repositories}, listing, blobs) : null;
  const git = kept === null && base.commit !== null && (baseline === 'git' || baseline === 'auto');
  const path = inputs.baselinePath ?? BASELINE_PATH;
  const note =
    baseline === 'file' && kept === null
      ? `There is no baseline at ${path}: nothing to compare with.`
      : baseline === 'auto' && kind === 'drift' && kept !== null && base.commit !== null
        ? `Drift is told from ${path}, not from base-ref: baseline: git would.`
        : null;
  return {kept, git, note};
}
