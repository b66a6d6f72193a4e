import {describe, expect, it} from '@jest/globals';
import {readSet} from '../helpers/read-set.ts';

describe('pairs(tree, profile, options)', () => {
  it('joins by the whole stem, in the same folder only', async () => {
    const {rows} = await readSet({
      'a.png': null,
      'a.txt': 'hat',
      'b/a.png': null,
      'b/a.txt': 'cat',
      'c.v2.png': null,
      'c.v2.txt': 'dog',
      'c.txt': 'bow',
      'd.png': null,
      'e/d.txt': 'fox',
    });
    expect([...rows].map(([key, [row]]) => [key, row?.tags])).toEqual([
      ['a.png', ['hat']],
      ['b/a.png', ['cat']],
      ['c.v2.png', ['dog']],
      ['d.png', []],
    ]);
  });
  it('has one subset for each folder of images, shown once', async () => {
    const {corpus} = await readSet({
      'a.png': null,
      'b/c.png': null,
      'b/c.txt': 'hat',
      'b/d/e.png': null,
      'b/d/e.txt': 'hat',
    });
    expect(corpus.subsets.map(({name, repeats}) => [name, repeats])).toEqual([
      ['', 1],
      ['b', 1],
      ['b/d', 1],
    ]);
  });
  it.each([
    [{'a.txt': 'hat', 'b.caption': 'cat', 'c.txt': 'dog'}, '.txt', ['hat', '', 'dog']],
    [{'a.cap': 'hat', 'b.caption': 'cat', 'c.caption': 'dog'}, '.caption', ['', 'cat', 'dog']],
    [{'a.caption': 'hat', 'b.txt': 'cat'}, '.txt', ['', 'cat', '']],
  ])('reads the commonest extension: %j', async (captions, ending, texts) => {
    const {rows, detection} = await readSet({'a.png': null, 'b.png': null, 'c.png': null, ...captions});
    expect([...rows.values()].map(([row]) => row?.text)).toEqual(texts);
    expect(detection.assumptions.map(({value}) => value)).toEqual(ending === '.caption' ? [] : [ending]);
  });
  it('reads the extension that it is told', async () => {
    const {rows} = await readSet({'a.png': null, 'a.txt': 'hat', 'a.caption': 'cat'}, {captionExtension: '.caption'});
    expect(rows.get('a.png')?.map(({text}) => text)).toEqual(['cat']);
  });
  it('leaves masks and conditions out', async () => {
    const {corpus, codes} = await readSet({
      'a.png': null,
      'a.txt': 'hat',
      'a-masklabel.png': null,
      'a-condlabel.png': null,
    });
    expect([corpus.keys, codes]).toEqual([['a.png'], ['side-files']]);
  });
});
