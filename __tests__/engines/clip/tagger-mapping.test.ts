import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {embed} from '../../../src/engines/clip/embed.ts';
import type {EmbedOptions, PictureToEmbed} from '../../../src/engines/clip/embed-options.ts';
import {openTaggerFolder} from '../../../src/engines/clip/tagger-folder.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {tagger} from '../../helpers/onnx.ts';

const SIDE = 16;
const PLANES = ['batch', 3, SIDE, SIDE];
/** How much of blue, green and red, −1 to 1, speaks for a tag: planes come in this order. */
const TAGS = [
  {weights: [0, 0, 0], bias: 0},
  {weights: [0, 0, 2], bias: 0},
  {weights: [2, 0, 0], bias: 1},
] as const;
const ROWS = {
  '0': {tag: 'general', category: 'Rating'},
  '1': {tag: 'red', category: 'General'},
  '2': {tag: 'blue_sky', category: 'General'},
};
const NAMES = {
  idx_to_tag: {'0': 'general', '1': 'red', '2': 'blue_sky'},
  tag_to_category: {general: 'Rating', red: 'General'},
};

function folder(mapping: unknown, {shape = PLANES, axes = [2, 3], logits = false} = {}): string {
  const text = typeof mapping === 'string' ? mapping : JSON.stringify(mapping);
  return dataSet({'model.onnx': tagger(shape, axes, TAGS, {logits}), 'tag_mapping.json': text});
}

async function plain(r: number, g: number, b: number): Promise<PictureToEmbed> {
  const bytes = await sharp({create: {width: 20, height: 20, channels: 3, background: {r, g, b}}})
    .png()
    .toBuffer();
  return {image: {name: '.png', path: null, read: () => bytes}, contentId: `${r} ${g} ${b}`};
}

const options = (model: string): EmbedOptions => ({model, policy: policyOf('kohya'), cache: null, threads: 1});

describe('a tagger with tag_mapping.json', () => {
  it.each([
    ['probabilities', false],
    ['what probabilities are made of', true],
  ])('is shown planes from −1 to 1, blue first, and gives %s', async (_what, logits) => {
    const pictures = [await plain(255, 51, 102)];
    const {images, tags} = await embed({pictures, texts: []}, options(folder(ROWS, {logits})));
    expect(tags).toEqual([null, 'red', 'blue_sky']);
    expect([...(images[0] ?? [])]).toEqual([0, 2, 1 + 2 * (102 / 127.5 - 1)].map(x => expect.closeTo(x, 4)));
  });

  it('is as sure as a tagger can be, and no surer', async () => {
    const {images} = await embed(
      {pictures: [await plain(255, 255, 255)], texts: []},
      options(folder(ROWS, {logits: true})),
    );
    expect(images[0]?.every(x => Math.abs(x) <= 9.3)).toBe(true);
  });

  it.each([
    ['rows', ROWS],
    ['names and categories', NAMES],
  ])('names its tags by %s, ratings left out', (_what, mapping) => {
    expect(openTaggerFolder(folder(mapping))).toMatchObject({layout: 'mapping', tags: [null, 'red', 'blue_sky']});
  });

  it('leaves places without a name empty', () => {
    expect(openTaggerFolder(folder({'2': ROWS[2]}))?.tags).toEqual([null, null, 'blue_sky']);
  });

  it('is taken as of the WD layout where both tables are there', () => {
    const both = dataSet({
      'model.onnx': tagger(['batch', SIDE, SIDE, 3], [1, 2], TAGS),
      'tag_mapping.json': '{}',
      'selected_tags.csv': 'tag_id,name,category,count\n1,hat,0,1\n',
    });
    expect(openTaggerFolder(both)).toMatchObject({layout: 'wd', tags: ['hat']});
  });

  it.each([
    ['{"0": {"tag": "hat"', 'it is not JSON'],
    ['[]', 'which number is which tag'],
    ['{}', 'which number is which tag'],
    ['{"hat": {"tag": "hat"}}', 'which number is which tag'],
    ['{"99999999": {"tag": "hat"}}', 'which number is which tag'],
    ['{"9999999": {"tag": "hat"}}', 'which number is which tag'],
    ['{"0": "hat"}', 'which number is which tag'],
    ['{"idx_to_tag": {"0": 7}}', 'which number is which tag'],
  ])('a mapping of %s is refused', (mapping, why) => {
    expect(() => openTaggerFolder(folder(mapping))).toThrow(
      expect.objectContaining({code: 'model-invalid', message: expect.stringContaining(why) as unknown}),
    );
  });

  it.each([
    [
      'pixels one by one',
      {shape: ['batch', SIDE, SIDE, 3], axes: [1, 2]},
      ROWS,
      'in another order than taggers with tag_mapping.json',
    ],
    ['another number of tags', {}, {'0': ROWS[0]}, 'it gives 3 figures, and tag_mapping.json names 1'],
  ])('a model of %s is refused', async (_what, told, mapping, why) => {
    const pictures = [await plain(1, 2, 3)];
    await expect(embed({pictures, texts: []}, options(folder(mapping, told)))).rejects.toMatchObject({
      code: 'model-invalid',
      message: expect.stringContaining(why) as unknown,
    });
  });

  it.each(['top_tags.txt', 'camie-tagger-v2-metadata.json'])('a tagger with %s is refused by name', name => {
    const other = dataSet({'model.onnx': tagger(PLANES, [2, 3], TAGS), [name]: '{}'});
    expect(() => openTaggerFolder(other)).toThrow(
      expect.objectContaining({
        code: 'model-invalid',
        message: expect.stringContaining(`${name} belongs to`) as unknown,
      }),
    );
  });
});
