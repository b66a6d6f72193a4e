import {describe, expect, it} from '@jest/globals';
import {SOURCE_DEFAULTS, type SourceOptions} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import type {Layout} from '../../src/sources/source.ts';
import {dataSet} from '../helpers/data-set.ts';

type Files = Parameters<typeof dataSet>[0];
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
const KOHYA: Files = {'10_a/a.png': null, '10_a/a.txt': '1girl, hat', '10_a/b.png': null, '10_a/b.txt': '1girl, cat'};
const detect = async (files: Files, options: Partial<SourceOptions> = {}) =>
  (await openSource(dataSet(files), {...SOURCE_DEFAULTS, ...options})).detection;

const JUNK: [string, string][] = [
  ['metadata.jsonl', 'hello\nworld\n'],
  ['metadata.jsonl', POINTER],
  ['metadata.csv', 'a,"b\n1'],
  ['meta_cap.json', 'hello'],
  ['concepts.json', '{'],
  ['dataset.toml', '[['],
  ['metadata.parquet', 'PAR1'],
];

describe('a stray file that cannot be read', () => {
  it.each(JUNK)('%s with %j does not spoil a good set, and is named', async (name, text) => {
    const {layout, alsoFound} = await detect({...KOHYA, [name]: text});
    expect(layout).toBe('kohya-folder');
    expect(alsoFound).toEqual([expect.stringMatching(new RegExp(`, not readable: .*${name.replace('.', '\\.')}`))]);
  });
  it.each(JUNK)('%s with %j is not asked when a layout is', async (name, text) =>
    expect(await detect({...KOHYA, [name]: text}, {layout: 'kohya-folder'})).toMatchObject({
      layout: 'kohya-folder',
      alsoFound: [],
    }),
  );
  it.each(JUNK)('%s with %j is the error when nothing else fits', async (name, text) =>
    expect(detect({'a.png': null, [name]: text})).rejects.toMatchObject({message: expect.stringContaining(name)}),
  );
  it.each([
    ['imagefolder', 'metadata.jsonl', 'metadata-syntax'],
    ['kohya-metadata', 'meta_cap.json', 'metadata-syntax'],
    ['trainer-config', 'dataset.toml', 'config-syntax'],
  ] as [Layout, string, string][])('%s is the error when it was asked for', async (layout, name, code) =>
    expect(detect({...KOHYA, [name]: 'hello'}, {layout})).rejects.toMatchObject({code}),
  );
});

describe('--layout', () => {
  it('that does not fit says what was recognised', async () =>
    expect(detect(KOHYA, {layout: 'captions-json'})).rejects.toMatchObject({
      code: 'layout-mismatch',
      hint: 'Recognised: kohya-folder.',
    }));
});

describe('formats that are not read yet', () => {
  it.each([
    ['a.zip', 'Unpack'],
    ['data/train-00000-of-00001.parquet', 'Parquet comes later'],
    ['00000.tar', 'Unpack'],
    ['data/data.arrow', 'Arrow'],
  ])('%s in a folder says so', async (name, hint) =>
    expect(detect({[name]: 'x', 'dataset_info.json': '{}'})).rejects.toMatchObject({
      code: 'layout-unsupported',
      hint: expect.stringContaining(hint),
    }),
  );
  it.each([
    ['a.zip', 'Unpack'],
    ['a.tar.gz', 'Unpack'],
    ['a.parquet', 'Parquet comes later'],
    ['a.arrow', 'Arrow'],
    ['a.docx', 'Give a folder'],
  ])('%s named says so', async (name, hint) =>
    expect(openSource(`${dataSet({[name]: 'x'})}/${name}`, SOURCE_DEFAULTS)).rejects.toMatchObject({
      code: 'layout-unsupported',
      hint: expect.stringContaining(hint),
    }),
  );
  it('a range of shards says so', async () =>
    expect(openSource('nowhere/{00000..00127}.tar', SOURCE_DEFAULTS)).rejects.toMatchObject({
      code: 'layout-unsupported',
    }));
});
