import type {EventBase, PullRequest} from './event.ts';
import type {RawCommit, Repositories} from './git.ts';

export type BaseKind =
  | 'base-ref'
  | 'merge-parent'
  | 'merge-base'
  | 'pull-request-base'
  | 'merge-group'
  | 'push'
  | 'baseline'
  | 'none';

/** What the head is compared with, and how that was found. */
export interface Base {
  readonly kind: BaseKind;
  readonly commit: RawCommit | null;
  readonly note: string | null;
}

interface Asked {
  readonly baseRef: string | undefined;
  readonly repositories: Repositories;
  /** The commit in which two lines of history met last, as GitHub tells; null where it does not. */
  readonly mergeBase: (base: string, head: string) => Promise<string | null>;
}

/**
 * The commit to compare with. `pull_request.base.sha` is what the base was when the pull request was opened or pushed to, and
 * is stale against the merge commit that was checked out: the parents of that one tell it exactly.
 */
export async function findBase(event: EventBase, asked: Asked): Promise<Base> {
  const {baseRef, repositories} = asked;
  if (baseRef !== undefined) {
    const commit = await repositories.commit(baseRef);
    return {kind: 'base-ref', commit, note: commit === null ? `There is no ${baseRef} to compare with.` : null};
  }
  if (event.kind === 'none') return {kind: 'none', commit: null, note: null};
  if (event.kind === 'pull-request') return ofPullRequest(event.pull, asked);
  const commit = await tried(repositories, event.sha);
  if (commit !== null) return {kind: event.kind, commit, note: null};
  const note = 'The commit before this push is not there any more: nothing to compare with.';
  return {kind: 'none', commit: null, note};
}

async function ofPullRequest(pull: PullRequest, {repositories, mergeBase}: Asked): Promise<Base> {
  const {head} = repositories;
  const [first, second] = head.parents;
  if (first !== undefined && second === pull.headSha) {
    return {kind: 'merge-parent', commit: await repositories.commit(first), note: null};
  }
  if (head.sha === pull.headSha) {
    const sha = await mergeBase(pull.baseSha, pull.headSha);
    const commit = sha === null ? null : await tried(repositories, sha);
    const note = 'The head of the pull request is checked out: it is scored as it is, not as it would be merged.';
    if (commit !== null) return {kind: 'merge-base', commit, note};
  }
  const note =
    'What is checked out is not the merge of this pull request: it is compared with the base that GitHub names.';
  const commit = await tried(repositories, pull.baseSha);
  return commit === null ? {kind: 'none', commit, note: GONE} : {kind: 'pull-request-base', commit, note};
}

const GONE = 'The base of this pull request cannot be had: nothing to compare with.';

/** After a force push a commit may be gone: that is no error. */
async function tried(repositories: Repositories, sha: string): Promise<RawCommit | null> {
  try {
    return await repositories.commit(sha);
  } catch {
    return null;
  }
}
