import {describe, expect, it} from '@jest/globals';
import {findings, times} from '../../helpers/findings.ts';

const set = (without: number, n = 20) => times(n, i => (i < without ? `sks, tag ${i}` : `sks, smile, tag ${i % 3}`));
const options = {trigger: ['sks']};

describe('nearly-always-tags', () => {
  it('names the items that lack it', async () => {
    const [finding] = await findings('nearly-always-tags', set(2), options);
    expect(finding).toMatchObject({severity: 'note', what: '`smile` is missing from 2 of 20 captions'});
    expect(finding?.evidence).toMatchObject([{kind: 'items', total: 2, items: [{key: '000'}, {key: '001'}]}]);
  });
  it.each([
    [20, 0, 0],
    [20, 1, 1],
    [20, 2, 1],
    [20, 3, 0],
    [31, 3, 1],
    [31, 4, 0],
    [100, 10, 1],
    [100, 11, 0],
  ])('of %i captions %i lack it: %i findings, .9 ≤ c < 1', async (n, without, count) =>
    expect(await findings('nearly-always-tags', set(without, n), options)).toHaveLength(count),
  );
  it.each(['masterpiece', 'sks', 'on purpose'])('never speaks of %s', async tag => {
    const captions = times(20, i => (i < 1 ? 'hat, tag 0' : `${tag}, hat, tag ${i % 3}`));
    expect(await findings('nearly-always-tags', captions, {...options, allow: ['on purpose']})).toEqual([]);
  });
  it('is one finding a tag, the commonest first, ties by code unit', async () => {
    const captions = times(40, i =>
      ['sks', i < 2 ? '' : 'smile', i === 5 ? '' : 'hat', i === 6 ? '' : 'boots', `tag ${i % 9}`]
        .filter(Boolean)
        .join(', '),
    );
    const found = await findings('nearly-always-tags', captions, options);
    expect(found.map(({what}) => what)).toEqual([
      '`boots` is missing from 1 of 40 captions',
      '`hat` is missing from 1 of 40 captions',
      '`smile` is missing from 2 of 40 captions',
    ]);
  });
  it('shows twenty items, reviews all, and lets a person decide', async () => {
    const [finding] = await findings('nearly-always-tags', set(25, 250), options);
    const keys = times(25, i => String(i).padStart(3, '0'));
    expect(finding?.evidence).toEqual([{kind: 'items', total: 25, items: keys.slice(0, 20).map(key => ({key}))}]);
    expect(finding?.fixes).toEqual([
      {kind: 'review-list', keys, question: 'Is `smile` in this picture?', applicability: 'manual'},
    ]);
    expect(finding?.impact).toBeNull();
  });
  it('does not count captions that are not there as counter-examples', async () => {
    const [finding] = await findings('nearly-always-tags', ['', ...set(1, 39)], options);
    expect(finding?.what).toBe('`smile` is missing from 1 of 39 captions');
  });
  it('speaks of one image or of several', async () => {
    const todo = async (without: number) => (await findings('nearly-always-tags', set(without), options))[0]?.todo;
    expect([await todo(1), await todo(2)]).toEqual([
      expect.stringContaining('that image:'),
      expect.stringContaining('those images:'),
    ]);
  });
});
