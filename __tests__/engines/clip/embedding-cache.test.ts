import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {EmbeddingCache} from '../../../src/engines/clip/embedding-cache.ts';
import {dataSet} from '../../helpers/data-set.ts';

const LENGTH = 300;
/** More than are read whole: 9 MB. */
const MANY = 7600;

const nameOf = (i: number): string => `image ${i}`;
const vectorOf = (i: number, round = 0): Float32Array =>
  Float32Array.from({length: LENGTH}, (_, k) => i + k / 7 + round);
const open = (folder: string): EmbeddingCache => new EmbeddingCache(folder, {model: 'm', length: LENGTH});

function keep(folder: string, places: readonly number[], round = 0): void {
  const cache = open(folder);
  for (const i of places) cache.remember(nameOf(i), vectorOf(i, round));
  cache.close();
}

/** What is known of some names. */
function found(folder: string, names: readonly string[]): (Float32Array | null)[] {
  const cache = open(folder);
  const known = cache.findAll(names);
  cache.close();
  return known;
}

/** As bytes: to compare millions of numbers one by one takes a minute. */
const bytesOf = (vectors: readonly (Float32Array | null | undefined)[]): Buffer =>
  Buffer.concat(vectors.map(one => Buffer.from((one ?? Float32Array.of(NaN)).slice().buffer)));

const upTo = (n: number): number[] => Array.from({length: n}, (_, i) => i);

describe('EmbeddingCache.findAll(names)', () => {
  it('finds all of many, few of many, and what is asked twice', () => {
    const folder = dataSet({});
    keep(folder, upTo(MANY));
    const all = bytesOf(found(folder, upTo(MANY).map(nameOf)));
    expect(all.equals(bytesOf(upTo(MANY).map(i => vectorOf(i))))).toBe(true);
    expect(found(folder, ['image 5', 'none', 'image 5'])).toEqual([vectorOf(5), null, vectorOf(5)]);
    const odd = upTo(2000).map(i => (i % 3 === 0 ? `absent ${i}` : nameOf(i)));
    const expected = upTo(2000).map(i => (i % 3 === 0 ? null : vectorOf(i)));
    expect(bytesOf(found(folder, odd)).equals(bytesOf(expected))).toBe(true);
  });

  it('takes the newest of what was kept twice', () => {
    const folder = dataSet({});
    keep(folder, upTo(20));
    keep(folder, [3, 4], 100);
    expect(found(folder, upTo(5).map(nameOf))).toEqual(upTo(5).map(i => vectorOf(i, i >= 3 ? 100 : 0)));
  });

  it('knows nothing of a damaged vector, and all others of its file', () => {
    const folder = dataSet({});
    keep(folder, upTo(20));
    const [name = ''] = readdirSync(folder);
    const bytes = readFileSync(join(folder, name));
    bytes[bytes.length - 10] = (bytes.at(-10) ?? 0) ^ 1;
    writeFileSync(join(folder, name), bytes);
    const vectors = found(folder, upTo(20).map(nameOf));
    expect(vectors.filter(vector => vector === null)).toHaveLength(1);
    expect(vectors.every((vector, i) => vector === null || vector?.every((x, k) => x === vectorOf(i)[k]))).toBe(true);
  });

  it('another model knows nothing of them, and without a folder nothing is known', () => {
    const folder = dataSet({});
    keep(folder, [1]);
    const other = new EmbeddingCache(folder, {model: 'n', length: LENGTH});
    expect(other.findAll(['image 1'])).toEqual([null]);
    other.close();
    expect(new EmbeddingCache(null, {model: 'm', length: LENGTH}).findAll(['image 1'])).toEqual([null]);
  });
});
