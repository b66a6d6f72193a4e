import {checkedGitHub} from './checked-github.ts';
import {FakeGitHub} from './fake-github.ts';
import {checkout, type Files, gitHub, type GitHub, sha} from './git-hub.ts';
import type {Job} from './run-action.ts';

/** A pull request, and the run of the action on it. */
export interface Pulled {
  readonly hub: GitHub;
  readonly fake: FakeGitHub;
  readonly job: Job;
}

/** A pull request over the given change, its merge checked out at depth 1. */
export async function pulled(base: Files, changes: Files): Promise<Pulled> {
  const hub = await gitHub(base);
  const old = sha(hub.work, 'main');
  const head = hub.push('feature', changes);
  hub.merge(old, head);
  const fake = new FakeGitHub();
  const api = await checkedGitHub(fake);
  const event = {action: 'opened', pull_request: {number: 7, head: {sha: head}, base: {sha: old}}};
  const root = checkout(hub, 'refs/pull/1/merge', '--depth=1');
  return {hub, fake, job: {hub, api, checkout: root, eventName: 'pull_request', event}};
}
