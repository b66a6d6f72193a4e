import {describe, expect, it} from '@jest/globals';
import {join} from 'node:path';
import {analyze} from '../../src/analyze.ts';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {dataSet} from '../helpers/data-set.ts';

const IMAGES = {
  'a/1.png': null,
  'a/1.txt': 'sks, hat',
  'a/2.png': null,
  'a/2.txt': 'sks, cat',
  'b/3.png': null,
  'b/3.txt': 'sks, dog',
};

async function read(name: string, text: string, options: AnalyzeOptions = {}) {
  const root = dataSet({...IMAGES, [name]: text});
  const {dataset, metrics, notes, source} = await analyze(join(root, name), options);
  const subsets = metrics['subset-balance']?.detail?.rows?.map(({label, value}) => [label, value]);
  return {dataset, subsets, codes: notes.map(({code}) => code), source};
}

describe('settings of trainers', () => {
  it.each([
    [
      'kohya.toml',
      '[general]\ncaption_extension = ".txt"\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\nnum_repeats = 2\n[[datasets.subsets]]\nimage_dir = "b"\nnum_repeats = 5\n',
      'kohya',
      [
        ['a', 4],
        ['b', 5],
      ],
    ],
    [
      'kohya.json',
      '{"datasets": [{"subsets": [{"image_dir": "a", "num_repeats": 3, "caption_extension": ".txt"}, {"image_dir": "b"}]}]}',
      'kohya',
      [
        ['a', 6],
        ['b', 1],
      ],
    ],
    [
      'musubi.toml',
      '[general]\ncaption_extension = ".txt"\n[[datasets]]\nimage_directory = "a"\nnum_repeats = 2\n[[datasets]]\nimage_directory = "b"\n',
      'musubi',
      [
        ['a', 4],
        ['b', 1],
      ],
    ],
    [
      'pipe.toml',
      'resolutions = [512]\n[[directory]]\npath = "a"\nnum_repeats = 0.5\n[[directory]]\npath = "b"\nnum_repeats = 2\n',
      'diffusion-pipe',
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
    [
      'backends.json',
      '[{"id": "x", "instance_data_dir": "a", "repeats": 1, "caption_strategy": "textfile"}, {"instance_data_dir": "b", "repeats": 0}, {"dataset_type": "text_embeds", "cache_dir": "c"}]',
      'simpletuner',
      [
        ['a', 4],
        ['b', 1],
      ],
    ],
    [
      'concepts.json',
      '[{"path": "a", "balancing": 3, "enabled": true, "text": {"prompt_source": "sample"}}, {"path": "b", "balancing": 1}]',
      'onetrainer',
      [
        ['a', 6],
        ['b', 1],
      ],
    ],
    [
      'job.yaml',
      'config:\n  process:\n    - trigger_word: sks\n      datasets:\n        - folder_path: a\n          num_repeats: 2\n          caption_ext: txt\n        - folder_path: b\n',
      'ai-toolkit',
      [
        ['a', 4],
        ['b', 1],
      ],
    ],
  ] as const)('%s', async (name, text, profile, exposures) => {
    const {dataset, subsets, codes} = await read(name, text);
    expect(dataset).toMatchObject({layout: 'trainer-config', profile, items: 3, vocabulary: 4});
    expect(subsets).toEqual(exposures);
    expect(codes).toEqual([]);
  });

  it('adds up repeats over several datasets of kohya, and ignores a folder listed twice in one', async () => {
    const subset = (n: number) =>
      `[[datasets.subsets]]\nimage_dir = "a"\nnum_repeats = ${n}\ncaption_extension = ".txt"\n`;
    const {dataset, codes} = await read('k.toml', `[[datasets]]\n${subset(1)}${subset(7)}[[datasets]]\n${subset(2)}`);
    expect([dataset.items, codes]).toEqual([2, ['subset-twice']]);
  });

  it('puts prefixes where the trainer puts them', async () => {
    const {dataset} = await read(
      'k.toml',
      '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\ncaption_prefix = "best quality,"\ncaption_extension = ".txt"\n',
    );
    expect(dataset.vocabulary).toBe(4);
  });

  it('notes captions of an extension that was not declared', async () => {
    const {codes} = await read(
      'k.toml',
      '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\ncaption_extension = ".caption"\n',
    );
    expect(codes).toContain('caption-extension-unread');
  });

  it('reads kohya metadata of a subset', async () => {
    const root = dataSet({
      ...IMAGES,
      'meta.json': '{"1": {"caption": "x", "tags": "a, b"}, "2": {"tags": ["a"]}}',
      'k.toml': '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\nmetadata_file = "meta.json"\n',
    });
    const {dataset, notes} = await analyze(join(root, 'k.toml'));
    expect(dataset.vocabulary).toBe(3);
    expect(notes.map(({code}) => code)).toContain('metadata-tags-list');
  });

  it.each([
    ['[[datasets]]\n[[datasets.subsets]]\nimage_dri = "a"\n', 'config-unknown-key', 'Did you mean image_dir?'],
    ['[[datasets]]\n[[datasets.subsets]]\nnum_repeats = 1\n', 'config-missing-key', 'image_dir'],
    ['[[datasets]]\n[[datasets.subsets]]\nimage_dir = "nowhere"\n', 'config-path-not-found', 'Tried'],
    ['[[datasets]]\n[[datasets.subsets]]\nimage_dir = "C:\\\\data\\\\a"\n', 'config-path-not-found', '--path-map'],
    ['[[datasets]]\n[[datasets.subsets]\n', 'config-syntax', 'Correct that line'],
    [
      '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\nmetadata_file = "k.toml"\n[[datasets.subsets]]\nimage_dir = "b"\n',
      'config-mixed-methods',
      'all subsets or in none',
    ],
    ['[[datasets]]\n[[datasets.subsets]]\nimage_dir = "a"\nnum_repeats = 1.5\n', 'config-invalid-value', 'integer'],
  ])('%j stops with %s', async (text, code, hint) => {
    await expect(read('k.toml', text)).rejects.toMatchObject({code, hint: expect.stringContaining(hint)});
  });

  it('follows --path-map', async () => {
    const root = dataSet({...IMAGES, 'k.toml': '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "C:\\\\data\\\\a"\n'});
    const {dataset} = await analyze(join(root, 'k.toml'), {pathMap: [{from: 'C:\\data', to: root}]});
    expect(dataset.items).toBe(2);
  });

  it('finds settings in the root of a folder, unless their folders are elsewhere', async () => {
    const toml = (folder: string) => `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "${folder}"\n`;
    const here = await analyze(dataSet({...IMAGES, 'dataset_config.toml': toml('a')}));
    const elsewhere = await analyze(dataSet({...IMAGES, 'dataset_config.toml': toml('x')}));
    expect([here.dataset.layout, elsewhere.dataset.layout]).toEqual(['trainer-config', 'pairs']);
  });
});

describe('tables of captions', () => {
  it('reads captions.json as diffusion-pipe does', async () => {
    const root = dataSet({'1.png': null, '2.png': null, 'captions.json': '{"1.png": ["a, b", "c"], "3.png": ["d"]}'});
    const {dataset, notes} = await analyze(root);
    expect(dataset).toMatchObject({layout: 'captions-json', profile: 'diffusion-pipe', items: 2, uses: 2.5});
    expect(notes.map(({code}) => code)).toEqual(
      expect.arrayContaining(['caption-missing', 'image-missing', 'caption-variants']),
    );
  });
  it('reads meta_cap.json as kohya does', async () => {
    const root = dataSet({
      '1.png': null,
      '2.png': null,
      'meta_cap.json': '{"1": {"caption": "x", "tags": "a, b"}, "2": {"caption": "y"}}',
    });
    expect((await analyze(root)).dataset).toMatchObject({layout: 'kohya-metadata', items: 2, vocabulary: 4});
  });
  it('reads JSON lines with image_path', async () => {
    const root = dataSet({'1.png': null, 'm.jsonl': '{"image_path": "1.png", "caption": "x, y"}\n'});
    expect((await analyze(join(root, 'm.jsonl'))).dataset).toMatchObject({
      layout: 'kohya-metadata',
      items: 1,
      vocabulary: 2,
    });
  });
});
