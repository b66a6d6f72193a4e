import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import {spaced} from '../../src/corpus/spaced.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {countStraddling} from '../../src/statistics/chunk-edges.ts';

/** Tags of so many tokens, each with a comma of one behind it but for the last. */
const straddling = (tags: readonly number[], budget: number): number => {
  const ends: number[] = [];
  for (const [i, tokens] of tags.entries()) ends.push((ends.at(-1) ?? 0) + tokens + (i < tags.length - 1 ? 1 : 0));
  return countStraddling(ends, budget, i => tags[i] ?? 0);
};

describe('countStraddling(ends, budget, bare)', () => {
  it.each([
    ['all in one chunk', [70, 3], 150, 0],
    ['one over the edge', [70, 10, 5], 150, 1],
    ['one that ends at the edge, its comma behind it', [70, 4, 5], 150, 0],
    ['one that ends a token behind the edge', [70, 5, 5], 150, 1],
    ['one that begins at the edge', [74, 10, 5], 150, 0],
    ['over the first and the second edge', [70, 74, 10], 225, 2],
    ['over the budget: cut, not straddling', [70, 74, 10], 150, 1],
    ['one chunk only', [70, 10, 5], 75, 0],
    ['nothing', [], 150, 0],
  ])('%s', (_what, tags, budget, want) => expect(straddling(tags, budget)).toBe(want));
});

describe('token-overflow', () => {
  const words = (n: number): string => Array.from({length: n}, () => 'hat').join(' ');
  const values = async (caption: string, tokens: number) => {
    const options = {encoder: {encoder: 'clip', tokens}} as const;
    return (await analyze(memorySource([{key: 'a', caption}]), options)).metrics['token-overflow']?.detail;
  };
  it('adds up the tokens that are not read, and names the encoder', async () => {
    const detail = await values(`${words(70)}, ${words(20)}`, 75);
    expect(detail?.values).toMatchObject({'lost-tokens': 16, 'lost-uses': 1, 'cut-uses': 1, 'straddling-uses': 0});
    expect(detail?.remarks).toEqual(['Read by clip: 75 tokens.']);
  });
  it('counts tags over an edge between chunks, in plain and in other captions', async () => {
    for (const caption of [`${words(70)}, ${words(20)}`, ` ${words(70)} ,${words(20)},`]) {
      expect((await values(caption, 150))?.values).toMatchObject({'lost-tokens': 0, 'straddling-uses': 1});
    }
  });
  it.each([5, 6, 7, 8, 9, 10])('foresees %d underscored tags as renaming them would write them', async n => {
    const tags = Array.from({length: n}, () => ['x_ray_film', 'o_o', '^_^']).flat();
    const over = async (caption: string) => {
      const {tokenLengths} = (await analyzeFully(memorySource([{key: 'a', caption}]), {advice: false})).statistics;
      return tokenLengths.kind === 'counted' ? tokenLengths : null;
    };
    const [before, after] = [await over(tags.join(', ')), await over(tags.map(spaced).join(', '))];
    if ((before?.over ?? 0) > 0) expect(before?.overWithSpaces).toBe(after?.over);
  });
});
