import {describe, expect, it} from '@jest/globals';
import {taskOf} from '../../../src/frontends/action/event.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const PULL = {action: 'opened', pull_request: {number: 7, head: {sha: A}, base: {sha: B}}};
const AUTO = {mode: 'auto', baseRef: undefined} as const;

describe('taskOf(name, payload, inputs)', () => {
  it.each([
    ['pull_request', PULL, {kind: 'check', pull: {number: 7, headSha: A, baseSha: B}}],
    ['pull_request', {...PULL, action: 'closed'}, {kind: 'closed'}],
    [
      'merge_group',
      {merge_group: {base_sha: A, head_sha: B}},
      {kind: 'check', pull: null, base: {kind: 'merge-group', sha: A}},
    ],
    ['push', {before: A}, {kind: 'record'}],
    ['schedule', {}, {kind: 'drift'}],
    ['workflow_dispatch', {}, {kind: 'drift'}],
    [
      'workflow_run',
      {workflow_run: {id: 1, head_sha: A, head_branch: 'x', head_repository: {owner: {login: 'me'}}}},
      {kind: 'comment', run: {headSha: A, head: {owner: 'me', branch: 'x'}}},
    ],
    [
      'workflow_run',
      {workflow_run: {id: 1, head_sha: A, head_branch: 'x', head_repository: null}},
      {kind: 'comment', run: {headSha: A, head: null}},
    ],
  ])('on %s', (name, payload, task) => expect(taskOf(name, payload, AUTO)).toMatchObject(task));
  it('compares a push with what was before it when told to check', () => {
    const check = {mode: 'check', baseRef: undefined} as const;
    expect(taskOf('push', {before: A}, check)).toMatchObject({kind: 'check', base: {kind: 'push', sha: A}});
    expect(taskOf('push', {before: '0'.repeat(40)}, check)).toMatchObject({kind: 'check', base: {kind: 'none'}});
  });
  it.each([
    ['pull_request_target', PULL, 'fork'],
    ['issues', {}, 'issues'],
    ['pull_request', {}, 'GitHub'],
    ['pull_request', {pull_request: {number: '7; rm', head: {sha: A}, base: {sha: B}}}, 'GitHub'],
  ])('refuses %s', (name, payload, says) => expect(() => taskOf(name, payload, AUTO)).toThrow(says));
  it('refuses pull_request_target in every mode', () =>
    expect(() => taskOf('pull_request_target', PULL, {mode: 'check', baseRef: 'main'})).toThrow('fork'));
  it('takes any event with a base of its own', () =>
    expect(taskOf('issues', {}, {mode: 'check', baseRef: 'main'})).toMatchObject({kind: 'check', pull: null}));
});
