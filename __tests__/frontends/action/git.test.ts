import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {type Base, findBase} from '../../../src/frontends/action/base.ts';
import {type EventBase, taskOf} from '../../../src/frontends/action/event.ts';
import {openRepositories, type Repositories} from '../../../src/frontends/action/git.ts';
import {gitListing} from '../../../src/sources/git-listing.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {folderState} from '../../helpers/folder-state.ts';
import {checkout, gitHub, type GitHub, sha, TOKEN} from '../../helpers/git-hub.ts';
import {git} from '../../helpers/repository.ts';

const FILES = {
  'd/a.png': 'picture a',
  'd/a.txt': '1girl, hat',
  'd/b.png': 'picture b',
  'd/b.txt': '1girl, cat',
  'd/ü ".txt': 'x',
};

interface Pull {
  readonly hub: GitHub;
  /** Where main was when the branch was cut, where it is now, the branch, and the merge of both. */
  readonly old: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

/** A pull request whose base moved on. */
async function pull(format = 'sha1'): Promise<Pull> {
  const hub = await gitHub(FILES, format);
  const old = sha(hub.work, 'main');
  const head = hub.push('feature', {'d/a.txt': '1girl, hat, smile', 'd/c.png': 'picture c', 'd/c.txt': '1girl'});
  const base = hub.push('main', {'d/b.txt': '1girl, dog', 'd/z.png': 'picture z'}, 'main');
  return {hub, old, base, head, merge: hub.merge(base, head)};
}

const event = ({old, head}: Pull): EventBase => {
  const payload = {pull_request: {number: 1, head: {sha: head}, base: {sha: old}}};
  const task = taskOf('pull_request', payload, {mode: 'auto', baseRef: undefined});
  return task.kind === 'check' ? task.base : {kind: 'none'};
};

interface Opened {
  readonly root: string;
  readonly temp: string;
  readonly repositories: Repositories;
  readonly before: Record<string, string>;
}

function open({hub}: Pull, ref: string, ...options: string[]): Opened {
  const root = checkout(hub, ref, ...options);
  const before = folderState(root);
  const temp = dataSet({});
  const repositories = openRepositories({checkout: root, temp, remote: hub.remote, token: TOKEN});
  return {root, temp, repositories, before};
}

const baseOf = (
  event_: EventBase,
  repositories: Repositories,
  mergeBase: string | null = null,
  baseRef?: string,
): Promise<Base> => findBase(event_, {baseRef, repositories, mergeBase: async () => mergeBase});

/** All blobs of a commit, by path. */
async function contentsOf({repositories}: Opened, tree: string): Promise<Record<string, string>> {
  const {files} = gitListing(repositories.read, tree);
  await repositories.bring([...files.values()].map(({oid}) => oid));
  return Object.fromEntries(
    [...files].map(([path, {oid}]) => [path, repositories.read(['cat-file', 'blob', oid]).toString()]),
  );
}

function expectUntouched({root, temp, before}: Opened): void {
  expect(folderState(root)).toEqual(before);
  for (const state of [folderState(temp), before]) {
    const text = Object.values(state).map(content =>
      Buffer.from(content.split(' ')[1] ?? '', 'base64').toString('latin1'),
    );
    expect(text.some(content => content.includes(TOKEN))).toBe(false);
  }
}

describe('two revisions of a pull request', () => {
  it.each(['sha1', 'sha256'])('in a clone of depth 1 of its merge, %s: the base is its first parent', async format => {
    const made = await pull(format);
    const opened = open(made, 'refs/pull/1/merge', '--depth=1');
    const {kind, commit} = await baseOf(event(made), opened.repositories);
    expect({kind, sha: commit?.sha}).toEqual({kind: 'merge-parent', sha: made.base});
    const was = await contentsOf(opened, commit?.tree ?? '');
    expect(was).toMatchObject({'d/a.txt': '1girl, hat', 'd/b.txt': '1girl, dog', 'd/ü ".txt': 'x'});
    const is = await contentsOf(opened, opened.repositories.head.tree);
    expect(is).toMatchObject({'d/a.txt': '1girl, hat, smile', 'd/b.txt': '1girl, dog', 'd/c.txt': '1girl'});
    expectUntouched(opened);
  });
  it('fetches nothing where all is here', async () => {
    const made = await pull();
    const opened = open(made, 'refs/pull/1/merge');
    const asked = await made.hub.requests();
    const {commit} = await baseOf(event(made), opened.repositories);
    await contentsOf(opened, commit?.tree ?? '');
    expect(await made.hub.requests()).toBe(asked);
    expectUntouched(opened);
  });
  it('fetches the blobs that a partial clone lacks in one request', async () => {
    const made = await pull();
    const root = dataSet({});
    git(root, 'init', '-q');
    git(root, 'remote', 'add', 'origin', made.hub.remote);
    const secret = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
    const auth = ['-c', `http.extraheader=AUTHORIZATION: basic ${secret}`];
    git(
      root,
      ...auth,
      'fetch',
      '-q',
      '--filter=blob:none',
      '--depth=1',
      'origin',
      '+refs/pull/1/merge:refs/remotes/pull/1/merge',
    );
    git(root, 'update-ref', '--no-deref', 'HEAD', 'refs/remotes/pull/1/merge');
    const before = folderState(root);
    const temp = dataSet({});
    const repositories = openRepositories({checkout: root, temp, remote: made.hub.remote, token: TOKEN});
    const opened = {root, temp, repositories, before};
    const start = await made.hub.requests();
    const {commit} = await baseOf(event(made), repositories);
    const [was, is] = [commit?.tree ?? '', repositories.head.tree];
    const oids = [was, is].flatMap(tree => [...gitListing(repositories.read, tree).files.values()].map(({oid}) => oid));
    await repositories.bring(oids);
    // The base and the blobs: two conversations, each of a greeting and one or two answers.
    expect((await made.hub.requests()) - start).toBeLessThanOrEqual(6);
    expect(await contentsOf(opened, is)).toMatchObject({'d/c.png': 'picture c'});
    expectUntouched(opened);
  });
  it('with its head checked out: the base is where both lines met', async () => {
    const made = await pull();
    const opened = open(made, 'refs/heads/feature', '--depth=1');
    const found = await baseOf(event(made), opened.repositories, made.old);
    expect(found).toMatchObject({
      kind: 'merge-base',
      commit: {sha: made.old},
      note: expect.stringContaining('as it is'),
    });
    expectUntouched(opened);
  });
  it('with something else checked out: the base is what GitHub names', async () => {
    const made = await pull();
    const opened = open(made, 'refs/heads/main', '--depth=1');
    expect(await baseOf(event(made), opened.repositories)).toMatchObject({
      kind: 'pull-request-base',
      commit: {sha: made.old},
    });
  });
  it('takes the branch that it is told', async () => {
    const made = await pull();
    const opened = open(made, 'refs/pull/1/merge', '--depth=1');
    expect(await baseOf({kind: 'none'}, opened.repositories, null, 'main')).toMatchObject({
      kind: 'base-ref',
      commit: {sha: made.base},
    });
    expectUntouched(opened);
  });
});

describe('other events', () => {
  it('a push that was forced has nothing before it, and that is no error', async () => {
    const made = await pull();
    const opened = open(made, 'refs/heads/main', '--depth=1');
    const gone = await baseOf({kind: 'push', sha: 'a'.repeat(40)}, opened.repositories);
    expect(gone).toMatchObject({kind: 'none', commit: null, note: expect.stringContaining('not there')});
    expect(await baseOf({kind: 'push', sha: made.old}, opened.repositories)).toMatchObject({
      kind: 'push',
      commit: {sha: made.old},
    });
    expect(await baseOf({kind: 'none'}, opened.repositories)).toMatchObject({kind: 'none', commit: null});
    expectUntouched(opened);
  });
  it('a merge group has a base of its own', async () => {
    const made = await pull();
    const opened = open(made, 'refs/pull/1/merge', '--depth=1');
    expect(await baseOf({kind: 'merge-group', sha: made.base}, opened.repositories)).toMatchObject({
      kind: 'merge-group',
      commit: {sha: made.base},
    });
  });
});

describe('what can go wrong', () => {
  it('no repository', () =>
    expect(() => openRepositories({checkout: dataSet({}), temp: dataSet({}), remote: null, token: undefined})).toThrow(
      'no Git repository',
    ));
  it('a token that may not read', async () => {
    const made = await pull();
    const root = checkout(made.hub, 'refs/pull/1/merge', '--depth=1');
    const repositories = openRepositories({
      checkout: root,
      temp: dataSet({}),
      remote: made.hub.remote,
      token: 'ghs_other',
    });
    const error = await repositories.commit(made.base).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({code: 'action-fetch', hint: expect.stringContaining('contents: read')});
    expect(JSON.stringify([(error as Error).message])).not.toContain('ghs_');
  });
  it('the repository that reads has no way to fetch', async () => {
    const {temp} = open(await pull(), 'refs/pull/1/merge', '--depth=1');
    expect(readFileSync(join(temp, 'read.git/config'), 'utf8')).not.toContain('remote');
    expect(readdirSync(join(temp, 'read.git/objects/pack'))).toEqual([]);
  });
});
