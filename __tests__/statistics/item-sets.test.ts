import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {itemTagSets} from '../../src/statistics/item-sets.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOf, tagCaptions, tagsOf} from '../helpers/sets.ts';

const several = fc.array(
  tagCaptions.map(captions => captions.slice(0, 3)),
  {maxLength: 12},
);

describe('itemTagSets(corpus, df)', () => {
  it('is the union of an item’s captions, ascending', () =>
    fc.assert(
      fc.asyncProperty(several, async items => {
        const corpus = await corpusOf(items);
        const {offsets, tags} = itemTagSets(corpus, documentFrequency(corpus));
        for (const [i, captions] of items.entries()) {
          const own = [...tags.subarray(offsets[i], offsets[i + 1])];
          expect(own).toEqual([...new Set(own)].toSorted((a, b) => a - b));
          expect(own).toHaveLength(new Set(captions.flatMap(tagsOf)).size);
        }
      }),
      {numRuns: 40},
    ));
  it('numbers tags by rarity, ties as they are met', async () => {
    const corpus = await corpusOf(['1girl, hat, smile', '1girl, smile', '1girl, boots']);
    const {tags} = itemTagSets(corpus, documentFrequency(corpus));
    // hat 0, boots 1, smile 2, 1girl 3.
    expect([...tags]).toEqual([0, 2, 3, 2, 3, 1, 3]);
  });
});
