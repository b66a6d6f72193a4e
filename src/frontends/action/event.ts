import * as z from 'zod';
import {TagnosisError} from '../../errors.ts';
import type {Inputs} from './inputs.ts';

const sha = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);

/** The parts of GitHub's events that are read; all else is left alone. */
const PULL = z.object({
  number: z.int().min(1),
  head: z.object({sha}),
  base: z.object({sha}),
});
const EVENT = z.object({
  action: z.string().optional(),
  pull_request: PULL.optional(),
  merge_group: z.object({base_sha: sha, head_sha: sha}).optional(),
  before: z.string().optional(),
  workflow_run: z
    .object({
      id: z.int(),
      head_sha: sha,
      head_branch: z.string().nullable(),
      head_repository: z.object({owner: z.object({login: z.string()})}).nullable(),
    })
    .optional(),
});

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
}

export interface WorkflowRun {
  readonly headSha: string;
  /** Null when the fork is gone. */
  readonly head: {readonly owner: string; readonly branch: string} | null;
}

/** What is to be done, and what the event says about it. */
export type Task =
  | {readonly kind: 'check'; readonly pull: PullRequest | null; readonly base: EventBase}
  | {readonly kind: 'closed'}
  | {readonly kind: 'record'}
  | {readonly kind: 'drift'}
  | {readonly kind: 'comment'; readonly run: WorkflowRun};

/** The commit that an event compares with, before anyone has looked whether it is still there. */
export type EventBase =
  | {readonly kind: 'pull-request'; readonly pull: PullRequest}
  | {readonly kind: 'merge-group'; readonly sha: string}
  | {readonly kind: 'push'; readonly sha: string}
  | {readonly kind: 'none'};

const MODES = `What mode: auto does: pull_request and merge_group → check · push → record · schedule and workflow_dispatch → drift · workflow_run → comment.`;

/** Reads an event by its name, and what the `mode` input makes of it. */
export function taskOf(
  name: string,
  payload: unknown,
  {mode, baseRef, prNumber}: Pick<Inputs, 'mode' | 'baseRef'> & Partial<Pick<Inputs, 'prNumber'>>,
): Task {
  if (name === 'pull_request_target') throw refused();
  const read = EVENT.safeParse(payload ?? {});
  if (!read.success) throw unreadable(name, read.error);
  const event = read.data;
  if (mode === 'comment' || (mode === 'auto' && name === 'workflow_run')) return commentTask(name, event);
  if (name === 'pull_request' && event.action === 'closed') return {kind: 'closed'};
  const wanted = mode === 'auto' ? MODE_OF.get(name) : mode;
  if (wanted === undefined) throw unknownEvent(name);
  if (wanted !== 'check') return {kind: wanted};
  const base = baseOf(name, event);
  const isTold = baseRef !== undefined || prNumber !== undefined;
  if (base.kind === 'none' && !isTold && !MODE_OF.has(name)) throw unknownEvent(name);
  return {kind: 'check', pull: base.kind === 'pull-request' ? base.pull : null, base};
}

const MODE_OF: ReadonlyMap<string, 'check' | 'record' | 'drift'> = new Map([
  ['pull_request', 'check'],
  ['merge_group', 'check'],
  ['push', 'record'],
  ['schedule', 'drift'],
  ['workflow_dispatch', 'drift'],
]);

type Event = z.infer<typeof EVENT>;

function baseOf(name: string, event: Event): EventBase {
  const {pull_request: pull, merge_group: group, before = ''} = event;
  if (name === 'pull_request') {
    if (pull === undefined) throw unreadable(name);
    return {kind: 'pull-request', pull: {number: pull.number, headSha: pull.head.sha, baseSha: pull.base.sha}};
  }
  if (name === 'merge_group' && group !== undefined) return {kind: 'merge-group', sha: group.base_sha};
  // A new branch has zeros before it.
  if (name === 'push' && /[1-9a-f]/.test(before) && sha.safeParse(before).success) return {kind: 'push', sha: before};
  return {kind: 'none'};
}

function commentTask(name: string, {workflow_run: run}: Event): Task {
  if (name !== 'workflow_run' || run === undefined) {
    throw new TagnosisError('action-event', `mode: comment runs on workflow_run, not on ${name}.`, {
      hint: 'docs/workflows/dataset-comment.yml is a workflow that works.',
    });
  }
  const {head_sha: headSha, head_branch: branch, head_repository: repository} = run;
  const head = branch === null || repository === null ? null : {owner: repository.owner.login, branch};
  return {kind: 'comment', run: {headSha, head}};
}

function refused(): TagnosisError {
  return new TagnosisError(
    'action-event',
    'pull_request_target gives a token that may write to a run of files from a fork: the action does not run there.',
    {
      hint: 'Use pull_request and the comment workflow: forks get their comment, and their files never meet a token.',
    },
  );
}

function unknownEvent(name: string): TagnosisError {
  return new TagnosisError('action-event', `On ${name} it is not clear what to do. ${MODES}`, {
    hint: 'Set mode: check with base-ref or pr-number, or mode: drift.',
  });
}

function unreadable(name: string, cause?: unknown): TagnosisError {
  return new TagnosisError('action-event', `The event ${name} does not look like GitHub's.`, {
    hint: 'Is GITHUB_EVENT_PATH the file that GitHub wrote?',
    cause,
  });
}
