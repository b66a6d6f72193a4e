import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyze} from '../../src/analyze.ts';
import {SOURCE_DEFAULTS, type SourceOptions} from '../../src/sources/candidate.ts';
import {openSource} from '../../src/sources/open-source.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {dataSet} from '../helpers/data-set.ts';

type Files = Parameters<typeof dataSet>[0];
const rows = (...names: string[]): string =>
  names.map(name => `${JSON.stringify({file_name: name, text: '1girl, hat'})}\n`).join('');
const detect = async (files: Files, options: Partial<SourceOptions> = {}) =>
  (await openSource(dataSet(files), {...SOURCE_DEFAULTS, ...options})).detection;

const PAIRS: Files = {'a.png': null, 'a.txt': '1girl, hat', 'b.png': null, 'b.txt': '1girl, cat'};
const KOHYA: Files = {'2_cat/a.png': null, '2_cat/a.txt': 'hat', '3_dog/b.png': null, '3_dog/b.txt': 'hat'};
const SETTINGS = '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "."\n';
const META = JSON.stringify({a: {tags: 'hat'}, b: {tags: 'hat'}});
const LISTS = JSON.stringify({'a.png': ['hat'], 'b.png': ['hat']});

describe('openSource(folder)', () => {
  it.each([
    [
      'trainer-config',
      {...PAIRS, 'dataset_config.toml': SETTINGS},
      'settings of kohya: dataset_config.toml (1 subset, 2 images)',
    ],
    [
      'imagefolder',
      {'a.png': null, 'metadata.jsonl': rows('a.png')},
      'imagefolder: metadata.jsonl (1 row), 1 image here',
    ],
    [
      'kohya-metadata',
      {'a.png': null, 'b.png': null, 'meta_cap.json': META},
      'kohya metadata: meta_cap.json (2 entries, 2 with an image here)',
    ],
    [
      'captions-json',
      {'a.png': null, 'b.png': null, 'captions.json': LISTS},
      'captions of a table: captions.json (2 entries, 2 images)',
    ],
    ['kohya-folder', KOHYA, 'kohya folders: ./ (2 folders, 2 images, 2 captions)'],
    ['pairs', PAIRS, 'images with captions beside them: 2 images, 2 captions'],
    [
      'captions-apart',
      {'i/a.png': null, 't/a.txt': 'hat'},
      'images with captions in another folder: 1 image, 1 caption in t/',
    ],
    ['captions-only', {'a.txt': 'hat', 't/b.txt': 'cat'}, 'captions without images: 2 captions'],
  ] as [string, Files, string][])('recognises %s and says why', async (layout, files, why) =>
    expect(await detect(files)).toMatchObject({layout, why, alsoFound: []}),
  );

  it.each([
    [
      'settings',
      'metadata',
      {...PAIRS, 'dataset.toml': SETTINGS, 'metadata.jsonl': rows('a.png', 'b.png')},
      'trainer-config',
    ],
    [
      'metadata',
      'meta_cap.json',
      {...PAIRS, 'metadata.jsonl': rows('a.png', 'b.png'), 'meta_cap.json': META},
      'imagefolder',
    ],
    ['meta_cap.json', 'captions.json', {...PAIRS, 'meta_cap.json': META, 'captions.json': LISTS}, 'kohya-metadata'],
    ['captions.json', 'files', {...PAIRS, 'captions.json': LISTS}, 'captions-json'],
    ['N_name folders', 'pairs', {...KOHYA, 'c.png': null, 'c.txt': 'hat'}, 'kohya-folder'],
    ['pairs', 'captions apart', {...PAIRS, 't/a.txt': 'hat', 't/b.txt': 'hat'}, 'pairs'],
  ] as [string, string, Files, string][])('believes %s before %s', async (_a, _b, files, layout) =>
    expect(await detect(files)).toMatchObject({layout}),
  );

  it.each([
    ['half of the images is enough', ['a.png'], 'imagefolder'],
    ['none is not, and it says so', ['x.png', 'y.png'], 'pairs'],
  ])('metadata has to resolve before it is preferred: %s', async (_what, names, layout) => {
    const {layout: found, alsoFound} = await detect({...PAIRS, 'metadata.jsonl': rows(...names)});
    expect(found).toBe(layout);
    expect(alsoFound).toEqual(
      layout === 'pairs'
        ? ['imagefolder: metadata.jsonl (2 rows, none names a file that is here), 2 images here, not used']
        : [],
    );
  });
  it('takes the layout that captions most when none captions half', async () => {
    const images = Object.fromEntries(['c', 'd', 'e', 'f'].map(name => [`${name}.png`, null]));
    expect(await detect({...images, 'c.txt': 'hat', 'metadata.jsonl': rows('x.png')})).toMatchObject({layout: 'pairs'});
  });
  it('takes settings for granted only if there is one file of them', async () => {
    const two = {...PAIRS, 'dataset.toml': SETTINGS, 'concepts.json': '[{"path": "."}]'};
    expect(await detect(two)).toMatchObject({layout: 'pairs'});
  });
  it.each(['imagefolder', 'kohya-metadata', 'captions-json', 'pairs'] as const)(
    '--layout %s is obeyed',
    async layout => {
      const all = {...PAIRS, 'metadata.jsonl': rows('a.png'), 'meta_cap.json': META, 'captions.json': LISTS};
      expect(await detect(all, {layout})).toMatchObject({layout});
    },
  );
  it('assumes the extension of captions, says so, and not when it is told', async () => {
    expect((await detect(PAIRS)).assumptions).toEqual([
      {option: 'caption-extension', value: '.txt', why: 'kohya by itself reads .caption'},
    ]);
    expect((await detect(PAIRS, {captionExtension: '.txt'})).assumptions).toEqual([]);
    expect((await detect(PAIRS, {profile: 'onetrainer'})).assumptions).toEqual([]);
    expect((await detect({'a.png': null, 'a.caption': 'hat'})).assumptions).toEqual([]);
    expect((await detect(PAIRS, {profile: 'musubi'})).assumptions).toMatchObject([
      {why: 'musubi has to be told the extension of captions'},
    ]);
  });
  it('prints all that', async () => {
    const text = textReport(await analyze(dataSet({...PAIRS, 'metadata.jsonl': rows('x.png')})));
    expect(text).toContain('Read as images with captions beside them: 2 images, 2 captions; profile kohya.');
    expect(text).toContain('Setting needed: caption_extension = .txt (kohya by itself reads .caption)');
    expect(text).toContain('Also found: imagefolder: metadata.jsonl (1 row, none names a file');
  });
  it('gives the same items in the same order each time they are asked for', async () => {
    const source = await openSource(dataSet(KOHYA), SOURCE_DEFAULTS);
    const keys = async () => {
      const found: string[] = [];
      for await (const {key} of source.items()) found.push(key);
      return found;
    };
    expect([await keys(), await keys()]).toEqual([
      ['2_cat/a.png', '3_dog/b.png'],
      ['2_cat/a.png', '3_dog/b.png'],
    ]);
  });
  it('orders items by code unit, whatever order the files were made in', async () => {
    const names = ['b', 'B', 'a b', 'é', 'e\u0301', '\u{1f431}', '\uffe0', '10', '9'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names, {minLength: names.length}), async order => {
        const root = dataSet(
          Object.fromEntries(
            order.flatMap(name => [
              [`${name}.png`, null],
              [`${name}.txt`, 'hat'],
            ]),
          ),
        );
        const keys: string[] = [];
        for await (const {key} of (await openSource(root, SOURCE_DEFAULTS)).items()) keys.push(key);
        // UTF-16: the cat is written with surrogates and comes before U+FFE0.
        expect(keys).toEqual(
          ['10', '9', 'B', 'a b', 'b', 'e\u0301', 'é', '\u{1f431}', '\uffe0'].map(name => `${name}.png`),
        );
      }),
      {numRuns: 8},
    );
  });
});

describe('openSource(file)', () => {
  it.each([
    ['m.jsonl', rows('a.png'), 'imagefolder'],
    ['m.jsonl', '{"image_path": "a.png", "caption": "hat"}\n', 'kohya-metadata'],
    ['m.csv', 'file_name,text\na.png,hat\n', 'imagefolder'],
    ['m.json', META, 'kohya-metadata'],
    ['m.json', LISTS, 'captions-json'],
    ['m.toml', SETTINGS, 'trainer-config'],
    ['m.json', '[{"instance_data_dir": "."}]', 'trainer-config'],
  ])('%s with %j is %s', async (name, text, layout) => {
    const root = dataSet({...PAIRS, [name]: text});
    expect((await openSource(join(root, name), SOURCE_DEFAULTS)).detection.layout).toBe(layout);
  });
  it('suggests the nearest name', async () => {
    const root = dataSet({'train/a.png': null});
    await expect(openSource(join(root, 'trian'), SOURCE_DEFAULTS)).rejects.toMatchObject({hint: 'Did you mean train?'});
  });
});
