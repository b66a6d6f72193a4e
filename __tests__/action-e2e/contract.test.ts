import {describe, expect, it} from '@jest/globals';
import {checkedGitHub} from '../helpers/checked-github.ts';
import {FakeGitHub} from '../helpers/fake-github.ts';

describe("GitHub's own description of its API", () => {
  it('lets through what it names, fills no lie in, and refuses the rest', async () => {
    const fake = new FakeGitHub();
    const api = await checkedGitHub(fake);
    const comments = `${api}/repos/owner/name/issues/7/comments`;
    const post = (body: object): Promise<Response> =>
      fetch(comments, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)});
    const posted = await post({body: 'told'});
    expect({status: posted.status, body: await posted.json()}).toMatchObject({
      status: 201,
      body: {body: 'told', user: {login: 'github-actions[bot]', type: 'something'}},
    });
    fake.outsideDescription = 3;
    expect((await fetch(`${api}/repos/owner/name/issues/7/comment`)).status).toBe(404);
    expect((await post({text: 'told'})).status).toBe(422);
    fake.comments.push({id: 'one' as unknown as number, body: 'no number', user: {login: 'somebody'}});
    expect((await fetch(comments)).status).toBe(500);
  });
  it('has pages that lead on through it', async () => {
    const fake = new FakeGitHub();
    const api = await checkedGitHub(fake);
    for (let i = 0; i < 3; i++) fake.comment('somebody', `comment ${i}`);
    const first = await fetch(`${api}/repos/owner/name/issues/7/comments?per_page=2`);
    const [, next = ''] = /<(\S+)>; rel="next"/.exec(first.headers.get('link') ?? '') ?? [];
    expect(next.startsWith(api)).toBe(true);
    expect(await (await fetch(next)).json()).toMatchObject([{body: 'comment 2'}]);
  });
});
