import {describe, expect, it} from '@jest/globals';
import {type ReadOptions, readSet} from '../helpers/read-set.ts';

const pair = (path: string, text = 'hat') => ({[`${path}.png`]: null, [`${path}.txt`]: text});
const read = (files: Parameters<typeof readSet>[0], options: ReadOptions = {}) =>
  readSet(files, {layout: 'kohya-folder', ...options});
const notes = ({detection}: Awaited<ReturnType<typeof read>>, code: string) =>
  detection.notes.filter(note => note.code === code).map(({place, detail}) => [place, detail]);

describe('kohyaFolder(tree, profile, options)', () => {
  it('shows every image of a folder as often as its name says', async () => {
    const {corpus} = await read({...pair('10_cat/a'), ...pair('1_dog, puppy/b')});
    expect(corpus.subsets.map(({name, repeats, classTokens}) => [name, repeats, classTokens])).toEqual([
      ['10_cat', 10, 'cat'],
      ['1_dog, puppy', 1, 'dog, puppy'],
    ]);
    expect([...corpus.repeats]).toEqual([10, 1]);
  });
  it('falls back to the class tokens, where there are any', async () => {
    const {rows, codes} = await read({
      ...pair('2_dog, puppy/a'),
      '2_dog, puppy/b.png': null,
      '3/c.png': null,
      '4_cat/d.png': null,
    });
    expect(rows.get('2_dog, puppy/b.png')?.map(({tags}) => tags)).toEqual([['dog', 'puppy']]);
    expect(rows.get('3/c.png')?.map(({tags}) => tags)).toEqual([[]]);
    expect(codes).toContain('subset-without-captions');
  });
  it.each(['train', 'a/b', 'a/b/c'])('finds training folders in %s', async parent => {
    const {rows, codes} = await read(pair(`${parent}/2_cat/a`));
    expect([...rows.keys(), ...codes]).toEqual([`${parent}/2_cat/a.png`]);
  });
  it('does not look more than three levels down', async () =>
    expect((await readSet(pair('a/b/c/d/2_cat/a'))).detection.layout).toBe('pairs'));
  it('joins several parents, and says so', async () => {
    const found = await read({...pair('a/2_cat/a'), ...pair('b/2_cat/a')});
    expect([...found.rows.keys()]).toEqual(['a/2_cat/a.png', 'b/2_cat/a.png']);
    expect(notes(found, 'several-training-folders')).toEqual([[undefined, 'a, b']]);
  });
  it('says where images lie that are not trained, and how many', async () => {
    const found = await read({
      ...pair('t/2_cat/a'),
      't/b.png': null,
      't/dogs/c.png': null,
      't/dogs/d.png': null,
      't/2_cat/more/e.png': null,
      't/0_off/f.png': null,
    });
    expect([...found.rows.keys()]).toEqual(['t/2_cat/a.png']);
    expect(notes(found, 'images-in-parent')).toEqual([['t', '1 image not trained']]);
    expect(notes(found, 'folder-without-repeats')).toEqual([['t/dogs', '2 images not trained']]);
    expect(notes(found, 'nested-folders')).toEqual([['t/2_cat/more', '1 image not trained']]);
    expect(notes(found, 'repeats-below-one')).toEqual([['t/0_off', '1 image not trained']]);
  });
});
