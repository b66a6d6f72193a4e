import {describe, expect, it} from '@jest/globals';
import {gitHub, type GitHub} from '../../../src/frontends/action/github.ts';
import {type DriftIssue, type Issued, keepIssue} from '../../../src/frontends/action/issue.ts';
import {FakeGitHub} from '../../helpers/fake-github.ts';
import {fetchSend} from '../../helpers/fetch-send.ts';

const BOT = 'github-actions[bot]';

async function made(): Promise<{readonly fake: FakeGitHub; readonly client: GitHub}> {
  const fake = new FakeGitHub();
  const api = await fake.start();
  return {fake, client: gitHub({api, repository: 'o/n', token: 't', send: fetchSend, pause: async () => {}})};
}

const keep = (client: GitHub, told: Partial<DriftIssue> = {}): Promise<Issued> =>
  keepIssue(client, {
    key: 'default',
    author: BOT,
    labels: ['dataset-drift'],
    baseline: 'b1',
    drift: 'yes',
    sha: 'abc',
    body: 'It drifted.',
    gist: 'g1',
    ...told,
  });

describe('keepIssue(gitHub, issue)', () => {
  it('opens one, leaves it while nothing changes, rewrites it, and closes it', async () => {
    const {fake, client} = await made();
    expect(await keep(client)).toEqual({number: 1000, did: 'opened'});
    expect(fake.issues).toMatchObject([
      {state: 'open', labels: ['dataset-drift'], body: expect.stringContaining('It drifted.')},
    ]);
    expect(await keep(client)).toEqual({number: 1000, did: 'nothing'});
    expect(await keep(client, {body: 'It drifted more.'})).toEqual({number: 1000, did: 'updated'});
    expect(fake.comments).toEqual([]);
    await keep(client, {body: 'Another set drifted.', gist: 'g2'});
    expect(fake.comments).toHaveLength(1);
    expect(await keep(client, {drift: 'unknown'})).toEqual({number: null, did: 'nothing'});
    expect(fake.issues[0]?.state).toBe('open');
    expect(await keep(client, {drift: 'no', body: 'All is well.'})).toEqual({number: 1000, did: 'closed'});
    expect(fake.issues).toMatchObject([{state: 'closed', state_reason: 'completed'}]);
    expect(await keep(client, {drift: 'no'})).toMatchObject({did: 'nothing'});
    expect(await keep(client)).toEqual({number: 1000, did: 'reopened'});
    expect(fake.issues).toMatchObject([{state: 'open'}]);
  });
  it('leaves one that a person muted, until there is another baseline', async () => {
    const {fake, client} = await made();
    await keep(client);
    Object.assign(fake.issues[0] ?? {}, {state: 'closed', state_reason: 'not_planned'});
    expect(await keep(client)).toMatchObject({did: 'muted'});
    expect(await keep(client, {baseline: 'b2'})).toMatchObject({did: 'reopened'});
  });
  it('takes neither pull requests nor issues of others for its own', async () => {
    const {fake, client} = await made();
    await keep(client);
    const [own] = fake.issues;
    if (own === undefined) throw new Error('none');
    fake.issues = [
      {...own, number: 1, pull_request: {}},
      {...own, number: 2, user: {login: 'mallory'}},
      {...own, number: 3, body: own.body.replace('key=default', 'key=other')},
    ];
    expect(await keep(client)).toMatchObject({did: 'opened'});
    expect(fake.issues).toHaveLength(4);
  });
});
