import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {analyzeFully} from '../../../src/analyze.ts';
import type {EmbedOptions, PictureToEmbed} from '../../../src/engines/clip/embed-options.ts';
import {embed} from '../../../src/engines/clip/embed.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {mismatchShare} from '../../../src/statistics/alignment/alignment.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {tagger} from '../../helpers/onnx.ts';

const SIDE = 16;
type Colour = readonly [red: number, green: number, blue: number];

/** How much of blue, green and red speaks for a tag: channels come in this order. */
const TAGS: readonly (readonly [string, readonly [number, number, number], number])[] = [
  ['general', [0, 0, 0], 0],
  ['red', [-0.02, -0.02, 0.04], -2],
  ['green', [-0.02, 0.04, -0.02], -2],
  ['blue', [0.04, -0.02, -0.02], -2],
  ['very_bright', [0.02, 0.02, 0.02], -6],
  ['very_dark', [-0.02, -0.02, -0.02], 4],
];
const CSV = `tag_id,name,category,count\n${TAGS.map(([name], i) => `${i},${name},${i === 0 ? 9 : 0},1`).join('\n')}\n`;

function modelFolder({
  shape = ['batch', SIDE, SIDE, 3],
  axes = [1, 2],
  csv = CSV,
}: {shape?: (number | string)[]; axes?: number[]; csv?: string} = {}): string {
  const tags = TAGS.map(([, weights, bias]) => ({weights, bias}));
  return dataSet({'model.onnx': tagger(shape, axes, tags), 'selected_tags.csv': csv});
}

async function plain([r, g, b]: Colour, width = SIDE, height = SIDE, alpha = 1): Promise<Buffer> {
  return sharp({create: {width, height, channels: 4, background: {r, g, b, alpha}}})
    .png()
    .toBuffer();
}

const shown = (bytes: Uint8Array, contentId: string): PictureToEmbed => ({
  image: {name: '.png', path: null, read: () => bytes},
  contentId,
});
const optionsFor = (model: string): EmbedOptions => ({model, policy: policyOf('kohya'), cache: null, threads: 1});
const asked = async (model: string, ...pictures: Buffer[]) =>
  embed({pictures: pictures.map((bytes, i) => shown(bytes, String(i))), texts: ['never asked']}, optionsFor(model));

describe('embed with a tagger', () => {
  it('gives what it says of each tag, blue first, in 0 to 255', async () => {
    const {images, tags, texts, length} = await asked(modelFolder(), await plain([200, 10, 20]));
    expect(tags).toEqual([null, 'red', 'green', 'blue', 'very_bright', 'very_dark']);
    expect([texts, length]).toEqual([[], 6]);
    const [found] = images;
    for (const [i, [, [b, g, r], bias]] of TAGS.entries())
      expect(found?.[i]).toBeCloseTo(20 * b + 10 * g + 200 * r + bias, 3);
  });
  it('pads to a white square, and lays what is transparent over white', async () => {
    const {images} = await asked(
      modelFolder(),
      await plain([0, 0, 0], 2 * SIDE, SIDE),
      await plain([0, 0, 0], SIDE, SIDE, 0),
      await plain([255, 255, 255]),
    );
    // Half of the square is white: 127.5 in every channel.
    expect(images[0]?.[4]).toBeCloseTo(0.06 * 127.5 - 6, 1);
    expect([...(images[1] ?? [])]).toEqual([...(images[2] ?? [])]);
  });
  it.each([2, 3])('fills up a batch that the model fixes at %i', async batch => {
    const pictures = await Promise.all([10, 90, 200].map(light => plain([light, 5, 5])));
    const free = await asked(modelFolder(), ...pictures);
    const fixed = await asked(modelFolder({shape: [batch, SIDE, SIDE, 3]}), ...pictures);
    expect(fixed.images.map(vector => [...(vector ?? [])])).toEqual(free.images.map(vector => [...(vector ?? [])]));
  });
  it('says which file is missing where weights lie apart', async () => {
    const tags = TAGS.map(([, weights, bias]) => ({weights, bias}));
    const model = dataSet({
      'model.onnx': tagger(['batch', SIDE, SIDE, 3], [1, 2], tags, {elsewhere: 'model.onnx_data'}),
      'selected_tags.csv': CSV,
    });
    await expect(asked(model, await plain([1, 2, 3]))).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringContaining('lacks the file of its weights'),
    });
  });
  it('keeps what it said', async () => {
    const model = modelFolder();
    const cache = dataSet({});
    const picture = await plain([1, 2, 3]);
    const options = {...optionsFor(model), cache};
    const cold = await embed({pictures: [shown(picture, 'a')], texts: []}, options);
    writeFileSync(join(model, 'unrelated.txt'), '');
    const gone = {image: {name: '.png', path: '/nowhere.png'}, contentId: 'a'};
    const warm = await embed({pictures: [gone], texts: []}, options);
    expect([...(warm.images[0] ?? [])]).toEqual([...(cold.images[0] ?? [])]);
  });
  it.each([
    ['planes of pixels', {shape: ['batch', 3, SIDE, SIDE], axes: [2, 3]}, 'in another order'],
    [
      'another number of tags',
      {csv: CSV.split('\n').slice(0, 4).join('\n')},
      'it gives 6 figures, and selected_tags.csv names 3',
    ],
    ['a table without names', {csv: 'id,tag\n1,hat\n'}, 'no columns "name" and "category"'],
  ])('refuses %s', async (_what, told, why) => {
    const picture = await plain([1, 2, 3]);
    await expect(asked(modelFolder(told), picture)).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringContaining(why),
    });
  });
});

const COLOURS: readonly (readonly [string, Colour])[] = [
  ['red', [1, 0.2, 0.2]],
  ['green', [0.2, 1, 0.2]],
  ['blue', [0.2, 0.2, 1]],
];

/** Pictures of three colours, bright and dark, with tags; `whose` says whose caption each has. */
async function colouredSet(whose: (i: number) => number): Promise<string> {
  const of = (i: number) => {
    const [name, [r, g, b]] = COLOURS[i % 3] ?? ['red', [1, 0, 0]];
    const light = i % 2 === 0 ? 250 - (i % 7) : 60 + (i % 7);
    return {
      light: [r * light, g * light, b * light] as const,
      caption: `${name}, ${i % 2 === 0 ? 'very bright' : 'very_dark'}, nice`,
    };
  };
  const files: Record<string, string | Buffer> = {};
  for (let i = 0; i < 48; i++) {
    const name = String(i).padStart(2, '0');
    files[`${name}.png`] = await plain(of(i).light, 20 + i, 20 + i);
    files[`${name}.txt`] = of(whose(i)).caption;
  }
  return dataSet(files);
}

describe('tagnosis check --clip with a tagger', () => {
  const model = modelFolder();
  const checked = async (whose: (i: number) => number) =>
    (await analyzeFully(await colouredSet(whose), {alignment: {model}, images: {}})).statistics.alignment;

  it('knows captions that belong to their pictures, and says what it does not know', async () => {
    const found = await checked(i => i);
    expect(found).toMatchObject({n: 48, belowHalf: 0, model: {templates: []}, review: []});
    expect(found.notes).toEqual(['Of 144 tag uses the tagger knows 96.']);
    expect(found.auc).toBeGreaterThan(0.9);
  });
  it('finds those that were exchanged', async () => {
    // 3 is red and dark, 10 is green and bright; 4 is green and bright, 9 is red and dark.
    const swaps = new Map([
      [3, 10],
      [10, 3],
      [4, 9],
      [9, 4],
    ]);
    const found = await checked(i => swaps.get(i) ?? i);
    expect(mismatchShare(found)).toBeGreaterThan(0.05);
    expect(found.review.map(({key}) => key).toSorted()).toEqual(['03.png', '04.png', '09.png', '10.png']);
    expect(found.review[0]?.wrong.some(({z}) => z < -0.5)).toBe(true);
  });
  it('says of prose that it knows tags only', async () => {
    const root = await colouredSet(i => i);
    for (let i = 0; i < 48; i++)
      writeFileSync(
        join(root, `${String(i).padStart(2, '0')}.txt`),
        `A large red square that stands alone in front of number ${i}`,
      );
    const {statistics} = await analyzeFully(root, {alignment: {model}, images: {}});
    expect(statistics.alignment.unseen).toContain('prose');
    expect(readFileSync(join(root, '00.txt'), 'utf8')).toContain('large');
  });
});
