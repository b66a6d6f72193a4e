import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {readLoraHeader} from '../../src/sources/lora-header.ts';
import {dataSet} from '../helpers/data-set.ts';
import {safetensors} from '../helpers/safetensors.ts';

const read = async (content: Buffer) => analyzeFully(join(dataSet({'x.safetensors': content}), 'x.safetensors'));

describe('a LoRA', () => {
  it('gives the tag counts of its data set, by match key', async () => {
    const {statistics, report} = await read(
      safetensors({
        ss_tag_frequency: {'10_dir': {a: 2, b: 2, a_b: 1, 'a b': 1}, '1_reg': {x: 9}},
        ss_dataset_dirs: {'10_dir': {n_repeats: 10, img_count: 2}},
        ss_reg_dataset_dirs: {'1_reg': {n_repeats: 1, img_count: 9}},
      }),
    );
    const {tagCounts} = statistics;
    expect(tagCounts?.keys.map((key, i) => [key, tagCounts.df[i]])).toEqual([
      ['a', 2],
      ['b', 2],
      ['a b', 2],
    ]);
    expect([report.dataset.layout, report.dataset.items]).toEqual(['lora', 2]);
    expect(report.metrics['token-overflow']?.status).toBe('not-applicable');
    expect(report.metrics['entropy']?.value).toBeCloseTo(Math.log(3), 11);
  });
  it.each([
    ['no tags', safetensors({}), 'lora-without-tags'],
    ['the stand-in of ai-toolkit', safetensors({ss_tag_frequency: {'1_sks': {sks: 1}}}), 'lora-placeholder-tags'],
    ['a header longer than the file', safetensors({}, 10_000), 'lora-header'],
    ['an empty file', Buffer.alloc(0), 'lora-header'],
    ['a text', Buffer.from('version https://git-lfs.github.com/spec/v1\n'), 'lora-header'],
  ])('with %s stops', async (_what, content, code) => {
    await expect(read(content)).rejects.toMatchObject({code});
  });
});

describe('a LoRA of many tags', () => {
  it('needs no count of its images', () => {
    const tags = Object.fromEntries(Array.from({length: 200_000}, (_, i) => [`tag ${i}`, (i % 7) + 1]));
    const root = dataSet({'x.safetensors': safetensors({ss_tag_frequency: {'10_dir': tags}})});
    expect(readLoraHeader(join(root, 'x.safetensors')).folders[0]?.images).toBe(7);
  });
});

describe('folders of a LoRA', () => {
  const tags = {ss_tag_frequency: {'10_dir': {cat: 2, hat: 1}}};
  it('without tags count all the same', async () => {
    const dirs = {'10_dir': {n_repeats: 10, img_count: 2}, '1_bare': {n_repeats: 1, img_count: 8}};
    const {report, statistics} = await read(safetensors({...tags, ss_dataset_dirs: dirs}));
    expect([report.dataset.items, statistics.tagCounts?.totalExposure]).toEqual([10, 28]);
  });
  it('of regularisation are left out when the settings say so', async () => {
    const {report} = await read(
      safetensors({
        ss_tag_frequency: {img: {cat: 2}, reg: {dog: 9}},
        ss_dataset_dirs: {img: {n_repeats: 1, img_count: 2}},
        ss_datasets: [
          {
            subsets: [
              {image_dir: 'img', is_reg: false},
              {image_dir: 'reg', is_reg: true},
            ],
          },
        ],
      }),
    );
    expect(report.dataset).toMatchObject({items: 2, vocabulary: 1});
  });
  it('may not claim any number of images', async () => {
    const dirs = {'10_dir': {n_repeats: 1, img_count: 1e12}};
    await expect(read(safetensors({...tags, ss_dataset_dirs: dirs}))).rejects.toMatchObject({code: 'lora-header'});
  });
  it('in two resolutions are one, in another number another', async () => {
    const dirs = {'10_dir': {n_repeats: 10, img_count: 2}, '10_dir (2)': {n_repeats: 3, img_count: 2}};
    const {report, statistics} = await read(safetensors({...tags, ss_dataset_dirs: dirs}));
    expect([report.dataset.items, statistics.tagCounts?.totalExposure]).toEqual([2, 26]);
    const other = {...dirs, '10_dir (2)': {n_repeats: 3, img_count: 5}};
    expect((await read(safetensors({...tags, ss_dataset_dirs: other}))).report.dataset.items).toBe(7);
  });
  it.each([
    ['none', {}],
    ['one that is empty', {'10_dir': {}}],
  ])('with tags of %s: it does not say its tags', async (_what, frequency) => {
    await expect(read(safetensors({ss_tag_frequency: frequency}))).rejects.toMatchObject({code: 'lora-without-tags'});
  });
});

describe('the trigger of a LoRA', () => {
  const guess = async (frequency: Record<string, Record<string, number>>) =>
    (await read(safetensors({ss_tag_frequency: frequency}))).report.dataset.trigger;
  it('is a class token in over 95 %', async () => {
    expect(await guess({'10_sks cat': {'sks cat': 20, hat: 20, solo: 3}})).toEqual({
      text: 'sks cat',
      origin: 'class-tokens',
    });
  });
  it('else the only tag in 95 % that is neither generic nor a word of quality', async () => {
    expect(await guess({'10_x': {sks: 19, '1girl': 20, hat: 3}})).toEqual({text: 'sks', origin: 'only-constant-tag'});
  });
  it('is not guessed from two, or from few images', async () => {
    expect(await guess({'10_x': {sks: 20, hat: 20}})).toBeNull();
    expect(await guess({'10_sks': {sks: 4}})).toBeNull();
  });
});
