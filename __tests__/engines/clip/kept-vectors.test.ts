import {describe, expect, it} from '@jest/globals';
import {EmbeddingCache} from '../../../src/engines/clip/embedding-cache.ts';
import {dataSet} from '../../helpers/data-set.ts';

const LENGTH = 300;
/** More bytes than are read whole: what is asked for is then found by a look, or a file is read in a row. */
const MANY = 7600;

const nameOf = (i: number): string => `image ${i}`;
const vectorOf = (i: number): Float32Array => Float32Array.from({length: LENGTH}, (_, k) => i + k / 7);

function open(folder: string): EmbeddingCache {
  return new EmbeddingCache(folder, {model: 'm', length: LENGTH});
}

function filled(): string {
  const folder = dataSet({});
  const cache = open(folder);
  for (let i = 0; i < MANY; i++) cache.remember(nameOf(i), vectorOf(i));
  cache.close();
  return folder;
}

/** Places whose vectors are not as they were kept. */
function wrong(vectors: readonly (Float32Array | null)[], places: readonly number[]): number[] {
  const bytesOf = (vector: Float32Array): Buffer => Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
  return places.filter((place, i) => {
    const vector = vectors[i] ?? null;
    return vector === null || !bytesOf(vector).equals(bytesOf(vectorOf(place)));
  });
}

describe('EmbeddingCache.findAll(names), by how many of the kept are asked for', () => {
  const folder = filled();

  // All, most, a third, every hundredth and one: left where they were read, or copied, or looked up one by one.
  it.each([1, 1.5, 3, 100, MANY])('every %d-th', step => {
    const places = Array.from({length: Math.floor(MANY / step)}, (_, i) => Math.floor(i * step));
    const cache = open(folder);
    const vectors = cache.findAll(places.map(nameOf));
    cache.close();
    expect(wrong(vectors, places)).toEqual([]);
  });

  it('gives vectors that what is found later does not change', () => {
    const cache = open(folder);
    const [first] = cache.findAll([nameOf(1), ...Array.from({length: 600}, (_, i) => nameOf(7 * i))]);
    cache.findAll(Array.from({length: MANY}, (_, i) => nameOf(i)));
    cache.close();
    expect(first).toEqual(vectorOf(1));
  });

  it('keeps no more memory than twice what was asked for', () => {
    const cache = open(folder);
    const vectors = cache.findAll(Array.from({length: 700}, (_, i) => nameOf(11 * i)));
    cache.close();
    const held = new Set(vectors.map(vector => vector?.buffer));
    const bytes = [...held].reduce((sum, buffer) => sum + (buffer?.byteLength ?? 0), 0);
    expect(bytes).toBeLessThanOrEqual(2 * 4 * LENGTH * 700);
  });
});
