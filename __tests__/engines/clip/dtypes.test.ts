import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../../src/analyze.ts';
import type {Dtype} from '../../../src/config/models.ts';
import type {PictureToEmbed} from '../../../src/engines/clip/embed-options.ts';
import {embed, type Embedded} from '../../../src/engines/clip/embed.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {halved, inBytes} from '../../helpers/lighter-model.ts';
import {EXPECTED, picture, shapes, swapped, TINY_CLIP} from '../../helpers/tiny-clip.ts';

/** The test model with other weights; the joint file alone where it is asked for. */
function lighter(suffix: string, make: (model: Buffer) => Buffer, stems: readonly string[]): string {
  const folder = dataSet({});
  for (const stem of stems)
    writeFileSync(join(folder, `${stem}${suffix}.onnx`), make(readFileSync(join(TINY_CLIP, `${stem}.onnx`))));
  for (const name of ['config.json', 'preprocessor_config.json'])
    copyFileSync(join(TINY_CLIP, name), join(folder, name));
  return folder;
}

const TOWERS = ['text_model', 'vision_model'];
const FOLDERS: readonly {
  readonly what: string;
  readonly dtype: Dtype;
  readonly model: string;
  readonly least: number;
}[] = [
  {what: 'fp16', dtype: 'fp16', model: lighter('_fp16', halved, TOWERS), least: 0.9999},
  {what: 'fp16 in one file', dtype: 'fp16', model: lighter('_fp16', halved, ['model']), least: 0.9999},
  {what: 'int8', dtype: 'int8', model: lighter('_int8', inBytes, TOWERS), least: 0.999},
  {what: 'q8 in one file', dtype: 'q8', model: lighter('_quantized', inBytes, ['model']), least: 0.999},
];

const PICTURES = EXPECTED.images.map(
  ({image, embed: vector}, i): PictureToEmbed & {readonly vector: readonly number[]} => {
    const bytes = picture(Number(image.slice(0, 3)));
    return {image: {name: '.png', path: null, read: () => bytes}, contentId: String(i), vector};
  },
);

async function asked(model: string, dtype: Dtype): Promise<Embedded> {
  const texts = EXPECTED.texts.map(({text}) => text);
  return embed({pictures: PICTURES, texts}, {model, dtype, policy: policyOf('kohya'), cache: null, threads: 1});
}

function cosine(a: ArrayLike<number> | null | undefined, b: readonly number[]): number {
  if (!a) return NaN;
  return b.reduce((sum, x, k) => sum + x * (a[k] ?? NaN), 0) / Math.hypot(...b);
}

describe('embed with lighter weights', () => {
  it.each(FOLDERS)('$what gives nearly the same vectors', async ({dtype, model: folder, least}) => {
    const {images, texts, model} = await asked(folder, dtype);
    const cosines = [
      ...images.map((vector, i) => cosine(vector, PICTURES[i]?.vector ?? [])),
      ...texts.map((vector, i) => cosine(vector, EXPECTED.texts[i]?.embed ?? [])),
    ];
    expect(cosines).toHaveLength(PICTURES.length + EXPECTED.texts.length);
    expect(Math.min(...cosines)).toBeGreaterThan(least);
    expect(model).toMatchObject({dtype, notes: []});
  });

  it.each([FOLDERS[0], FOLDERS[2]])('$what finds as many exchanged captions', async told => {
    const {dtype = 'fp32', model = ''} = told ?? {};
    const {cycle, auc, pi} = EXPECTED.swaps['0.3'] ?? {cycle: [], auc: NaN, pi: NaN};
    const files = shapes(200, swapped(cycle));
    const root = dataSet({
      ...files,
      'tagnosis.yml': `alignment:\n  templates: ${JSON.stringify(EXPECTED.templates)}\n`,
    });
    const {report} = await analyzeFully(root, {alignment: {model, dtype}, images: {}});
    expect(report.metrics['alignment-auc']?.value).toBeCloseTo(auc, 2);
    expect(Math.abs((report.metrics['alignment']?.value ?? NaN) - pi)).toBeLessThanOrEqual(0.03);
  });

  it('what is there is taken where another was asked for, and said', async () => {
    const {model} = await asked(FOLDERS[0]?.model ?? '', 'fp32');
    expect(model).toMatchObject({dtype: 'fp16', notes: ['There is no fp32 file: the fp16 one is used']});
  });
});
