import {seededRandom} from '../../src/math/random.ts';
import {CaptionSpace} from '../../src/statistics/alignment/caption-space.ts';
import type {SeenAlignment} from '../../src/statistics/alignment/seen-alignment.ts';
import type {Fingerprint} from '../../src/engines/image/record.ts';
import {type SeenImages, unseenImages} from '../../src/statistics/seen-images.ts';

export const LENGTH = 24;

/** A direction that a word, or a picture, always has. */
export function direction(name: string): Float32Array {
  const random = seededRandom(name);
  const xs = Float32Array.from({length: LENGTH}, () => random() + random() + random() - 1.5);
  const length = Math.hypot(...xs);
  return xs.map(x => x / length);
}

/** A picture that shows some tags, with so much noise. */
export function pictureOf(tags: readonly string[], noise: number, name: string): Float32Array {
  const random = direction(`noise ${name}`);
  const xs = new Float32Array(LENGTH);
  for (const tag of tags) for (const [k, x] of direction(tag).entries()) xs[k] = (xs[k] ?? 0) + x;
  const length = Math.hypot(...xs) || 1;
  const mixed = xs.map((x, k) => x / length + noise * (random[k] ?? 0));
  const all = Math.hypot(...mixed);
  return mixed.map(x => x / all);
}

/** What a model would have seen of pictures: one an item, with the keys `000`, `001`, … */
export function seenAlignment(
  pictures: readonly (Float32Array | null)[],
  tags: readonly string[],
  told: Partial<SeenAlignment> = {},
): SeenImages {
  const texts = tags.map(tag => direction(tag));
  const ok = (i: number): Fingerprint => ({state: 'ok', contentId: String(i)}) as Fingerprint;
  return {
    ...unseenImages(''),
    unseen: null,
    placeOf: new Map(pictures.map((_, i) => [String(i).padStart(3, '0'), i])),
    records: pictures.map((_, i) => ok(i)),
    alignment: {
      model: {fingerprint: 'f', dtype: 'fp32', device: 'cpu', templates: ['{}']},
      notes: [],
      space: CaptionSpace.ofVectors(pictures, texts),
      tags: new Map(tags.map((tag, i) => [tag, i])),
      sentences: new Map(),
      trusted: false,
      cosines: new Map(),
      isBase32: false,
      opinions: null,
      beside: null,
      ...told,
    },
  };
}
