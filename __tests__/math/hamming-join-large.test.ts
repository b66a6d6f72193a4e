import {beforeAll, describe, expect, it} from '@jest/globals';
import {type Codes, hammingJoin} from '../../src/math/hamming-join.ts';
import {seededRandom} from '../../src/math/random.ts';

const N = 20_000;
const MOST = 10;

/**
 * Hashes as a data set of pictures has them: half of the bits set, series of which each differs from the one before by a few bits,
 * copies that were stored anew, and pages that are nearly empty, whose hashes share most of their bits.
 */
function realistic(): Codes {
  const random = seededRandom('twenty thousand hashes');
  const [high, low] = [new Uint32Array(N), new Uint32Array(N)];
  const below = (n: number): number => Math.floor(random() * n);
  const flip = (i: number, bit: number): void => {
    const half = bit < 32 ? low : high;
    half[i] = ((half[i] ?? 0) ^ (1 << (bit % 32))) >>> 0;
  };
  const page = [below(2 ** 32), below(2 ** 32)] as const;
  for (let i = 0; i < N; i++) {
    const kind = random();
    const from = i === 0 ? 0 : kind < 0.15 ? i - 1 : below(i);
    if (kind < 0.3) {
      [high[i], low[i]] = [high[from] ?? 0, low[from] ?? 0];
      for (let flips = below(7); flips > 0; flips--) flip(i, below(64));
    } else if (kind < 0.34) {
      [high[i], low[i]] = page;
      for (let flips = below(24); flips > 0; flips--) flip(i, below(64));
    } else {
      const bits = Array.from({length: 64}, (_, bit) => bit);
      for (let set = 0; set < 32; set++) {
        const at = set + below(64 - set);
        flip(i, bits[at] ?? 0);
        bits[at] = bits[set] ?? 0;
      }
    }
  }
  return {high, low};
}

/** The definition, over all 200 million pairs: each within the widest radius as one number, by distance. */
function allPairs({high, low}: Codes): number[][] {
  const ones = new Uint8Array(65_536);
  for (let i = 1; i < ones.length; i++) ones[i] = (ones[i >> 1] ?? 0) + (i & 1);
  const found: number[][] = Array.from({length: MOST + 1}, () => []);
  for (let a = 0; a < N; a++) {
    const [h = 0, l = 0] = [high[a], low[a]];
    for (let b = a + 1; b < N; b++) {
      const [x, y] = [h ^ (high[b] as number), l ^ (low[b] as number)];
      const bits =
        (ones[x & 65_535] as number) +
        (ones[x >>> 16] as number) +
        (ones[y & 65_535] as number) +
        (ones[y >>> 16] as number);
      if (bits <= MOST) found[bits]?.push(a * N + b);
    }
  }
  return found;
}

describe('hammingJoin(codes, radius) of 20,000 hashes of pictures', () => {
  const codes = realistic();
  let byDistance: number[][] = [];
  beforeAll(() => {
    byDistance = allPairs(codes);
  }, 60_000);

  it('has pairs at every distance', () =>
    expect(byDistance.map(({length}) => length > 500)).toEqual(Array.from({length: MOST + 1}, () => true)));
  it.each([0, 1, 2, 4, 6, 7, 8, 10])('finds each pair within %i bits once, and no other', radius => {
    const pairs = hammingJoin(codes, radius);
    const found: number[][] = Array.from({length: MOST + 1}, () => []);
    for (const [i, a] of (pairs?.a ?? new Uint32Array()).entries())
      found[pairs?.distance[i] ?? 0]?.push(a * N + (pairs?.b[i] ?? 0));
    for (const [distance, names] of found.entries()) {
      const same = Buffer.from(Float64Array.from(names).toSorted().buffer);
      const expected = Float64Array.from(distance <= radius ? (byDistance[distance] ?? []) : []).toSorted();
      expect(names.length).toBe(expected.length);
      expect(same.equals(Buffer.from(expected.buffer))).toBe(true);
    }
  });
});
