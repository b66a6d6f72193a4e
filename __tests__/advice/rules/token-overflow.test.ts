import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const LONG = times(28, i => `word ${i}`).join(', ');
const set = (long: number, n = 20) => times(n, i => (i < long ? `a ${i}, ${LONG}` : `a ${i}, short`));
/** `n` tags of one token and a comma: 2n − 1 tokens. */
const tokens = (n: number) => times(n, () => 'hat').join(', ');

describe('token-overflow', () => {
  it.each([
    [0, []],
    [1, ['note']],
    [2, ['warning']],
    [5, ['warning']],
    [6, ['error']],
    [20, ['error']],
  ])('%i of 20 too long', async (long, severities) => {
    expect((await findings('token-overflow', set(long))).map(({severity}) => severity)).toEqual(severities);
  });
  it.each([
    [37, 0],
    [38, 0],
    [39, 1],
  ])('%i tags of a token and a comma are over 75 in %i captions', async (n, count) => {
    const found = await findings('token-overflow', [tokens(n), 'scarf']);
    expect(found.map(({what}) => what)).toEqual(
      times(count, () => '1 of 2 captions exceeds 75 tokens; its end is never read'),
    );
  });
  it.each([
    [{encoder: 'clip', tokens: 150}, 0],
    [{encoder: 'clip', tokens: 76}, 1],
    [{encoder: 't5', tokens: 20}, 0],
    [{encoder: 'none', tokens: 0}, 0],
  ] as const)('under %j: %i findings', async (encoder, count) =>
    expect(await findings('token-overflow', set(6), {encoder})).toHaveLength(count),
  );
});

describe('token-overflow: remedies', () => {
  it('offers the smallest budget that fits, and its gain', async () => {
    const [finding] = await findings('token-overflow', set(6));
    expect(finding?.fixes).toMatchObject([{kind: 'set-training-option', option: 'max_token_length', value: 150}]);
    expect(finding?.impact?.dhs).toBeGreaterThan(5);
  });
  it.each([
    // 2n − 1 tokens: 149, 151, 225 and 227.
    [75, 75, 150, 'none'],
    [76, 75, 225, 'none'],
    [113, 75, 225, 'none'],
    [114, 75, 225, '100 %'],
    [76, 150, 225, 'none'],
  ])('%i tags against a budget of %i: max_token_length %i, %s too long', async (n, budget, value, rest) => {
    const captions = times(5, () => tokens(n));
    const [finding] = await findings('token-overflow', captions, {encoder: {encoder: 'clip', tokens: budget}});
    expect(finding?.fixes).toMatchObject([{kind: 'set-training-option', value, applicability: 'suggested'}]);
    expect(finding?.todo).toMatch(new RegExp(`to ${value} .*: ${rest} would still be too long`));
  });
  it('lets one caption in a hundred be too long', async () => {
    const captions = (longest: number) => times(100, i => tokens(i < longest ? 76 : 70));
    const value = async (longest: number) => (await findings('token-overflow', captions(longest)))[0]?.fixes;
    expect(await value(1)).toMatchObject([{value: 150}]);
    expect(await value(2)).toMatchObject([{value: 225}]);
  });
  it.each([
    ['onetrainer', 75],
    ['simpletuner', 75],
    ['ai-toolkit', 75],
  ] as const)('offers shorter captions under %s, which has no such option', async (profile, budget) => {
    const [finding] = await findings('token-overflow', set(6), {profile});
    expect(finding?.fixes).toEqual([
      {kind: 'shorten-caption', encoder: 'clip', budget, applicability: 'suggested'},
      {kind: 'reorder-tags', first: times(8, i => `word ${20 + i}`), applicability: 'manual'},
    ]);
    expect(finding?.todo).not.toContain('max_token_length');
    expect(finding?.impact).toBeNull();
  });
  it('offers shorter captions where the budget is the largest already', async () => {
    const encoder = {encoder: 'clip', tokens: 225} as const;
    const [finding] = await findings('token-overflow', [tokens(120)], {encoder});
    expect(finding?.fixes).toMatchObject([{kind: 'shorten-caption', budget: 225}]);
  });
});

describe('token-overflow: what is lost', () => {
  it('speaks of chance when captions are shuffled', async () => {
    const [finding] = await findings('token-overflow', set(6), {profileOptions: {shuffle_caption: true}});
    expect(finding?.what).toContain('no tag wholly');
    expect(finding?.evidence.map(({kind}) => kind)).toEqual(['items']);
  });
  it('names tags that are never read, and counts them', async () => {
    const captions = ['scarf, boots', `${tokens(38)}, scarf, cape, umbrella`];
    const [finding] = await findings('token-overflow', captions);
    // `scarf` is read in the other caption.
    expect(finding?.what).toBe('1 of 2 captions exceeds 75 tokens; 2 of 5 tags are never read');
    expect(finding?.evidence[1]).toEqual({
      kind: 'tags',
      total: 2,
      tags: ['cape', 'umbrella'].map(tag => ({tag, n: 1, coverage: 0.5, note: 'never read'})),
    });
  });
  it('lists captions, the longest first, ties by key', async () => {
    const [finding] = await findings('token-overflow', [tokens(40), tokens(50), 'hat', tokens(40)]);
    expect(finding?.evidence[0]).toEqual({
      kind: 'items',
      total: 3,
      items: ['001', '000', '003'].map(key => ({key})),
    });
  });
  it('shows twenty of them and twelve tags', async () => {
    const tags = 'abcdefghijklmno'.split('').map(letter => `cape ${letter}`);
    const captions = times(25, () => [tokens(38), ...tags].join(', '));
    const [items, dead] = (await findings('token-overflow', captions))[0]?.evidence ?? [];
    expect(items).toMatchObject({total: 25, items: captions.slice(0, 20).map(() => ({}))});
    expect(dead).toMatchObject({total: 15, tags: tags.slice(0, 12).map(tag => ({tag}))});
  });
});
