import {createHash} from 'node:crypto';
import type {Baseline} from '../../report/drift/baseline-file.ts';
import {loadBaselines} from '../../report/drift/baseline.ts';
import type {GitBlobs} from '../../sources/git-blobs.ts';
import type {GitListing} from '../../sources/git-listing.ts';
import type {Repositories} from './git.ts';
import type {Inputs} from './inputs.ts';
import {readable} from './readable.ts';

/** Where a baseline lies in a repository unless `baseline-path` says otherwise. */
export const BASELINE_PATH = '.tagnosis/baseline.json';

export interface Kept {
  readonly baselines: readonly Baseline[];
  /** SHA-256 of the file: another baseline begins anew. */
  readonly hash: string;
}

/** The baseline file of a revision; null without one. */
export async function keptIn(
  {
    inputs,
    repositories,
  }: {readonly inputs: Pick<Inputs, 'baselinePath'>; readonly repositories: Pick<Repositories, 'bring'>},
  listing: GitListing,
  blobs: GitBlobs,
): Promise<Kept | null> {
  const path = inputs.baselinePath ?? BASELINE_PATH;
  const entry = listing.files.get(path);
  if (entry?.kind !== 'file') return null;
  await repositories.bring([entry.oid]);
  blobs.announce(listing.folders.get('') ?? '', new Map([[path, entry.oid]]));
  const bytes = readable(() => blobs.read(path, entry.oid));
  if (bytes === null) return null;
  return {
    baselines: loadBaselines(bytes.toString('utf8'), path),
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
}
