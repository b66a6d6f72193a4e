import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {PictureToEmbed} from '../../../src/engines/clip/embed-options.ts';
import {embed, type Embedded} from '../../../src/engines/clip/embed.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {settled} from '../../helpers/lighter-model.ts';
import {EXPECTED, picture, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const of = (name: string): Buffer => readFileSync(join(TINY_CLIP, name));
const SETTINGS = {'config.json': of('config.json'), 'preprocessor_config.json': of('preprocessor_config.json')};
const TEXTS = EXPECTED.texts.map(({text}) => text);
const PICTURES = Array.from({length: 5}, (_, i): PictureToEmbed => {
  const bytes = picture(i);
  return {image: {name: '.png', path: null, read: () => bytes}, contentId: String(i)};
});

async function seen(files: Readonly<Record<string, Buffer>>, batch = 16): Promise<Pick<Embedded, 'images' | 'texts'>> {
  const model = dataSet({...SETTINGS, ...files});
  const options = {model, policy: policyOf('kohya'), cache: null, threads: 1, batch};
  return embed({pictures: PICTURES, texts: TEXTS}, options);
}

/** A model that takes texts of so many tokens, and so many pictures and texts at once where that is told. */
function both(name: string, length: number, rows: number): Buffer {
  return settled(
    settled(settled(of(name), 'input_ids', 'int64', [rows, length]), 'attention_mask', 'int64', [rows, length]),
    'pixel_values',
    'float32',
    [rows, 3, 64, 64],
  );
}

function apart(a: Pick<Embedded, 'images' | 'texts'>, b: Pick<Embedded, 'images' | 'texts'>): number {
  const [all, others] = [
    [...a.images, ...a.texts],
    [...b.images, ...b.texts],
  ];
  return Math.max(
    ...all.map((vector, i) =>
      Math.max(...Array.from(vector ?? [NaN], (x, k) => Math.abs(x - (others[i]?.[k] ?? NaN)))),
    ),
  );
}

describe('a model of settled lengths', () => {
  const towers = {'text_model.onnx': of('text_model.onnx'), 'vision_model.onnx': of('vision_model.onnx')};

  it.each([
    ['of texts and of the batch, both towers in one file', {'model.onnx': both('model.onnx', 77, 4)}],
    ['of the batch, one at a time', {'model.onnx': both('model.onnx', 77, 1)}],
    [
      'of each tower for itself',
      {
        'text_model.onnx': settled(
          settled(of('text_model.onnx'), 'input_ids', 'int64', [3, 77]),
          'attention_mask',
          'int64',
          [3, 77],
        ),
        'vision_model.onnx': settled(of('vision_model.onnx'), 'pixel_values', 'float32', [2, 3, 64, 64]),
      },
    ],
  ])('%s, gives the same vectors', async (_what, files) => {
    expect(apart(await seen(files), await seen(towers))).toBeLessThan(1e-5);
  });
});
