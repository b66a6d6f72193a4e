import {utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../../src/analyze.ts';
import type {AnalyzeOptions} from '../../../src/analyze-options.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {findings, times} from '../../helpers/findings.ts';

const CAPTIONS = times(30, i => `sks, hat, tag ${i % 7}`);
const found = (options: AnalyzeOptions, captions = CAPTIONS) =>
  findings('settings-conflict', captions, {trigger: ['sks'], ...options});
const whats = async (options: AnalyzeOptions, captions = CAPTIONS) =>
  (await found(options, captions)).map(({what}) => what);

describe('settings-conflict: what is cached cannot change', () => {
  it.each([
    [
      {shuffle_caption: true, keep_tokens: 1, cache_text_encoder_outputs: true},
      'shuffle_caption is on and text-encoder outputs are cached',
    ],
    [
      {caption_tag_dropout_rate: 0.1, keep_tokens: 1, cache_text_encoder_outputs: true},
      'caption_tag_dropout_rate is on and text-encoder outputs are cached',
    ],
    [{color_aug: true, cache_latents: true}, 'color_aug is on and latents are cached'],
    [{random_crop: true, cache_latents: true}, 'random_crop is on and latents are cached'],
  ])('%j', async (profileOptions, what) => {
    const [finding, ...others] = await found({profileOptions});
    expect([finding?.what, finding?.severity, others]).toEqual([what, 'error', []]);
  });
  it.each([
    [{shuffle_caption: true, keep_tokens: 1}],
    [{cache_text_encoder_outputs: true, cache_latents: true}],
    [{color_aug: true, cache_latents: false}],
    [{flip_aug: true, cache_latents: true}],
  ])('%j is fine', async profileOptions => expect(await found({profileOptions})).toEqual([]));
  it('offers to turn it off', async () =>
    expect(
      (await found({profileOptions: {shuffle_caption: true, keep_tokens: 1, cache_text_encoder_outputs: true}}))[0]
        ?.fixes,
    ).toEqual([
      {
        kind: 'set-training-option',
        trainer: 'kohya',
        option: 'shuffle_caption',
        value: false,
        applicability: 'suggested',
      },
    ]));
});

describe('settings-conflict: a shuffled trigger', () => {
  it.each([
    ['kohya', 'shuffle_caption', 'keep_tokens', 1],
    ['onetrainer', 'enable_tag_shuffling', 'keep_tags_count', 1],
    ['ai-toolkit', 'shuffle_tokens', 'shuffle_tokens', false],
  ] as const)('%s', async (profile, shuffle, option, value) => {
    const profileOptions = {[shuffle]: true, ...(profile === 'onetrainer' ? {keep_tags_count: 0} : {})};
    const [finding] = await found({profile, profileOptions});
    expect(finding?.fixes).toEqual([
      {kind: 'set-training-option', trainer: profile, option, value, applicability: 'suggested'},
    ]);
  });
  it('is silent where it is kept, where none leads, and without shuffling', async () => {
    expect(await whats({profileOptions: {shuffle_caption: true, keep_tokens: 1}})).toEqual([]);
    expect(await whats({profileOptions: {shuffle_caption: true, keep_tokens_separator: '|||'}})).toEqual([]);
    expect(
      await whats(
        {profileOptions: {shuffle_caption: true}},
        times(30, i => `hat, tag ${i % 7}, sks`),
      ),
    ).toEqual([]);
    expect(await whats({})).toEqual([]);
  });
  it('keeps all tags of the trigger', async () => {
    const captions = times(30, i => `sks, red fox, tag ${i % 7}`);
    const [finding] = await found(
      {trigger: ['sks', 'red fox'], profileOptions: {shuffle_caption: true, keep_tokens: 1}},
      captions,
    );
    expect(finding).toMatchObject({todo: 'Set keep_tokens to 2.', fixes: [{value: 2}]});
  });
});

describe('settings-conflict: captions that a changed picture contradicts', () => {
  const withTag = (tag: string, n: number, of = 400) => times(of, i => `sks, tag ${i % 7}${i < n ? `, ${tag}` : ''}`);
  it.each([
    ['looking left', 'flip_aug'],
    ['heterochromia', 'flip_aug'],
    ['english text', 'flip_aug'],
    ['blue hat', 'color_aug'],
    ['monochrome', 'color_aug'],
    ['full body', 'random_crop'],
  ])('`%s` and %s', async (tag, option) => {
    const [finding] = await found({profileOptions: {[option]: true}}, withTag(tag, 3));
    expect(finding).toMatchObject({
      what: `\`${tag}\` is on 3 images and ${option} is on`,
      severity: 'warning',
      fixes: [{option, value: false}],
    });
  });
  it('from three items or one in a hundred on', async () => {
    expect(await whats({profileOptions: {flip_aug: true}}, withTag('looking left', 2, 400))).toEqual([]);
    expect(await whats({profileOptions: {flip_aug: true}}, withTag('looking left', 2, 200))).toHaveLength(1);
  });
  it('is silent on words that only look alike', async () => {
    for (const tag of ['leftovers', 'bright light', 'textile', 'brightness']) {
      expect(await whats({profileOptions: {flip_aug: true, random_crop: true}}, withTag(tag, 40))).toEqual([]);
    }
  });
  it('reads the settings of trainers', async () => {
    const root = dataSet({
      't/a.png': null,
      't/a.txt': 'sks, looking left',
      'd.toml': '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "t"\nflip_aug = true\ncaption_extension = ".txt"\n',
    });
    const {advice} = await analyze(join(root, 'd.toml'), {trigger: ['sks']});
    expect(advice.find(({rule}) => rule === 'settings-conflict')?.what).toBe(
      '`looking left` is on 1 image and flip_aug is on',
    );
    writeFileSync(join(root, 'c.json'), JSON.stringify([{path: 't', image: {enable_random_flip: true}}]));
    const report = await analyze(join(root, 'c.json'), {trigger: ['sks']});
    expect(report.advice.find(({rule}) => rule === 'settings-conflict')?.what).toContain('enable_random_flip is on');
  });
});

describe('settings-conflict: a cache that is older than its captions', () => {
  it('is to be deleted', async () => {
    const root = dataSet({'10_a/a.png': null, '10_a/a.txt': 'hat', '10_a/metadata_cache.json': '{}'});
    utimesSync(join(root, '10_a/metadata_cache.json'), 1, 1);
    const {advice} = await analyze(root);
    expect(advice.find(({rule}) => rule === 'settings-conflict')).toMatchObject({
      why: '1 caption was changed since: the old text is trained.',
      todo: 'Delete metadata_cache.json before training.',
    });
  });
});
