import {symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../../src/analyze.ts';
import type {AnalyzeOptions} from '../../../src/analyze-options.ts';
import {dataSet} from '../../helpers/data-set.ts';

type Files = Record<string, string | Buffer | null>;
const IMAGES: Files = {
  'a/1.png': null,
  'a/1.txt': 'sks, hat',
  'a/2.png': null,
  'a/2.txt': 'sks, cat',
  'a/3.png': null,
  'a/3.txt': 'sks, dog',
  'b/4.png': null,
  'b/4.txt': 'sks, owl',
};

async function read(name: string, text: string, more: Files = {}, options: AnalyzeOptions = {}) {
  return open(join(dataSet({...IMAGES, ...more, [name]: text}), name), options);
}

async function open(path: string, options: AnalyzeOptions = {}) {
  const {report, statistics} = await analyzeFully(path, options);
  return {
    items: report.dataset.items,
    subsets: statistics.subsets.map(({name, items, exposures}) => [name, items, exposures]),
    keys: statistics.tagCounts?.keys,
    exposure: statistics.tagCounts?.totalExposure,
    notes: report.notes.map(({code, places}) => `${code}: ${places.join(' ')}`),
    report,
  };
}

const subset = (...lines: readonly string[]): string =>
  `[[datasets.subsets]]\ncaption_extension = ".txt"\n${lines.join('\n')}\n`;
const kohya = (...subsets: readonly string[]): string => `[[datasets]]\n${subsets.join('')}`;
const refusal = async (name: string, text: string, more: Files = {}) =>
  read(name, text, more).then(
    () => null,
    (error: {code?: string; message?: string; hint?: string}) => error,
  );

describe('kohya: one folder is one subset', () => {
  it.each(['./a/', 'a/../a', 'link'])('a and %s', async second => {
    const toml = kohya(subset('image_dir = "a"'), subset(`image_dir = "${second}"`, 'num_repeats = 5'));
    const root = dataSet({...IMAGES, 'k.toml': toml});
    symlinkSync(join(root, 'a'), join(root, 'link'));
    const {items, subsets, notes} = await open(join(root, 'k.toml'));
    expect([items, subsets[0]?.slice(1), notes]).toEqual([3, [3, 3], [`subset-twice: ${second}`]]);
  });
  it('in several data sets its repeats add up', async () => {
    const toml = kohya(subset('image_dir = "a"')) + kohya(subset('image_dir = "./a"', 'num_repeats = 2'));
    const {items, subsets, notes} = await read('k.toml', toml);
    expect([items, subsets, notes]).toEqual([3, [['', 3, 9]], []]);
  });
  it.each([0, -1])('with %d repeats it is ignored', async repeats => {
    const toml = kohya(subset('image_dir = "a"', `num_repeats = ${repeats}`), subset('image_dir = "b"'));
    const {items, notes} = await read('k.toml', toml);
    expect([items, notes]).toEqual([1, ['repeats-below-one: a']]);
  });
  it('without any repeats there is nothing to train', async () => {
    const error = await refusal('k.toml', kohya(subset('image_dir = "a"', 'num_repeats = 0')));
    expect(error).toMatchObject({code: 'source-empty', message: expect.stringContaining('k.toml')});
  });
});

describe('values of another type stop the run', () => {
  it.each([
    ['k.toml', kohya(subset('image_dir = "a"', 'num_repeats = "10"')), 'num_repeats = "10"'],
    ['k.toml', kohya(subset('image_dir = "a"', 'is_reg = "true"')), 'is_reg = "true"'],
    ['k.toml', kohya(subset('image_dir = "a"', 'keep_tokens = 1.5')), 'keep_tokens = 1.5'],
    ['k.toml', kohya(subset('image_dir = 3')), 'image_dir = 3'],
    ['k.toml', `[general]\nshuffle_caption = 1\n${kohya(subset('image_dir = "a"'))}`, 'shuffle_caption = 1'],
    ['m.toml', '[[datasets]]\nimage_directory = "a"\nnum_repeats = "2"\n', 'num_repeats = "2"'],
    ['p.toml', '[[directory]]\npath = "a"\nnum_repeats = true\n', 'num_repeats = true'],
    ['s.json', '[{"instance_data_dir": "a", "repeats": "1"}]', 'repeats = "1"'],
    ['o.json', '[{"path": "a", "balancing": "2"}]', 'balancing = "2"'],
    ['o.json', '[{"path": "a", "include_subdirectories": "yes"}]', 'include_subdirectories = "yes"'],
    ['j.yaml', 'config:\n  process:\n    - datasets:\n        - folder_path: a\n          num_repeats: "2"\n', '"2"'],
  ])('%s: %s', async (name, text, quoted) => {
    const error = await refusal(name, text);
    expect(error).toMatchObject({code: 'config-invalid-value'});
    expect(error?.message).toContain(name);
    expect(error?.message).toContain(quoted);
  });
  it('but null is no value, and yes is true in YAML', async () => {
    const yaml =
      'config:\n  process:\n    - datasets:\n        - folder_path: a\n          num_repeats: null\n          is_reg: no\n';
    expect((await read('j.yaml', yaml)).items).toBe(3);
  });
});

describe('OneTrainer', () => {
  const concept = (rest: string): string => `[{"path": "a", ${rest}}]`;
  it.each([
    ['"balancing": 2.5', 7],
    ['"balancing": 0.5', 1],
    ['"balancing": 6, "balancing_strategy": "SAMPLES"', 6],
    ['"balancing": 2, "balancing_strategy": "REPEATS"', 6],
  ])('%s of three images shows %d an epoch', async (rest, exposures) => {
    const {subsets} = await read('o.json', concept(rest));
    expect(subsets[0]?.[2]).toBeCloseTo(exposures, 12);
  });
  it('ignores a concept whose balancing leaves nothing', async () => {
    const text = '[{"path": "a", "balancing": 0.1}, {"path": "b"}]';
    const {items, notes} = await read('o.json', text);
    expect([items, notes]).toEqual([1, ['repeats-below-one: a']]);
  });
  it('takes prompts from one file, each line a caption', async () => {
    const text = concept('"text": {"prompt_source": "concept", "prompt_path": "prompts.txt"}');
    const {keys, notes} = await read('o.json', text, {'prompts.txt': 'one, two\n\nthree\n'});
    expect([keys, notes[0]]).toEqual([['one', 'two', 'three'], 'caption-variants: 1.png 2.png 3.png']);
  });
  it('or from the names of the images', async () => {
    const text = '[{"path": "c", "text": {"prompt_source": "filename"}}]';
    expect((await read('o.json', text, {'c/red_hat, 1girl.png': null})).keys).toEqual(['red hat', '1girl']);
  });
  it('says which file of prompts is not there', async () => {
    const text = concept('"text": {"prompt_source": "concept", "prompt_path": "none.txt"}');
    expect(await refusal('o.json', text)).toMatchObject({code: 'config-path-not-found'});
  });
});

describe('diffusion-pipe', () => {
  it('reads captions.json and no text files where there is one', async () => {
    const {items, keys, notes} = await read('p.toml', '[[directory]]\npath = "a"\n', {
      'a/captions.json': '{"1.png": ["x", "y"], "9.png": ["z"]}',
    });
    expect([items, keys]).toEqual([1, ['x', 'y']]);
    expect(notes).toEqual(['caption-missing: 2.png 3.png', 'caption-variants: 1.png', 'caption-without-image: 9.png']);
  });
});

describe('metadata that names images by their paths', () => {
  const more = {'x/1.png': null, 'y/1.png': null};
  it('musubi: below the file', async () => {
    const jsonl = '{"image_path": "x/1.png", "caption": "red"}\n{"image_path": "y/1.png", "caption": "blue"}\n';
    const toml = '[[datasets]]\nimage_jsonl_file = "m.jsonl"\nnum_repeats = 2\n';
    const {items, keys, subsets, notes} = await read('m.toml', toml, {...more, 'm.jsonl': jsonl});
    expect([items, keys, notes]).toEqual([2, ['red', 'blue'], []]);
    expect(subsets).toEqual([['m.jsonl', 2, 4]]);
  });
  it('kohya: absolute, relative and by stem, without image_dir', async () => {
    const toml = kohya('[[datasets.subsets]]\nmetadata_file = "meta/m.json"\n');
    const root = dataSet({...IMAGES, ...more, 'k.toml': toml, 'meta/m.json': ''});
    const rows = {[join(root, 'x/1.png')]: {caption: 'red'}, 'y/1': {caption: 'blue'}};
    writeFileSync(join(root, 'meta/m.json'), JSON.stringify(rows));
    const {items, keys, notes} = await open(join(root, 'k.toml'));
    expect([items, keys, notes]).toEqual([2, ['red', 'blue'], []]);
  });
  it('says which images of the folder have no row', async () => {
    const toml = kohya('[[datasets.subsets]]\nimage_dir = "a"\nmetadata_file = "m.json"\n');
    const {items, notes} = await read('k.toml', toml, {'m.json': '{"1": {"tags": "x"}}'});
    expect([items, notes]).toEqual([1, ['image-without-row: 2.png 3.png']]);
  });
});

describe('SimpleTuner', () => {
  const backend = (rest: string): string => `[{"instance_data_dir": "a", ${rest}}]`;
  it.each([
    ['csv', 'layout-unsupported'],
    ['parquet', 'layout-unsupported'],
    ['textfiles', 'config-invalid-value'],
    ['instanceprompt', 'config-missing-key'],
  ])('caption_strategy %s: %s', async (strategy, code) => {
    expect(await refusal('s.json', backend(`"caption_strategy": "${strategy}"`))).toMatchObject({code});
  });
  it('trains the instance prompt alone, or names with spaces', async () => {
    const prompt = backend('"caption_strategy": "instanceprompt", "instance_prompt": "sks dog"');
    expect((await read('s.json', prompt)).keys).toEqual(['sks dog']);
    const names = '[{"instance_data_dir": "c", "caption_strategy": "filename"}]';
    expect((await read('s.json', names, {'c/red_hat.png': null})).keys).toEqual(['red hat']);
  });
  it('keeps what stands before position_start', async () => {
    const text = backend('"caption_shuffle": {"enable": true, "position_start": 1}');
    const {report} = await read(
      's.json',
      text,
      Object.fromEntries(
        ['5', '6'].flatMap(n => [
          [`a/${n}.png`, null],
          [`a/${n}.txt`, `sks, ${n}`],
        ]),
      ),
    );
    expect(report.dataset.trigger).toMatchObject({text: 'sks', origin: 'fixed-tags'});
  });
});

describe('the settings of a trainer tell what is not trained', () => {
  it('folders below an image_dir', async () => {
    const {notes} = await read('k.toml', kohya(subset('image_dir = "a"')), {'a/deep/x.png': null});
    expect(notes).toEqual(['nested-folders: deep']);
  });
  it('a second caption, a caption of class tokens, a stale cache', async () => {
    const toml = kohya(subset('image_dir = "a"'), subset('image_dir = "c"', 'class_tokens = "cat"'));
    const more = {'a/1.caption': 'x', 'c/9.png': null, 'a/metadata_cache.json': '{}'};
    const root = dataSet({...IMAGES, ...more, 'k.toml': toml});
    utimesSync(join(root, 'a/metadata_cache.json'), 1, 1);
    expect((await open(join(root, 'k.toml'))).notes).toEqual([
      'two-captions: a/1.png',
      'stale-cache: a/metadata_cache.json',
      'subset-without-captions: c',
    ]);
  });
  it('a folder without images', async () => {
    const {items, notes} = await read('k.toml', kohya(subset('image_dir = "a"'), subset('image_dir = "e"')), {
      'e/x.txt': 'a',
    });
    expect([items, notes]).toEqual([3, ['subset-without-images: e']]);
  });
  it('no folder with images stops', async () => {
    const error = await refusal('k.toml', kohya(subset('image_dir = "e"')), {'e/x.txt': 'a'});
    expect(error).toMatchObject({code: 'source-empty'});
  });
  it('masks and conditions', async () => {
    const yaml = 'config:\n  process:\n    - datasets:\n        - folder_path: a\n          mask_path: a/masks\n';
    const {items, notes} = await read('j.yaml', yaml, {'a/masks/1.png': null, 'a/masks/2.png': null});
    expect([items, notes]).toEqual([3, ['side-files: masks']]);
    const toml = kohya(subset('image_dir = "a"', 'conditioning_data_dir = "a/cond"'));
    expect((await read('k.toml', toml, {'a/cond/1.png': null})).notes).toEqual(['side-files: cond']);
  });
  it('an image of two entries is one item, shown as often as both do', async () => {
    const yaml =
      'config:\n  process:\n    - datasets:\n        - folder_path: .\n        - folder_path: a\n          num_repeats: 2\n';
    const {items, exposure} = await read('j.yaml', yaml);
    expect([items, exposure]).toEqual([4, 10]);
  });
});

describe('paths of settings', () => {
  it('suggest what is really there', async () => {
    const error = await refusal('k.toml', kohya(subset('image_dir = "pictrues/one"')), {'pictures/one/x.png': null});
    expect(error?.hint).toContain('Did you mean pictures?');
  });
  it.each(['a\\u0000b', 'x'.repeat(5000)])('that no disk can have are not there', async path => {
    expect(await refusal('k.toml', kohya(subset(`image_dir = "${path}"`)))).toMatchObject({
      code: 'config-path-not-found',
    });
  });
  it('may lead out of a data set only when the user names the settings', async () => {
    const other = dataSet({'p/secret.png': null, 'p/secret.txt': 'secret'});
    for (const path of [join(other, 'p'), 'link']) {
      const root = dataSet({...IMAGES, 'dataset_config.toml': kohya(subset(`image_dir = "${path}"`))});
      symlinkSync(join(other, 'p'), join(root, 'link'));
      const found = await open(root);
      expect([found.report.dataset.layout, found.keys?.includes('secret')]).toEqual(['pairs', false]);
      expect(found.report.source.alsoFound).toEqual([expect.stringContaining('outside it')]);
      await expect(open(root, {layout: 'trainer-config'})).rejects.toMatchObject({code: 'config-path-not-found'});
      expect((await open(join(root, 'dataset_config.toml'))).keys).toEqual(['secret']);
    }
  });
});
