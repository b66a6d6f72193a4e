import {describe, expect, it} from '@jest/globals';
import {type GitHub, GitHubError} from '../../../src/frontends/action/github.ts';
import {pullOfNumber} from '../../../src/frontends/action/pull-number.ts';

const [A, B, C] = ['a', 'b', 'c'].map(digit => digit.repeat(40)) as [string, string, string];

const client = (get: GitHub['get']): GitHub => ({get, list: async () => [], write: async () => null});
const known = client(async path => ({path, head: {sha: A}, base: {sha: B}}));

describe('pullOfNumber(client, number, head)', () => {
  it('is taken where its head, or the merge of it, is checked out', async () => {
    const pull = {number: 7, headSha: A, baseSha: B};
    expect(await pullOfNumber(known, 7, {sha: A, parents: [B]})).toEqual(pull);
    expect(await pullOfNumber(known, 7, {sha: C, parents: [B, A]})).toEqual(pull);
  });
  it.each([
    ['another commit', {sha: C, parents: [B]}],
    ['a commit that only follows on it', {sha: C, parents: [A]}],
  ])('is refused on %s', async (_, head) =>
    expect(await pullOfNumber(known, 7, head)).toEqual({
      refused: 'pr-number: the head of 7 is not what is checked out. It gets no comment.',
    }),
  );
  it('is refused without a token, where there is none of it, and for an answer without a head', async () => {
    const head = {sha: A, parents: []};
    expect(await pullOfNumber(null, 7, head)).toEqual({refused: 'pr-number needs github-token.'});
    const gone = client(async () => {
      throw new GitHubError(404, 'GitHub answered 404: Not Found');
    });
    expect(await pullOfNumber(gone, 7, head)).toEqual({
      refused: 'pr-number: 7 could not be looked up. GitHub answered 404: Not Found.',
    });
    expect(
      await pullOfNumber(
        client(async () => null),
        7,
        head,
      ),
    ).toHaveProperty('refused');
  });
});
