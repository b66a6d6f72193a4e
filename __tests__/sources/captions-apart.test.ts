import {describe, expect, it} from '@jest/globals';
import {readSet} from '../helpers/read-set.ts';

/** Ten images, of which `n` have a caption in another folder. */
function apart(n: number): Record<string, string | null> {
  const images = Array.from({length: 10}, (_, i) => [`i/${i}.png`, null] as const);
  const captions = Array.from({length: n}, (_, i) => [`t/${i}.txt`, `hat, ${i}`] as const);
  return Object.fromEntries([...images, ...captions]);
}

describe('captionsApart(tree, profile, options)', () => {
  it('joins them, and calls every one a defect', async () => {
    const {rows, notesOf, detection} = await readSet({'2_cat/a.png': null, 'text/a.txt': '1girl, hat'});
    expect(detection.layout).toBe('captions-apart');
    expect(rows.get('2_cat/a.png')?.map(({tags}) => tags)).toEqual([['1girl', 'hat']]);
    expect(notesOf('2_cat/a.png')).toEqual(['caption-apart']);
  });
  it('has no defect when the folder is declared', async () => {
    for (const captions of ['t', 't/', './t']) {
      const {detection, codes, rows} = await readSet(apart(10), {captions});
      expect([detection.layout, codes, rows.get('i/0.png')?.[0]?.tags]).toEqual(['captions-apart', [], ['hat', '0']]);
    }
  });
  it.each([
    [10, 'captions-apart'],
    [9, 'captions-apart'],
    [8, 'pairs'],
  ])('with %i of 10 names that match, is read as %s', async (n, layout) =>
    expect((await readSet(apart(n))).detection.layout).toBe(layout),
  );
  it('wants names that match uniquely', async () => {
    const two = {'i/a.png': null, 'j/a.png': null, 't/a.txt': 'hat'};
    expect((await readSet(two)).detection.layout).toBe('pairs');
  });
  it('takes one folder: the one that captions most', async () => {
    const {rows} = await readSet({...apart(10), 'other/1.txt': 'dog', 'other/2.txt': 'dog'});
    expect(rows.get('i/1.png')?.[0]?.tags).toEqual(['hat', '1']);
  });
});
