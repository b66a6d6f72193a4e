import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {dataSet} from '../helpers/data-set.ts';
import {analysisOf} from '../helpers/sets.ts';

describe('countSubsets(corpus)', () => {
  it('counts items and exposures of kohya’s folders, by name', async () => {
    const root = dataSet({
      'train/2_hats/a.png': null,
      'train/2_hats/a.caption': 'hat',
      'train/2_hats/b.png': null,
      'train/2_hats/b.caption': 'cap',
      'train/10_boots/c.png': null,
      'train/10_boots/c.caption': 'boots',
    });
    const {statistics} = await analyzeFully(root, {advice: false});
    const sizes = statistics.subsets.map(({items, repeats, exposures}) => [items, repeats, exposures]);
    expect(sizes).toEqual([
      [1, 10, 10],
      [2, 2, 4],
    ]);
    expect(statistics.subsets.map(({name}) => name)).toEqual([
      expect.stringContaining('10_boots'),
      expect.stringContaining('2_hats'),
    ]);
  });
  it('shares subsets between items of equal repeats', async () => {
    const items = [3, 1, 3].map(repeats => ({caption: 'hat', repeats}));
    expect((await analysisOf(items)).statistics.subsets).toEqual([
      {name: '×1', items: 1, repeats: 1, exposures: 1},
      {name: '×3', items: 2, repeats: 3, exposures: 6},
    ]);
  });
});
