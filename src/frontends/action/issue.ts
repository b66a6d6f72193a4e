import * as z from 'zod';
import type {DriftVerdict} from '../../report/drift/verdict.ts';
import type {GitHub} from './github.ts';

const ISSUE = z.object({
  number: z.int(),
  state: z.enum(['open', 'closed']),
  state_reason: z.string().nullish(),
  body: z.string().nullish(),
  user: z.object({login: z.string()}).nullable(),
  pull_request: z.unknown().optional(),
});
type Issue = z.infer<typeof ISSUE>;

export interface DriftIssue {
  readonly key: string;
  readonly author: string;
  readonly labels: readonly string[];
  /** SHA-256 of the baseline; null without one. */
  readonly baseline: string | null;
  readonly drift: DriftVerdict['drift'];
  /** The commit that was looked at. */
  readonly sha: string;
  /** Without the marker. */
  readonly body: string;
  /** Names the sets that drifted and their bands: a comment is written only when that changes. */
  readonly gist: string;
}

export interface Issued {
  readonly number: number | null;
  readonly did: 'opened' | 'reopened' | 'updated' | 'closed' | 'muted' | 'nothing';
}

const TITLE = 'The data set has drifted from its baseline';
const MOST_BODY = 60_000;

/**
 * Keeps one issue on drift: opened when a set drifts, rewritten while it does, closed when it no longer does. One that a person
 * closed as not planned stays closed until there is another baseline. Nothing is known → nothing is touched.
 */
export async function keepIssue(gitHub: GitHub, issue: DriftIssue): Promise<Issued> {
  if (issue.drift === 'unknown') return {number: null, did: 'nothing'};
  const [found] = (await ours(gitHub, issue)).toSorted((a, b) => a.number - b.number);
  const body = `${issue.body.slice(0, MOST_BODY)}\n\n${marker(issue)}`;
  if (issue.drift === 'no')
    return found?.state === 'open' ? close(gitHub, found.number, {...issue, body}) : none(found);
  if (found === undefined) return open(gitHub, issue, body);
  if (found.state === 'open') return update(gitHub, found, {...issue, body});
  const isMuted = found.state_reason === 'not_planned' && markerOf(found)?.baseline === (issue.baseline ?? 'none');
  if (isMuted) return {number: found.number, did: 'muted'};
  await gitHub.write('PATCH', `issues/${found.number}`, {state: 'open', body});
  return {number: found.number, did: 'reopened'};
}

function none(found: Issue | undefined): Issued {
  return {number: found?.number ?? null, did: 'nothing'};
}

function marker({key, baseline, gist}: Pick<DriftIssue, 'key' | 'baseline' | 'gist'>): string {
  return `<!-- tagnosis:drift key=${key} baseline=${baseline ?? 'none'} gist=${gist} -->`;
}

function markerOf({body}: Issue): {readonly key: string; readonly baseline: string; readonly gist: string} | null {
  const last = (body ?? '').replaceAll('\r\n', '\n').trimEnd().split('\n').at(-1) ?? '';
  const [, key, baseline, gist] = /^<!-- tagnosis:drift key=(\S+) baseline=(\S+) gist=(\S+) -->$/.exec(last) ?? [];
  return key === undefined || baseline === undefined || gist === undefined ? null : {key, baseline, gist};
}

/** By label and creator, all states: the search of GitHub lags behind. Pull requests are issues there, too. */
async function ours(gitHub: GitHub, {author, labels, key}: DriftIssue): Promise<Issue[]> {
  const label = encodeURIComponent(labels[0] ?? '');
  const asked = `issues?state=all&creator=${encodeURIComponent(author)}${label === '' ? '' : `&labels=${label}`}`;
  const all = await gitHub.list(asked);
  return all.flatMap(one => {
    const {data} = ISSUE.safeParse(one);
    const isOurs = data !== undefined && data.pull_request === undefined && data.user?.login === author;
    return isOurs && markerOf(data)?.key === key ? [data] : [];
  });
}

/** Two runs at once see each other only afterwards: the lowest stays. */
async function open(gitHub: GitHub, issue: DriftIssue, body: string): Promise<Issued> {
  await gitHub.write('POST', 'issues', {title: TITLE, body, labels: issue.labels});
  const [kept, ...later] = (await ours(gitHub, issue)).toSorted((a, b) => a.number - b.number);
  for (const {number, state} of later)
    if (state === 'open')
      await gitHub.write('PATCH', `issues/${number}`, {state: 'closed', state_reason: 'not_planned'});
  return {number: kept?.number ?? null, did: 'opened'};
}

async function update(gitHub: GitHub, found: Issue, {body, gist, sha}: DriftIssue): Promise<Issued> {
  const {number} = found;
  if ((found.body ?? '').replaceAll('\r\n', '\n').trimEnd() === body.trimEnd()) return {number, did: 'nothing'};
  await gitHub.write('PATCH', `issues/${number}`, {body});
  if (markerOf(found)?.gist !== gist)
    await gitHub.write('POST', `issues/${number}/comments`, {body: `It is another drift at ${sha}: see above.`});
  return {number, did: 'updated'};
}

async function close(gitHub: GitHub, number: number, {body, sha}: DriftIssue): Promise<Issued> {
  await gitHub.write('POST', `issues/${number}/comments`, {body: `Gone at ${sha}.`});
  await gitHub.write('PATCH', `issues/${number}`, {body, state: 'closed', state_reason: 'completed'});
  return {number, did: 'closed'};
}
