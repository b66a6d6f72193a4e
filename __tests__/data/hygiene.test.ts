import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';

describe('hygiene of real sets', () => {
  it.each([
    ['captions/emoji_rewrites', 15, []],
    ['lora/wikipetan', 0, []],
    ['lora/irene_wd14', 0, []],
    ['lora/mickey1928', 1, []],
    ['captions/azuki', 0, []],
    ['lora/zemoji', 0, ['eyes', 'houses', 'musical notes', 'sparkles']],
  ])('%s', async (path, untrimmed, twins) => {
    const {statistics} = await analyzeFully(`../shared/data/${path}`, {advice: false});
    expect(statistics.spellings.untrimmedUses).toBe(untrimmed);
    expect(statistics.tagTwins.map(({twin}) => twin)).toEqual(twins);
  });
});
