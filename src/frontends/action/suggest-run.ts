import {gitListing} from '../../sources/git-listing.ts';
import type {Checked} from './check-run.ts';
import type {PullRequest} from './event.ts';
import type {SafeFixes} from './fixes.ts';
import type {Repositories} from './git.ts';
import {GitHubError, loginOf} from './github.ts';
import {postReview} from './review.ts';
import type {RunContext} from './run-context.ts';
import {suggestionsIn} from './suggest.ts';

interface Asked {
  readonly fixes: SafeFixes;
  readonly pull: PullRequest;
  readonly checked: Checked;
  readonly repositories: Repositories;
}

/** Suggests safe edits on a pull request. A review that cannot be written changes no verdict. */
export async function suggest(
  {world, inputs, gitHub, warn}: RunContext,
  {fixes, pull, checked, repositories}: Asked,
): Promise<void> {
  const most = checked.settings.suggestions;
  if (most === 0 || gitHub === null || fixes.files.length === 0) return;
  try {
    const author = inputs.commentAuthor ?? (await loginOf(gitHub));
    const same = await sameInHead(pull.headSha, checked, repositories);
    const suggestions = suggestionsIn(fixes.files.filter(({path}) => same(path)));
    const {number, headSha} = pull;
    const posted = await postReview(gitHub, {pull: number, headSha, key: inputs.commentKey, author, most, suggestions});
    world.info(`tagnosis: ${posted} suggestions`);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    warn(`Suggestions could not be written. ${error.message}. The job needs the permission pull-requests: write.`);
  }
}

/** A line of the merge commit need not be that of the head: only files that are the same in both can be spoken of. */
async function sameInHead(
  headSha: string,
  {revisions}: Checked,
  repositories: Repositories,
): Promise<(path: string) => boolean> {
  const commit = await repositories.commit(headSha);
  if (commit === null) return () => false;
  const {files} = gitListing(repositories.read, commit.tree);
  return path => files.get(path)?.oid === revisions.head.listing.files.get(path)?.oid;
}
