import {existsSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {embed, type Embedded} from '../../../src/engines/clip/embed.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {EXPECTED, TINY_CLIP} from '../../helpers/tiny-clip.ts';

/** The runtime in WebAssembly: what the action has where nothing else may run. */
const WEB = resolve('node_modules/onnxruntime-web');

/** Vectors of the pictures and texts whose vectors are known. */
function embedded(runtime?: string): Promise<Embedded> {
  const pictures = EXPECTED.images.map(({image}) => ({
    image: {name: image, path: join(TINY_CLIP, 'images', image)},
    contentId: image,
  }));
  const texts = EXPECTED.texts.map(({text}) => text);
  const where = runtime === undefined ? {} : {runtime};
  return embed({pictures, texts}, {model: TINY_CLIP, policy: policyOf('kohya'), cache: null, threads: 1, ...where});
}

/** The largest difference in any number, and the least cosine. */
function apart(vectors: readonly (Float32Array | null)[], known: readonly (readonly number[])[]): [number, number] {
  let [difference, cosine] = [0, 1];
  for (const [i, own] of known.entries()) {
    const vector = vectors[i] ?? new Float32Array(own.length);
    difference = Math.max(difference, ...own.map((x, k) => Math.abs(x - (vector[k] ?? NaN))));
    cosine = Math.min(
      cosine,
      own.reduce((sum, x, k) => sum + x * (vector[k] ?? NaN), 0),
    );
  }
  return [difference, cosine];
}

describe('onnxruntime-web', () => {
  it('is installed for this test', () => expect(existsSync(WEB)).toBe(true));

  it('gives the vectors of the model and of onnxruntime-node', async () => {
    const [web, native] = [await embedded(WEB), await embedded()];
    for (const part of ['images', 'texts'] as const) {
      const [difference, cosine] = apart(
        web[part],
        EXPECTED[part].map(({embed: own}) => own),
      );
      expect(difference).toBeLessThan(1e-3);
      expect(cosine).toBeGreaterThan(0.9999);
      expect(
        apart(
          web[part],
          native[part].map(vector => [...(vector ?? [])]),
        )[0],
      ).toBeLessThan(1e-3);
    }
    // One is no other's: what is kept of them is told apart by the model alone.
    expect(web.model).toEqual(native.model);
  }, 60_000);
});
