import * as z from 'zod';
import type {PullRequest} from './event.ts';
import type {RawCommit} from './git.ts';
import {type GitHub, GitHubError} from './github.ts';

const PULL = z.object({head: z.object({sha: z.string()}), base: z.object({sha: z.string()})});

/**
 * The pull request of a number that a workflow told. A number alone proves nothing: it is taken only where what is checked out
 * is the head of that pull request, or the merge of it.
 */
export async function pullOfNumber(
  client: GitHub | null,
  number: number,
  {sha, parents}: Pick<RawCommit, 'sha' | 'parents'>,
): Promise<PullRequest | {readonly refused: string}> {
  if (client === null) return {refused: 'pr-number needs github-token.'};
  let told: unknown;
  try {
    told = await client.get(`pulls/${number}`);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return {refused: `pr-number: ${number} could not be looked up. ${error.message}.`};
  }
  const {data} = PULL.safeParse(told);
  const isOurs = data !== undefined && (data.head.sha === sha || data.head.sha === parents[1]);
  if (isOurs) return {number, headSha: data.head.sha, baseSha: data.base.sha};
  return {refused: `pr-number: the head of ${number} is not what is checked out. It gets no comment.`};
}
