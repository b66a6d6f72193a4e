import {marker} from './comment/comment.ts';
import {linksTo} from './comment/links.ts';
import {GitHubError, loginOf} from './github.ts';
import type {RunContext} from './run-context.ts';
import {keepComment} from './sticky.ts';

/** A comment with numbers of an earlier run must not stand when this one could not score; none is made for that. */
export async function tellFailure({world, inputs, gitHub}: RunContext, pull: number | null): Promise<void> {
  if (gitHub === null || pull === null || inputs.comment === 'never') return;
  const {GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: id = null} = world.env;
  const {run} = linksTo(server === undefined || name === undefined ? null : `${server}/${name}`, id);
  const where = run === null ? 'see the log of the run' : `[see the run](${run})`;
  const body = `## Tagnosis: could not be scored\n\nThe last run failed: ${where}.\n\n${marker(inputs.commentKey)}`;
  try {
    const author = inputs.commentAuthor ?? (await loginOf(gitHub));
    await keepComment(gitHub, {pull, key: inputs.commentKey, author, body, create: false});
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
}
