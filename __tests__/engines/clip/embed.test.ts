import {copyFileSync, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {EmbedOptions, PictureToEmbed} from '../../../src/engines/clip/embed-options.ts';
import {embed} from '../../../src/engines/clip/embed.ts';
import {cacheFiles, clearCache} from '../../../src/engines/image/cache-files.ts';
import {contentIdOf} from '../../../src/engines/image/content-id.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {EXPECTED, picture, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const OPTIONS: EmbedOptions = {model: TINY_CLIP, policy: policyOf('kohya'), cache: null, threads: 1};
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'tagnosis-model-'));

/** The joint file alone, or any other choice of files. */
function folderOf(...files: string[]): string {
  const folder = newFolder();
  for (const name of files) copyFileSync(join(TINY_CLIP, name), join(folder, name));
  return folder;
}

const pictures = (...places: number[]): PictureToEmbed[] =>
  places.map(i => {
    const bytes = picture(i);
    return {image: {name: '.png', path: null, read: () => bytes}, contentId: contentIdOf(bytes)};
  });

/** The largest difference of two lists of vectors. */
function apart(a: readonly (ArrayLike<number> | null)[], b: readonly (ArrayLike<number> | null)[]): number {
  let most = a.length === b.length ? 0 : Infinity;
  for (const [i, one] of a.entries()) {
    const other = b[i];
    if (!one || !other || one.length !== other.length) return Infinity;
    for (let k = 0; k < one.length; k++) most = Math.max(most, Math.abs((one[k] ?? 0) - (other[k] ?? 0)));
  }
  return most;
}

const unit = (vector: readonly number[]): number[] => {
  const length = Math.hypot(...vector);
  return vector.map(x => x / length);
};

const EXPECTED_IMAGES = EXPECTED.images.map(({embed: vector}) => unit(vector));
const EXPECTED_TEXTS = EXPECTED.texts.map(({embed: vector}) => unit(vector));
const TEXTS = EXPECTED.texts.map(({text}) => text);
const SHOWN = pictures(...EXPECTED.images.map(({image}) => Number(image.slice(0, 3))));

describe('embed({pictures, texts}, options)', () => {
  it('gives the vectors that the Python runtime gave', async () => {
    const {images, texts, length, model} = await embed({pictures: SHOWN, texts: TEXTS}, OPTIONS);
    expect(apart(images, EXPECTED_IMAGES)).toBeLessThan(1e-5);
    expect(apart(texts, EXPECTED_TEXTS)).toBeLessThan(1e-5);
    expect(length).toBe(64);
    expect(model).toMatchObject({dtype: 'fp32', device: 'cpu', notes: []});
  });
  it('gives the same with both towers in one file', async () => {
    const joint = folderOf('model.onnx', 'preprocessor_config.json', 'config.json');
    const {images, texts} = await embed({pictures: SHOWN, texts: TEXTS}, {...OPTIONS, model: joint});
    expect(apart(images, EXPECTED_IMAGES)).toBeLessThan(1e-5);
    expect(apart(texts, EXPECTED_TEXTS)).toBeLessThan(1e-5);
  });
  it('hangs neither on batches, nor on order, nor on padding', async () => {
    const whole = await embed({pictures: SHOWN, texts: TEXTS}, OPTIONS);
    const single = await embed({pictures: SHOWN, texts: TEXTS}, {...OPTIONS, batch: 1});
    const turned = await embed({pictures: SHOWN.toReversed(), texts: TEXTS.toReversed()}, OPTIONS);
    expect(apart(whole.images, single.images)).toBeLessThan(1e-5);
    expect(apart(whole.images, turned.images.toReversed())).toBeLessThan(1e-5);
    expect(apart(whole.texts, turned.texts.toReversed())).toBeLessThan(1e-5);
    const long = await embed({pictures: [], texts: [...TEXTS, 'blue '.repeat(200)]}, OPTIONS);
    expect(apart(long.texts.slice(0, -1), whole.texts)).toBeLessThan(1e-5);
    expect(long.texts.at(-1)).not.toBeNull();
  });
  it('says nothing of a picture that cannot be decoded, and goes on', async () => {
    const broken = {image: {name: '.png', path: null, read: () => picture(0).subarray(0, 60)}, contentId: 'x'};
    const gone = {image: {name: '.png', path: '/nowhere/at/all.png'}, contentId: 'y'};
    const {images} = await embed({pictures: [broken, ...SHOWN.slice(0, 2), gone], texts: []}, OPTIONS);
    expect(images.map(one => one === null)).toEqual([true, false, false, true]);
    expect(apart(images.slice(1, 3), EXPECTED_IMAGES.slice(0, 2))).toBeLessThan(1e-5);
  });
  it('looks once at equal bytes and equal texts', async () => {
    let looks = 0;
    const [one] = pictures(3);
    if (one === undefined) throw new Error('no picture');
    const bytes = one.image.read?.();
    const counting = {...one, image: {...one.image, read: () => (looks++, bytes ?? new Uint8Array())}};
    const {images, texts} = await embed({pictures: [counting, counting, counting], texts: ['hat', 'hat']}, OPTIONS);
    expect(looks).toBe(1);
    expect(apart(images.slice(1), images.slice(0, 2))).toBe(0);
    expect(apart(texts.slice(1), texts.slice(0, 1))).toBe(0);
  });
  it('keeps vectors: a second run decodes nothing and opens no model', async () => {
    const cache = newFolder();
    const model = folderOf('text_model.onnx', 'vision_model.onnx', 'preprocessor_config.json', 'config.json');
    const cold = await embed({pictures: SHOWN, texts: TEXTS}, {...OPTIONS, model, cache});
    const blind = SHOWN.map(one => ({...one, image: {name: '.png', path: '/nowhere.png'}}));
    const warm = await embed({pictures: blind, texts: TEXTS}, {...OPTIONS, model, cache});
    expect(apart(warm.images, cold.images)).toBe(0);
    expect(apart(warm.texts, cold.texts)).toBe(0);
    expect(warm.model).toEqual(cold.model);
    expect(cacheFiles(cache).map(({path}) => basename(path).split('-')[0])).toEqual(
      expect.arrayContaining(['models', 'vectors64']),
    );
    // Another recipe is another model.
    writeFileSync(join(model, 'preprocessor_config.json'), JSON.stringify({size: 64, crop_size: 64, resample: 2}));
    const other = await embed({pictures: blind, texts: []}, {...OPTIONS, model, cache});
    expect(other.images.every(one => one === null)).toBe(true);
    expect(other.model.fingerprint).not.toBe(cold.model.fingerprint);
    clearCache(cache);
    expect(cacheFiles(cache)).toEqual([]);
  });
  it('tells how far it is, pictures and texts', async () => {
    const told: string[] = [];
    const onProgress = (done: number, of: number): void => void told.push(`${done}/${of}`);
    await embed({pictures: SHOWN.slice(0, 3), texts: TEXTS}, {...OPTIONS, batch: 2, onProgress});
    // Texts of like length go together: two of one length, the others alone.
    expect(told).toEqual(['2/8', '3/8', '5/8', '6/8', '7/8', '8/8']);
  });
  it('gives the same vectors alone and in company, to the last bit', async () => {
    const together = await embed({pictures: SHOWN.slice(0, 5), texts: TEXTS}, OPTIONS);
    for (const [i, text] of TEXTS.entries())
      expect((await embed({pictures: [], texts: [text]}, OPTIONS)).texts[0]).toEqual(together.texts[i]);
    const first = await embed({pictures: SHOWN.slice(0, 1), texts: []}, OPTIONS);
    expect(first.images[0]).toEqual(together.images[0]);
  });
  it('stops between two batches, and leaves no thread behind', async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error('enough'));
    const asked = embed({pictures: SHOWN, texts: TEXTS}, {...OPTIONS, batch: 1, signal: controller.signal, onProgress});
    await expect(asked).rejects.toThrow('enough');
  });
});

describe('embed of what is no model', () => {
  const of = (files: Readonly<Record<string, string | Buffer>>, ...copied: string[]): Promise<unknown> => {
    const folder = folderOf(...copied);
    mkdirSync(folder, {recursive: true});
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return embed({pictures: SHOWN.slice(0, 1), texts: ['hat']}, {...OPTIONS, model: folder});
  };
  const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;
  it.each([
    [
      'a text',
      {'text_model.onnx': 'hello, this is no model at all', 'vision_model.onnx': 'neither'},
      'is not an ONNX file',
    ],
    ['an LFS pointer', {'model.onnx': POINTER}, 'Git LFS pointer'],
    ['an empty file', {'model.onnx': ''}, 'is empty'],
    ['an empty folder', {}, 'neither text_model.onnx'],
    ['weights of PyTorch', {'model.safetensors': 'x'}, 'not in the ONNX format'],
    ['half a model', {'text_model.onnx': 'x'}, 'only text_model.onnx is there'],
  ])('%s is refused with the reason', async (_what, files, why) => {
    await expect(of(files)).rejects.toMatchObject({code: 'model-invalid', message: expect.stringContaining(why)});
  });
  it('a folder that is not there is missing', async () => {
    const asked = embed({pictures: [], texts: []}, {...OPTIONS, model: '/no/such/model'});
    await expect(asked).rejects.toMatchObject({code: 'model-missing'});
  });
  it('a picture size that the model does not take is refused', async () => {
    const files = {'preprocessor_config.json': JSON.stringify({size: 32, crop_size: 32})};
    await expect(of(files, 'text_model.onnx', 'vision_model.onnx')).rejects.toThrow('takes pictures of 64 pixels');
  });
  it('a text model in the place of the image model has no embeddings of pictures', async () => {
    const folder = folderOf('text_model.onnx');
    copyFileSync(join(TINY_CLIP, 'text_model.onnx'), join(folder, 'vision_model.onnx'));
    copyFileSync(join(TINY_CLIP, 'preprocessor_config.json'), join(folder, 'preprocessor_config.json'));
    const asked = embed({pictures: SHOWN.slice(0, 1), texts: []}, {...OPTIONS, model: folder});
    await expect(asked).rejects.toThrow('it is the text model, not the image model');
  });
});
