import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {sortedKeys} from '../../../src/engines/image/sorted-keys.ts';
import {seededRandom} from '../../../src/math/random.ts';

const KEY = 8;

/** Sorted as `Buffer.compare` does, in the order of asking where they are equal. */
function plainly(keys: readonly Buffer[]): number[] {
  const at = (place: number): Buffer => keys[place] ?? Buffer.alloc(0);
  return [...keys.keys()].toSorted((a, b) => Buffer.compare(at(a), at(b)) || a - b);
}

/** Few bytes, so that keys often begin alike or are equal. */
const key = fc.array(fc.constantFrom(0, 1, 127, 128, 255), {minLength: KEY, maxLength: KEY}).map(Buffer.from);

describe('sortedKeys(keys, keyBytes)', () => {
  it('sorts as a comparison of all bytes does', () => {
    fc.assert(
      fc.property(fc.array(key, {maxLength: 80}), keys => {
        const {places, begins} = sortedKeys(Buffer.concat(keys), KEY);
        expect([...places]).toEqual(plainly(keys));
        expect([...begins]).toEqual(plainly(keys).map(place => keys[place]?.readUInt32BE(0)));
      }),
    );
  });

  it('sorts keys that differ in their last byte alone', () => {
    const keys = [3, 1, 2, 0].map(last => Buffer.from([9, 9, 9, 9, 9, 9, 9, last]));
    expect([...sortedKeys(Buffer.concat(keys), KEY).places]).toEqual([3, 1, 2, 0]);
  });

  it('drops bits of the begins of very many keys, and still compares them to their ends', () => {
    const random = seededRandom('keys');
    const n = 100_000;
    const all = Buffer.alloc(n * KEY);
    for (let i = 0; i < n * KEY; i++) all[i] = i % KEY < 3 ? 7 : Math.floor(random() * 256);
    const {places} = sortedKeys(all, KEY);
    const at = (place: number): Buffer => all.subarray(place * KEY, (place + 1) * KEY);
    const wrong = [...places].filter((place, i) => i > 0 && Buffer.compare(at(places[i - 1] ?? 0), at(place)) > 0);
    expect(wrong).toEqual([]);
    expect(new Set(places).size).toBe(n);
  });
});
