import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {metadataPairs} from '../../src/sources/kohya-metadata.ts';
import {WHOLE} from '../../src/sources/source.ts';
import {memoryTree} from '../helpers/memory-tree.ts';
import {readSet} from '../helpers/read-set.ts';

const IMAGES = ['1.png', 'a/2.png'];
const pairsOf = (text: string, file = 'meta.json') =>
  metadataPairs(memoryTree({[file]: text}), file, {images: IMAGES, subset: WHOLE, profile: PROFILES.kohya});

describe('metadataPairs(files, path, reading)', () => {
  it.each(['a/2.png', 'a/2', '2.png', '2', 'a\\2.png', '/data/a/2.png', 'C:\\data\\2.jpg'])(
    'finds the image of %s',
    key =>
      expect(pairsOf(JSON.stringify({[key]: {caption: 'hat'}})).pairs).toMatchObject([
        {key: 'a/2.png', image: 'a/2.png', texts: [{text: 'hat', probability: 1}], notes: []},
      ]),
  );
  it.each([
    [{caption: 'x', tags: 'a, b'}, ['x,a, b'], []],
    [{caption: 'x'}, ['x'], []],
    [{tags: 'a, b'}, ['a, b'], []],
    ['hat', ['hat'], []],
    [{}, [], ['caption-missing']],
    [{caption: '', tags: ''}, [], ['caption-missing']],
    [null, [], ['caption-missing']],
    [{caption: 'x', tags: ['a']}, [], ['metadata-tags-list']],
  ])('reads %j', (entry, texts, notes) => {
    const [pair] = pairsOf(JSON.stringify({1: entry})).pairs;
    expect(pair?.texts?.map(({text}) => text)).toEqual(texts);
    expect(pair?.notes.map(({code}) => code)).toEqual(notes);
  });
  it('keeps a row whose image is not there', () =>
    expect(pairsOf('{"9": {"caption": "hat"}}').pairs).toMatchObject([
      {key: '9', image: null, notes: [{code: 'image-missing'}]},
    ]));
  it('reads JSON lines, and names those that it cannot read', () => {
    const row = '{"image_path": "1.png", "caption": "hat"}\n';
    const {pairs, notes} = pairsOf(`${row.repeat(198)}\n{\n{"caption": "cat"}\n`, 'm.jsonl');
    expect(pairs).toMatchObject([{key: '1.png', rows: 198}]);
    expect(notes.filter(({code}) => code !== 'image-without-row')).toEqual([
      {code: 'metadata-line-invalid', place: 'm.jsonl:200'},
      {code: 'metadata-line-invalid', place: 'm.jsonl:201'},
    ]);
  });
});

describe('kohyaMetadata(tree, profile, options)', () => {
  it.each(['meta_cap.json', 'meta_cap_dd.json', 'meta_clean.json', 'meta_lat.json'])('is found by %s', async name =>
    expect((await readSet({'1.png': null, [name]: '{"1": {"tags": "1girl, hat"}}'})).detection.layout).toBe(
      'kohya-metadata',
    ),
  );
  it('judges captions only where no image is', async () => {
    const {detection, codes, rows} = await readSet({'meta_cap.json': '{"1": {"tags": "1girl, hat"}}'});
    expect([detection.captionsOnly, codes, [...rows.keys()]]).toEqual([true, ['images-absent'], ['1']]);
  });
});
