import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fnv1a} from '../../src/math/fnv.ts';
import {seededRandom} from '../../src/math/random.ts';

const draws = (seed: string, n: number): number[] => Array.from({length: n}, seededRandom(seed));

/** mulberry32 in exact arithmetic modulo 2³². */
function* oracle(seed: number): Generator<number, never> {
  const M = 2n ** 32n;
  let state = BigInt(seed);
  for (;;) {
    state = (state + 0x6d2b79f5n) % M;
    let mixed = ((state ^ (state >> 15n)) * (state | 1n)) % M;
    mixed ^= (mixed + (((mixed ^ (mixed >> 7n)) * (mixed | 61n)) % M)) % M;
    yield Number(mixed ^ (mixed >> 14n)) / 2 ** 32;
  }
}

describe('seededRandom(seed)', () => {
  it('gives the same draws for the same seed, and others for another', () => {
    expect(draws('pell', 20)).toEqual(draws('pell', 20));
    expect(draws('pell', 20)).not.toEqual(draws('pell2', 20));
  });

  it('is mulberry32 from the hash of the seed', () =>
    fc.assert(
      fc.property(fc.string(), seed => {
        const expected = oracle(fnv1a(seed));
        for (const draw of draws(seed, 10)) expect(draw).toBe(expected.next().value);
      }),
    ));

  it('keeps generators apart', () => {
    const [one, other] = [seededRandom('hat'), seededRandom('hat')];
    one();
    one();
    expect(other()).toBe(draws('hat', 1)[0]);
  });

  it.each(['pell', 'hat', ''])('draws evenly from [0, 1) with seed %j', seed => {
    const all = draws(seed, 20_000);
    const tenths = Array.from({length: 10}, () => 0);
    for (const draw of all) tenths[Math.floor(draw * 10)] = (tenths[Math.floor(draw * 10)] ?? 0) + 1;
    expect(tenths).toHaveLength(10);
    // χ² with 9 degrees of freedom exceeds 27.9 once in a thousand.
    expect(tenths.reduce((total, n) => total + (n - 2000) ** 2 / 2000, 0)).toBeLessThan(27.9);
  });

  it('has draws that do not follow from the one before', () => {
    const all = draws('scarf', 20_000).map(draw => draw - 0.5);
    const correlation = all.slice(1).reduce((total, draw, i) => total + draw * (all[i] ?? 0), 0) / 20_000 / (1 / 12);
    // Its standard error is 1/√20000 = 0.007.
    expect(Math.abs(correlation)).toBeLessThan(0.025);
  });
});
