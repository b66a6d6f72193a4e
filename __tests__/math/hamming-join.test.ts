import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type Codes, hammingDistance, hammingJoin, popcount} from '../../src/math/hamming-join.ts';
import {seededRandom} from '../../src/math/random.ts';

const word = (random: () => number): number => Math.floor(random() * 2 ** 32);

function codesOf(pairs: readonly (readonly [number, number])[]): Codes {
  return {high: Uint32Array.from(pairs, ([high]) => high), low: Uint32Array.from(pairs, ([, low]) => low)};
}

/** Random codes, of which every fourth is a copy of an earlier one with a few bits changed. */
function planted(n: number, seed: string): Codes {
  const random = seededRandom(seed);
  const pairs: [number, number][] = [];
  for (let i = 0; i < n; i++) {
    const base = pairs[Math.floor(random() * i)];
    let [high, low] = base === undefined || i % 4 > 0 ? [word(random), word(random)] : base;
    if (i % 4 === 0) {
      for (let flips = Math.floor(random() * 12); flips > 0; flips--) {
        const bit = Math.floor(random() * 64);
        if (bit < 32) low = (low ^ (1 << bit)) >>> 0;
        else high = (high ^ (1 << (bit - 32))) >>> 0;
      }
    }
    pairs.push([high, low]);
  }
  return codesOf(pairs);
}

/** The definition. */
function allPairs(codes: Codes, radius: number): string[] {
  const found: string[] = [];
  for (let a = 0; a < codes.high.length; a++) {
    for (let b = a + 1; b < codes.high.length; b++) {
      const distance = hammingDistance(codes, a, b);
      if (distance <= radius) found.push(`${a} ${b} ${distance}`);
    }
  }
  return found.toSorted();
}

function joined(codes: Codes, radius: number): string[] {
  const pairs = hammingJoin(codes, radius);
  if (pairs === null) throw new Error('no limit was set');
  return Array.from(pairs.a, (a, i) => `${a} ${pairs.b[i]} ${pairs.distance[i]}`).toSorted();
}

describe('popcount(bits)', () => {
  it('counts them', () =>
    fc.assert(
      fc.property(fc.integer(), bits =>
        expect(popcount(bits)).toBe((bits >>> 0).toString(2).replaceAll('0', '').length),
      ),
    ));
});

describe('hammingJoin(codes, radius)', () => {
  it.each([0, 1, 2, 500])('of %i codes agrees with its definition', n => {
    for (const radius of [0, 3, 6, 10])
      expect(joined(planted(n, 'few'), radius)).toEqual(allPairs(planted(n, 'few'), radius));
  });
  it.each([0, 1, 2, 3, 4, 6, 8, 9, 10])('of so many that they are sorted into buckets, at radius %i', radius => {
    const codes = planted(3500, 'many');
    expect(joined(codes, radius)).toEqual(allPairs(codes, radius));
  });
  it('of codes that share whole slots', () => {
    const codes = codesOf(Array.from({length: 3200}, (_, i) => [7, ((i * 2_654_435_761) % 2 ** 32) & 0xfff]));
    expect(joined(codes, 2)).toEqual(allPairs(codes, 2));
  });
  it('finds all pairs of equal codes', () => {
    const pairs = hammingJoin(codesOf(Array.from({length: 3100}, () => [5, 5])), 0);
    expect(pairs?.a.length).toBe((3100 * 3099) / 2);
  });
  it('says so when there are more pairs than allowed', () => {
    const equal = codesOf(Array.from({length: 4000}, () => [5, 5]));
    expect(hammingJoin(equal, 0, {most: 1000})).toBeNull();
    expect(
      hammingJoin(
        codesOf([
          [0, 0],
          [0, 1],
        ]),
        1,
        {most: 1},
      )?.a.length,
    ).toBe(1);
  });
  it.each([0, 6, 8, 10])('within %i bits finds the same without WebAssembly', radius => {
    const codes = planted(6000, `scanner ${radius}`);
    const said = (pairs: ReturnType<typeof hammingJoin>): string[] =>
      Array.from(pairs?.a ?? [], (a, i) => `${a} ${pairs?.b[i]} ${pairs?.distance[i]}`);
    const plain = said(hammingJoin(codes, radius, {scannerOf: () => null}));
    expect(plain.length).toBeGreaterThan(0);
    expect(said(hammingJoin(codes, radius))).toEqual(plain);
  });
  it('sees no order', () => {
    const codes = planted(3300, 'order');
    const reversed = {high: codes.high.toReversed(), low: codes.low.toReversed()};
    expect(joined(reversed, 6)).toHaveLength(joined(codes, 6).length);
  });
});
