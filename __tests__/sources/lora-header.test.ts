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
