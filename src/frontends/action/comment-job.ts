import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {join} from 'node:path';
import * as z from 'zod';
import {renderComment} from './comment/comment.ts';
import {linksTo} from './comment/links.ts';
import type {WorkflowRun} from './event.ts';
import type {GitHub} from './github.ts';
import {LARGEST_REPORT, parseActionReport} from './parse-action-report.ts';
import {keepComment, type Posted} from './sticky.ts';
import {wantsComment} from './wants-comment.ts';

export interface CommentJob {
  readonly gitHub: GitHub;
  readonly run: WorkflowRun;
  readonly reportDir: string;
  readonly key: string;
  readonly author: string;
  /** Chooses among the pull requests that GitHub names. */
  readonly number?: number | undefined;
  readonly when: 'always' | 'on-change' | 'on-failure' | 'never';
}

export type JobResult = {readonly posted: Posted} | {readonly notice: string};

const CAVEAT = "numbers as measured by the fork's own run";

/**
 * Comments on the pull request of a run that could not write. All of its files are its author's: only numbers are taken from
 * them, and the comment is rendered anew. Which pull request it is GitHub says; what the file says may only choose among those.
 */
export async function commentJob({gitHub, run, reportDir, key, author, number, when}: CommentJob): Promise<JobResult> {
  const text = reportText(join(reportDir, 'report.json'));
  if (text === null) return {notice: 'There is no report.json: the run before left none.'};
  if (typeof text !== 'string') return {notice: `The report was not taken: ${text.refused}.`};
  const parsed = parseActionReport(text);
  if ('refused' in parsed) return {notice: `The report was not taken: ${parsed.refused}.`};
  const {report} = parsed;
  const pulls = run.head === null ? [] : await pullsOf(gitHub, {...run.head, sha: run.headSha});
  const only = number === undefined && pulls.length === 1 ? pulls[0] : undefined;
  const pull = pulls.find(one => one === (number ?? report.pull)) ?? only;
  if (pull === undefined)
    return {notice: 'No open pull request has the commit that was scored: nothing to comment on.'};
  const trusted = {...report, head: {sha: run.headSha}};
  const body = renderComment(trusted, {key, links: linksTo(null, null), caveat: CAVEAT});
  return {posted: await keepComment(gitHub, {pull, key, author, body, create: wantsComment(when, report)})};
}

function reportText(path: string): string | {readonly refused: string} | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) return {refused: 'it is no file'};
    if (facts.size > LARGEST_REPORT) return {refused: 'it is larger than 8 MiB'};
    const bytes = Buffer.alloc(facts.size);
    readSync(file, bytes, 0, bytes.length, 0);
    return bytes.toString('utf8');
  } finally {
    closeSync(file);
  }
}

const PULL = z.object({number: z.int().min(1), head: z.object({sha: z.string()})});

/** Open pull requests of a branch whose head is the commit that was scored. */
async function pullsOf(
  gitHub: GitHub,
  {owner, branch, sha}: {readonly owner: string; readonly branch: string; readonly sha: string},
): Promise<number[]> {
  const all = await gitHub.list(`pulls?state=open&head=${encodeURIComponent(`${owner}:${branch}`)}`);
  return all.flatMap(one => {
    const {data} = PULL.safeParse(one);
    return data !== undefined && data.head.sha === sha ? [data.number] : [];
  });
}
