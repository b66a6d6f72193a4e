import {describe, expect, it} from '@jest/globals';
import {itemFigures} from '../../src/statistics/item-figures.ts';
import {itemTagSets} from '../../src/statistics/item-sets.ts';
import {unseenImages} from '../../src/statistics/seen-images.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOf, corpusOfItems} from '../helpers/sets.ts';

const CAPTIONS = ['a1, b1, c1', 'a1', 'b1, c1', '', 'a1, b1, c1, d1'];

describe('itemFigures(known)', () => {
  const pictures = unseenImages('none');
  it('counts the tags of every item', async () => {
    const corpus = await corpusOf(CAPTIONS);
    const sets = itemTagSets(corpus, documentFrequency(corpus));
    const {tags} = itemFigures({corpus, compared: corpus, sets, pictures, tokens: new Float64Array(5)});
    expect([...(tags ?? [])]).toEqual([3, 1, 2, 0, 4]);
  });
  it('knows nothing of items that are not among those that were compared', async () => {
    const corpus = await corpusOf(CAPTIONS);
    const compared = await corpusOfItems([
      {key: '001', caption: 'x1, y1'},
      {key: '004', caption: 'x1'},
    ]);
    const sets = itemTagSets(compared, documentFrequency(compared));
    const {tags} = itemFigures({corpus, compared, sets, pictures, tokens: new Float64Array(5)});
    expect([...(tags ?? [])]).toEqual([Number.NaN, 2, Number.NaN, Number.NaN, 1]);
  });
});
