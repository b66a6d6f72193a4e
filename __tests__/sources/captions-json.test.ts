import {describe, expect, it} from '@jest/globals';
import {readSet} from '../helpers/read-set.ts';

const read = (captions: unknown, images: readonly string[] = ['a.png']) =>
  readSet({
    ...Object.fromEntries(images.map(name => [name, null])),
    'captions.json': typeof captions === 'string' ? captions : JSON.stringify(captions),
  });

describe('captionsJson(tree, profile, options)', () => {
  it('makes every text of a list equally likely, and equal ones one', async () => {
    const {rows, notesOf, detection} = await read({'a.png': ['1girl, hat', 'cat', 'cat']});
    expect(detection).toMatchObject({layout: 'captions-json', profile: 'diffusion-pipe'});
    expect(rows.get('a.png')?.map(({share, text}) => [share, text])).toEqual([
      [expect.closeTo(1 / 3, 12), '1girl, hat'],
      [expect.closeTo(2 / 3, 12), 'cat'],
    ]);
    expect(notesOf('a.png')).toEqual(['caption-variants']);
  });
  it('drops images without a text, as diffusion-pipe skips them', async () => {
    const {corpus, notesOf} = await read({'a.png': ['hat'], 'b.png': []}, ['a.png', 'b.png', 'c.png']);
    expect([corpus.keys, corpus.dropped]).toEqual([['a.png'], ['b.png', 'c.png']]);
    expect([notesOf('b.png'), notesOf('c.png')]).toEqual([['caption-missing'], ['caption-missing']]);
  });
  it('keeps rows whose image is not there', async () => {
    const {corpus, notesOf} = await read({'a.png': ['hat'], 'b.png': ['cat']});
    expect([corpus.keys, notesOf('b.png')]).toEqual([['a.png', 'b.png'], ['image-missing']]);
  });
  it.each([{'a.png': 'hat'}, {'a.png': [1]}, {}, [], 'hat'])('does not read %j', async captions =>
    expect(read(captions)).rejects.toMatchObject({code: 'metadata-syntax'}),
  );
});
