import {describe, expect, it} from '@jest/globals';
import {readSet} from '../helpers/read-set.ts';

describe('captionsOnly(tree, profile, options)', () => {
  it('makes every caption an item, and misses no image', async () => {
    const {rows, detection, codes} = await readSet({'a.txt': '1girl, hat', 't/b.txt': 'cat', 'c.caption': 'dog'});
    expect([...rows].map(([key, [row]]) => [key, row?.tags])).toEqual([
      ['a.txt', ['1girl', 'hat']],
      ['t/b.txt', ['cat']],
    ]);
    expect([detection.captionsOnly, codes]).toEqual([true, ['images-absent']]);
  });
  it('takes lists of other tools for no caption', async () => {
    const {corpus} = await readSet({
      'a.txt': 'hat',
      'requirements.txt': 'torch',
      'captions.txt': 'x',
      'metadata.txt': 'x',
    });
    expect(corpus.keys).toEqual(['a.txt']);
  });
  it('is not asked where an image is', async () =>
    expect((await readSet({'a.txt': 'hat', 'b.png': null})).detection.layout).toBe('pairs'));
});
