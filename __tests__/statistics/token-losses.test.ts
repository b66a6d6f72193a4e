import {describe, expect, it} from '@jest/globals';
import type {Profile} from '../../src/config/profiles.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {countTokens} from '../../src/statistics/token-lengths.ts';
import {corpusOf, type Told} from '../helpers/sets.ts';

/** What is lost of captions beyond `budget` tokens. */
const lose = async (captions: readonly Told[], budget: number, options: Partial<Profile> = {}) => {
  const corpus = await corpusOf(captions, {...options, budget: {encoder: 'clip', tokens: budget}});
  const lengths = countTokens(corpus, documentFrequency(corpus));
  if (lengths.kind !== 'counted') throw new Error('CLIP tokens are counted');
  const {lostUses, cutUses, lostTags} = lengths;
  return {lostUses, cutUses, lost: Object.fromEntries(lostTags.map(({tag, lost}) => [tag, lost]))};
};

describe('TokenLosses', () => {
  it('counts a tag once a caption, however often it stands there', async () =>
    expect(await lose(['hat, cap, cap, cap'], 2)).toEqual({lostUses: 1, cutUses: 0, lost: {cap: 1}}));
  it('takes a tag for read where its first use is', async () =>
    expect(await lose(['hat, cap, hat'], 4)).toEqual({lostUses: 0, cutUses: 0, lost: {}}));
  it('weighs variants of a caption', async () =>
    expect(await lose([['hat, cap', 'hat']], 1)).toEqual({lostUses: 0.5, cutUses: 0, lost: {cap: 0.5}}));
  it('loses all members of a group together', async () =>
    expect(await lose(['hat, cap;;;boots'], 2, {secondarySeparator: ';;;'})).toMatchObject({
      lost: {cap: 1, boots: 1},
    }));
  it('knows tags by another separator', async () =>
    expect(await lose(['hat; cap; boots'], 3, {separator: ';'})).toMatchObject({lost: {boots: 1}}));
  it('spreads what shuffling loses over the tags that may move', async () => {
    // `a, b, c, d`: 7 tokens of which 4 are read; 3/7 of 4 tags, or of the 2 that may move.
    const shuffle = {shuffle: true};
    expect((await lose(['hat, cap, rain, snow'], 4, shuffle)).lostUses).toBeCloseTo(12 / 7, 12);
    expect((await lose(['hat, cap, rain, snow'], 4, {...shuffle, keepTokens: 2})).lostUses).toBeCloseTo(6 / 7, 12);
  });
});
