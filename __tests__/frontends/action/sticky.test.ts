import {describe, expect, it} from '@jest/globals';
import {marker} from '../../../src/frontends/action/comment/comment.ts';
import {gitHub, type GitHub, GitHubError, loginOf} from '../../../src/frontends/action/github.ts';
import {keepComment, type Posted} from '../../../src/frontends/action/sticky.ts';
import {FakeGitHub} from '../../helpers/fake-github.ts';
import {fetchSend} from '../../helpers/fetch-send.ts';

interface Made {
  readonly fake: FakeGitHub;
  readonly client: GitHub;
  readonly pauses: number[];
}

async function made(): Promise<Made> {
  const fake = new FakeGitHub();
  const api = await fake.start();
  const pauses: number[] = [];
  const pause = async (millis: number): Promise<void> => void pauses.push(millis);
  return {fake, pauses, client: gitHub({api, repository: 'o/n', token: 't', send: fetchSend, pause})};
}

const BOT = 'github-actions[bot]';
const bodyOf = (text: string, key = 'default'): string => `${text}\n\n${marker(key)}`;
const keep = (client: GitHub, text: string, create = true): Promise<Posted> =>
  keepComment(client, {pull: 7, key: 'default', author: BOT, body: bodyOf(text), create});

describe('keepComment(gitHub, sticky)', () => {
  it('creates once, updates the same one over two pages, and then writes nothing', async () => {
    const {fake, client} = await made();
    for (let i = 0; i < 130; i++) fake.comment('somebody', `comment ${i}`);
    const first = await keep(client, 'one');
    expect(first).toEqual({id: 1130, did: 'created'});
    expect(await keep(client, 'two')).toEqual({id: 1130, did: 'updated'});
    const writes = fake.writes;
    expect(await keep(client, 'two')).toEqual({id: 1130, did: 'nothing'});
    expect(fake.writes).toBe(writes);
    expect(fake.comments).toHaveLength(131);
  });
  it('leaves a comment of somebody else with our marker alone', async () => {
    const {fake, client} = await made();
    const theirs = fake.comment('mallory', bodyOf('mine'));
    const quoted = fake.comment(BOT, `> ${marker('default')}\nno`);
    const other = fake.comment(BOT, bodyOf('other', 'matrix-2'));
    await keep(client, 'one');
    expect([theirs.body, quoted.body, other.body]).toEqual([
      bodyOf('mine'),
      `> ${marker('default')}\nno`,
      bodyOf('other', 'matrix-2'),
    ]);
    expect(fake.comments).toHaveLength(4);
  });
  it('makes none where none is wanted, and brings one that is there up to date', async () => {
    const {fake, client} = await made();
    expect(await keep(client, 'all is well', false)).toEqual({id: null, did: 'nothing'});
    fake.comment(BOT, bodyOf('bad').replaceAll('\n', '\r\n'));
    expect(await keep(client, 'all is well', false)).toMatchObject({did: 'updated'});
    expect(fake.comments).toMatchObject([{body: bodyOf('all is well')}]);
  });
  it('of two runs at once one comment is left, that of either', async () => {
    const {fake, client} = await made();
    let waiting: (() => void)[] = [];
    fake.beforeCreate = async () => {
      await new Promise<void>(resolve => {
        waiting.push(resolve);
        if (waiting.length === 2) for (const go of waiting.splice(0)) go();
      });
      waiting = [];
    };
    await Promise.all([keep(client, 'a'), keep(client, 'b')]);
    expect(fake.comments).toHaveLength(1);
  });
  it('removes copies of its own', async () => {
    const {fake, client} = await made();
    for (const text of ['a', 'b', 'c']) fake.comment(BOT, bodyOf(text));
    await keep(client, 'd');
    expect(fake.comments).toMatchObject([{id: 1000, body: bodyOf('d')}]);
  });
  it('makes another one where its own was deleted meanwhile', async () => {
    const {fake, client} = await made();
    fake.comment(BOT, bodyOf('a'));
    fake.failures.push({status: 404, method: 'PATCH'});
    expect(await keep(client, 'b')).toMatchObject({did: 'created'});
  });
  it.each([
    ['a server error that is none', true, 1],
    ['a server error', false, 1],
  ])('posts once after %s', async (_, arrives, count) => {
    const {fake, client} = await made();
    fake.failures.push({status: 502, method: 'POST', arrives});
    await keep(client, 'a');
    expect(fake.comments).toHaveLength(count);
  });
});

describe('gitHub(world)', () => {
  it('waits as long as it is told, and no longer than a minute', async () => {
    const {fake, client, pauses} = await made();
    fake.failures.push({status: 403, headers: {'retry-after': '7'}, method: 'POST'});
    await keep(client, 'a');
    expect(pauses).toEqual([7000]);
    fake.failures.push({status: 403, headers: {'retry-after': '600'}});
    await expect(keep(client, 'b')).rejects.toThrow('403');
  });
  it('tries reading three times', async () => {
    const {fake, client, pauses} = await made();
    for (let i = 0; i < 3; i++) fake.failures.push({status: 500});
    await expect(client.get('/user')).rejects.toMatchObject({status: 500});
    expect(pauses).toEqual([1000, 2000]);
  });
  it('says what a token may not do', async () => {
    const {fake, client} = await made();
    fake.canWrite = false;
    const error = await keep(client, 'a').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(GitHubError);
    expect(error).toMatchObject({status: 403, message: expect.stringContaining('not accessible by integration')});
  });
  it('says that nobody answers', async () => {
    const client = gitHub({
      api: 'http://127.0.0.1:9',
      repository: 'o/n',
      token: 't',
      send: fetchSend,
      pause: async () => {},
    });
    await expect(client.get('/user')).rejects.toMatchObject({status: 0});
  });
  it('follows no page to another server', async () => {
    const asked: string[] = [];
    const client = gitHub({
      api: 'https://api.example',
      repository: 'o/n',
      token: 't',
      send: async (_method, url) => {
        asked.push(url);
        return {status: 200, headers: {link: '<https://evil.example/x>; rel="next"'}, text: '[]'};
      },
      pause: async () => {},
    });
    await client.list('pulls');
    expect(asked).toEqual(['https://api.example/repos/o/n/pulls?per_page=100']);
  });
});

describe('loginOf(gitHub)', () => {
  it('is who the token belongs to, or the bot of the job', async () => {
    const {fake, client} = await made();
    expect(await loginOf(client)).toBe(BOT);
    Object.assign(fake, {canAskUser: true, login: 'my-app[bot]'});
    expect(await loginOf(client)).toBe('my-app[bot]');
  });
});
