import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';

const DATA = '../shared/data';

describe('facts of the real sets', () => {
  it.each([
    ['lora/mickey1928', 'kohya-folder', 132, 94, 216, 'mixed'],
    ['lora/wikipetan', 'captions-apart', 14, 136, 383, 'tags'],
    ['lora/kohya_ss_test', 'kohya-folder', 16, 9, 32, 'sentence'],
    ['lora/irene_wd14', 'pairs', 10, 81, 173, 'tags'],
    ['lora/logograms', 'imagefolder', 37, 36, 37, 'tags'],
    ['lora/zemoji', 'imagefolder', 1816, 1792, 3683, 'tags'],
    ['lora/particle_lfs', 'pairs', 200, 663, 1101, 'sentence'],
    ['captions/azuki', 'imagefolder', 10_000, 417, 96_403, 'tags'],
    ['captions/emoji_rewrites', 'imagefolder', 99, 78, 199, 'mixed'],
    ['captions/emoji_rewrites/metadata_with_new_prompts.jsonl', 'imagefolder', 99, 708, 700.5, 'sentence'],
    ['captions/emoji_rewrites/metadata_with_shortened_prompts.jsonl', 'imagefolder', 99, 335, 346, 'sentence'],
    ['captions/emoji_rewrites/metadata_with_shortened_prompts2.jsonl', 'imagefolder', 71, 231, 233, 'sentence'],
  ])('%s', async (path, layout, items, vocabulary, uses, style) => {
    const {dataset, metrics} = await analyze(`${DATA}/${path}`);
    expect(dataset).toMatchObject({layout, items, vocabulary, style});
    expect(dataset.uses).toBeCloseTo(uses, 9);
    for (const {value} of Object.values(metrics)) expect(value).not.toBeNaN();
  });

  it('pointers are not corruption', async () => {
    const {notes, metrics, score} = await analyze(`${DATA}/lora/particle_lfs`);
    expect(notes).toContainEqual(expect.objectContaining({code: 'lfs-pointer', count: 200}));
    expect([metrics['validity']?.value, score.caps]).toEqual([0, []]);
  });

  it('mickey1928 is balanced once repeats count', async () => {
    const {metrics} = await analyze(`${DATA}/lora/mickey1928`);
    expect(metrics['subset-balance']?.value).toBeCloseTo(0.99994, 5);
    expect(metrics['subset-balance']?.detail?.values?.['items']).toBeCloseTo(0.8998, 4);
  });

  it('wikipetan and azuki give the Balance of the specification', async () => {
    expect((await analyze(`${DATA}/lora/wikipetan`, {captions: 'captions'})).pillars.balance.score).toBeCloseTo(
      74.946,
      3,
    );
    const azuki = await analyze(`${DATA}/captions/azuki`);
    expect([azuki.dataset.trigger, azuki.pillars.balance.score]).toEqual([null, expect.closeTo(82.617, 3)]);
  });
});

describe('terms of prose', () => {
  it('particle_lfs', async () => {
    const {dataset, metrics} = await analyze(`${DATA}/lora/particle_lfs`);
    expect(dataset.terms).toEqual({vocabulary: 479, uses: 3078});
    expect(metrics['top-mass']?.detail?.rows?.slice(0, 3)).toMatchObject([
      {label: 'center', value: 197 / 200},
      {label: 'background', value: 195 / 200},
      {label: 'shot', value: 185 / 200},
    ]);
  });
  it('one folder of kohya_ss_test', async () => {
    const {dataset} = await analyze(`${DATA}/lora/kohya_ss_test/img`);
    expect(dataset.terms).toEqual({vocabulary: 21, uses: 48});
  });
});

describe('tokens', () => {
  const {sets} = JSON.parse(readFileSync('../shared/golden/tokens.json', 'utf8')) as {
    sets: Record<string, Record<'longest' | 'total' | 'over_75' | 'captions', number>>;
  };
  it.each([
    'lora/wikipetan',
    'lora/irene_wd14',
    'lora/kohya_ss_test',
    'lora/logograms',
    'lora/mickey1928',
    'lora/particle_lfs',
    'lora/zemoji',
    'captions/azuki',
  ])('%s', async path => {
    const {metrics} = await analyze(`${DATA}/${path}`, {profile: 'kohya'});
    const metric = metrics['token-overflow'];
    const want = sets[path];
    expect(metric?.detail?.values).toMatchObject({longest: want?.longest});
    expect((metric?.detail?.values?.['mean'] ?? 0) * (want?.captions ?? 0)).toBeCloseTo(want?.total ?? NaN, 6);
    expect((metric?.value ?? 0) * (want?.captions ?? 0)).toBeCloseTo(want?.over_75 ?? NaN, 9);
  });
  it('57 tags of wikipetan are never read', async () => {
    const {metrics} = await analyze(`${DATA}/lora/wikipetan`);
    expect(metrics['token-overflow']?.detail?.values).toMatchObject({'dead-tags': 57, 'lost-uses': 73, uses: 383});
  });
});

describe('golden values', () => {
  const golden = JSON.parse(readFileSync('../shared/golden/text.json', 'utf8')) as Record<
    string,
    Record<string, number>
  >;
  it.each(['lora/wikipetan', 'lora/irene_wd14', 'lora/logograms', 'lora/zemoji', 'captions/azuki'])(
    '%s',
    async path => {
      const {metrics} = await analyze(`${DATA}/${path}`);
      const want = golden[path] as unknown as Record<string, number> & {document: Record<string, number>};
      const value = (id: string, name?: string): number =>
        (name === undefined ? metrics[id]?.value : metrics[id]?.detail?.values?.[name]) ?? NaN;
      // Reports carry 12 significant digits.
      const close = (found: number, expected: number | undefined): void =>
        expect(Math.abs(found / (expected ?? NaN) - 1)).toBeLessThan(1e-11);
      close(value('entropy'), want.document['entropy']);
      close(value('entropy', 'chao-wang-jost'), want['incidence_entropy']);
      close(value('effective-tags'), want.document['effective_tags']);
      close(value('effective-captions'), want['effective_captions']);
      close(value('gini', 'document'), want.document['gini']);
      close(value('concentration', 'hhi'), want.document['hhi']);
      close(value('concentration', 'unbiased'), want['unbiased_concentration']);
      close(value('top-mass'), want.document['top10']);
      close(value('tag-coverage'), want['tag_coverage']);
      close(value('spread'), want['spread']);
    },
  );
});
