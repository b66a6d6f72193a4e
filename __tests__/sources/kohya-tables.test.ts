import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {SOURCE_DEFAULTS, type SourceOptions} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import type {Item} from '../../src/sources/source.ts';
import {dataSet} from '../helpers/data-set.ts';

type Files = Parameters<typeof dataSet>[0];
const open = async (files: Files, name = '', options: Partial<SourceOptions> = {}) => {
  const source = await openSource(join(dataSet(files), name), {...SOURCE_DEFAULTS, ...options});
  const items: Item[] = [];
  for await (const item of source.items()) items.push(item);
  return {
    detection: source.detection,
    notes: source.detection.notes.map(({code, place}) => [code, place]),
    items: items.map(({key, captions, notes}) => [key, captions.map(({text}) => text), notes.map(({code}) => code)]),
    rows: items.map(({rows}) => rows),
  };
};
const META = (value: unknown, more: Files = {}): Files => ({
  'a.png': null,
  'b.png': null,
  ...more,
  'meta_cap.json': JSON.stringify(value),
});

describe('meta_cap.json', () => {
  it('images without an entry are noted', async () =>
    expect((await open(META({a: {caption: 'hat'}}))).notes).toEqual([['image-without-row', 'b.png']]));
  it('two entries of one image are one item', async () => {
    const {items, rows} = await open(META({a: {caption: 'hat'}, 'a.png': {caption: 'cat'}, b: {caption: 'dog'}}));
    expect(items.map(([key, texts]) => [key, texts])).toEqual([
      ['a.png', ['hat', 'cat']],
      ['b.png', ['dog']],
    ]);
    expect(rows).toEqual([2, undefined]);
  });
  it('a name that two images have is not guessed', async () => {
    const files = {'i/x.png': null, 'j/x.png': null};
    const {items} = await open(META({a: {caption: 'hat'}, x: {caption: 'cat'}, '/data/j/x': {caption: 'dog'}}, files));
    expect(items).toEqual([
      ['a.png', ['hat'], []],
      ['j/x.png', ['dog'], []],
      ['x', ['cat'], ['image-missing']],
    ]);
  });
  it.each([
    [{enable_wildcard: true}, undefined, ['']],
    [{}, undefined, ['a, b']],
  ])('an empty caption with %j', async (profileOptions, separator, texts) => {
    const options: AnalyzeOptions = {profileOptions, ...(separator === undefined ? {} : {separator})};
    const {dataset} = await analyze(dataSet(META({a: {caption: '', tags: 'a, b'}})), options);
    expect(dataset.vocabulary).toBe(texts[0] === '' ? 0 : 2);
  });
  it.each([{separator: '|'}, {profileOptions: {caption_separator: '|'}}] as AnalyzeOptions[])(
    'caption and tags are joined by %j',
    async options => {
      const {dataset} = await analyze(dataSet(META({a: {caption: 'x', tags: 'a|b'}})), options);
      expect(dataset.vocabulary).toBe(3);
    },
  );
  it.each(['5', '{}', 'null', '[1,2]', '"abc"', '{"a": 1}', '{"a": ["x"]}', '{"a": {"size": 1}}', '{"a": true}'])(
    '%s is no metadata',
    async text => {
      await expect(open({'meta_cap.json': text}, '', {layout: 'kohya-metadata'})).rejects.toMatchObject({
        code: 'metadata-syntax',
      });
    },
  );
  it.each(['5', '{}', 'null', '[1,2]', '"abc"', '{"name": "x", "files": ["y"]}'])('nor is %s in a file', async text =>
    expect(open({'m.json': text}, 'm.json')).rejects.toMatchObject({code: 'metadata-syntax'}),
  );
});

describe('captions.json', () => {
  it('without images: rows stay items', async () => {
    const {detection, items, notes} = await open({'captions.json': '{"a.png": ["hat"], "b.png": ["cat", "dog"]}'});
    expect([detection.captionsOnly, notes]).toEqual([true, [['images-absent', undefined]]]);
    expect(items).toEqual([
      ['a.png', ['hat'], []],
      ['b.png', ['cat', 'dog'], []],
    ]);
  });
  it('with some missing: they stay items, with a note', async () =>
    expect((await open({'a.png': null, 'captions.json': '{"a.png": ["hat"], "b.png": ["cat"]}'})).items).toEqual([
      ['a.png', ['hat'], []],
      ['b.png', ['cat'], ['image-missing']],
    ]));
  it('of another shape is named', async () => {
    const files = {'a.png': null, 'a.txt': 'hat', 'captions.json': '[1]'};
    expect((await open(files)).detection.alsoFound).toEqual([expect.stringContaining('captions.json')]);
  });
});

describe('JSON lines with image_path', () => {
  const LINE = '{"image_path": "i/a.png", "caption": "x\\ny"}\n';
  it('are musubi, which reads all lines', async () => {
    const {dataset} = await analyze(join(dataSet({'i/a.png': null, 'm.jsonl': LINE}), 'm.jsonl'));
    expect(dataset).toMatchObject({layout: 'kohya-metadata', profile: 'musubi', items: 1, vocabulary: 2});
  });
  it('are kohya with tags', async () => {
    const files = {'a.png': null, 'm.jsonl': '{"image_path": "a.png", "tags": "x"}\n'};
    expect((await open(files, 'm.jsonl')).detection.profile).toBe('kohya');
  });
  it('resolve in folders, also by settings of musubi', async () => {
    const files = {'i/a.png': null, 'm.jsonl': LINE, 'k.toml': '[[datasets]]\nimage_jsonl_file = "m.jsonl"\n'};
    const {items} = await open(files, 'k.toml');
    expect(items).toEqual([['i/a.png', ['x\ny'], []]]);
  });
  it('of which more than 1 % are bad are an error', async () =>
    expect(open({'m.jsonl': `${LINE}{\n{"caption": "x"}\n`}, 'm.jsonl')).rejects.toMatchObject({
      code: 'metadata-syntax',
      message: 'm.jsonl is not JSON lines: 2 lines cannot be read (first: m.jsonl:2).',
    }));
  it('of which no more are bad are read, with a note each', async () =>
    expect((await open({'m.jsonl': `${LINE.repeat(200)}{\n`}, 'm.jsonl')).notes).toContainEqual([
      'metadata-line-invalid',
      'm.jsonl:201',
    ]));
});

describe('JSON with caption_short', () => {
  it('is ai-toolkit, and says that the short ones are not trained', async () => {
    const value = {'/data/a.png': {caption: 'a red hat', caption_short: 'hat'}, '/data/b.png': {caption: 'cat'}};
    const {detection, items} = await open({'a.png': null, 'b.png': null, 'm.json': JSON.stringify(value)}, 'm.json');
    expect(detection).toMatchObject({
      profile: 'ai-toolkit',
      why: 'ai-toolkit metadata: m.json (2 entries, 2 with an image here, 1 short caption not trained by default)',
    });
    expect(items).toEqual([
      ['a.png', ['a red hat'], []],
      ['b.png', ['cat'], []],
    ]);
  });
});
