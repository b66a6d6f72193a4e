import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import type {AnalyzeOptions} from '../../src/analyze-options.ts';
import {analyzeFully} from '../../src/analyze.ts';
import type {Statistics} from '../../src/statistics/statistics.ts';
import {dataSet} from '../helpers/data-set.ts';
import {drawn, grained} from '../helpers/pictures.ts';

type Files = Readonly<Record<string, Buffer | string>>;

async function seen(files: Files, options: AnalyzeOptions = {}): Promise<Statistics> {
  const root = dataSet({});
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true});
    writeFileSync(join(root, path), content);
  }
  return (await analyzeFully(root, {images: {}, advice: false, ...options})).statistics;
}

const png = async (seed: number, width = 48): Promise<Buffer> =>
  (await grained(seed))
    .resize(width, (width * 3) / 4)
    .png()
    .toBuffer();
const codes = ({validity}: Statistics): readonly string[] => validity.notes.map(({code}) => code);

describe('images of a set', () => {
  it('are grouped, with the copy worth keeping and why', async () => {
    const {images} = await seen({
      'a.png': await png(1),
      'a.txt': 'hat',
      'b.png': await png(1, 96),
      'b.txt': 'hat',
      'c.png': await png(2),
      'c.txt': 'hat',
    });
    expect(images).toMatchObject({images: 3, ok: 3, clusters: 2, largest: 2, exact: 0, pairs: 1});
    expect(images.groups).toEqual([
      {
        keys: ['a.png', 'b.png'],
        keep: 'b.png',
        why: 'pixels',
        exact: false,
        lowDetail: false,
        captions: 'equal',
        acrossFolders: false,
      },
    ]);
    expect(images.exposures).toBeCloseTo(1 / 3, 10);
  });
  it('keep the one with a caption before the larger one', async () => {
    const {images} = await seen({
      'a.png': await png(1),
      'a.txt': 'hat',
      'b.png': await png(1, 96),
      'b.txt': '',
      'c.png': await png(3),
      'c.txt': 'hat',
    });
    expect(images.groups[0]).toMatchObject({keep: 'a.png', why: 'caption'});
  });
  it('are exact copies where the pixels are equal, whatever the format', async () => {
    const webp = await sharp(await png(1))
      .webp({lossless: true})
      .toBuffer();
    const {images} = await seen({'a.png': await png(1), 'a.txt': 'hat', 'b.webp': webp, 'b.txt': 'hat'});
    expect(images).toMatchObject({exact: 1, groups: [{exact: true, keep: 'a.png', why: 'lossless'}]});
  });
  it('tell of captions that contradict each other', async () => {
    const file = await png(1);
    const statistics = await seen({'a.png': file, 'a.txt': 'hat, smile', 'b.png': file, 'b.txt': 'scarf, frown'});
    expect(statistics.images.groups[0]?.captions).toBe('different');
    expect(statistics.validity.notes).toContainEqual({
      code: 'copies-disagree',
      count: 1,
      places: ['a.png'],
      details: ['b.png'],
    });
  });
  it('that cannot be decoded are defects, and copies of nothing', async () => {
    const file = await png(1);
    const half = file.subarray(0, file.length >> 1);
    const statistics = await seen({
      'a.png': half,
      'a.txt': 'hat',
      'b.png': half,
      'b.txt': 'hat',
      'c.png': await png(2),
      'c.txt': 'hat',
    });
    expect(statistics.validity).toMatchObject({things: 3, defective: 2, harmed: 2});
    expect(statistics.validity.notes).toContainEqual({
      code: 'image-truncated',
      count: 2,
      places: ['a.png', 'b.png'],
      details: [],
    });
    expect(statistics.images).toMatchObject({images: 3, ok: 1, clusters: 1, groups: []});
  });
  it('are not named twice for what their first bytes say', async () => {
    const statistics = await seen({'a.png': '<html>', 'a.txt': 'hat', 'b.png': await png(1), 'b.txt': 'hat'});
    expect(statistics.validity.notes).toContainEqual(expect.objectContaining({code: 'image-not-an-image', count: 1}));
    expect(statistics.validity.defective).toBe(1);
  });
  it('say when they are trained sideways, and when not', async () => {
    const turned = await drawn(1, 48, 36).withMetadata({orientation: 6}).jpeg().toBuffer();
    const files = {'a.jpg': turned, 'a.txt': 'hat'};
    expect(codes(await seen(files, {profile: 'musubi'}))).toContain('image-sideways');
    expect(codes(await seen(files, {profile: 'onetrainer'}))).not.toContain('image-sideways');
  });
  it('say when opacity hides colours that are learned', async () => {
    const files = {'a.png': await drawn(1, 48, 36).ensureAlpha(0).png().toBuffer(), 'a.txt': 'hat'};
    expect(codes(await seen(files, {profile: 'musubi'}))).toContain('image-hides-colours');
    expect(codes(await seen(files, {profile: 'diffusion-pipe'}))).not.toContain('image-hides-colours');
  });
  it('of a mirror are a remark, and no copies', async () => {
    const flopped = await sharpFlop(4);
    const statistics = await seen({'a.png': await png(4), 'a.txt': 'hat', 'b.png': flopped, 'b.txt': 'hat'});
    expect(statistics.images).toMatchObject({clusters: 2, mirrors: {total: 1, pairs: [{a: 'a.png', b: 'b.png'}]}});
    expect(codes(statistics)).toContain('image-mirrored');
  });
  it('among regularisation are told of, and not counted', async () => {
    const file = await png(5);
    const toml =
      '[[datasets]]\n[[datasets.subsets]]\nimage_dir = "train"\n[[datasets.subsets]]\nimage_dir = "reg"\nis_reg = true\nclass_tokens = "hat"\n';
    const root = dataSet({'set.toml': toml});
    for (const path of ['train/a.png', 'train/b.png', 'reg/r.png']) {
      mkdirSync(dirname(join(root, path)), {recursive: true});
      writeFileSync(join(root, path), path === 'train/b.png' ? await png(6) : file);
      writeFileSync(join(root, path.replace('.png', '.caption')), 'hat');
    }
    const {statistics} = await analyzeFully(join(root, 'set.toml'), {images: {}, advice: false});
    expect(statistics.images).toMatchObject({images: 2, clusters: 2});
    expect(codes(statistics)).toContain('image-in-regularisation');
  });
  it('lead nowhere out of the set', async () => {
    const outside = dataSet({});
    writeFileSync(join(outside, 'o.png'), await png(1));
    const root = dataSet({'a.txt': 'hat', 'b.png': null, 'b.txt': 'hat'});
    symlinkSync(join(outside, 'o.png'), join(root, 'a.png'));
    const {statistics} = await analyzeFully(root, {images: {}, advice: false});
    expect(statistics.images.images).toBe(1);
  });
});

async function sharpFlop(seed: number): Promise<Buffer> {
  return sharp(await png(seed))
    .flop()
    .png()
    .toBuffer();
}
