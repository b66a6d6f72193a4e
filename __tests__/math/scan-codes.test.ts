import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {popcount} from '../../src/math/hamming-join.ts';
import {scanCodes} from '../../src/math/scan-codes.ts';

const words = fc.array(fc.tuple(fc.integer(), fc.integer()), {minLength: 1, maxLength: 40});

describe('scanCodes(n)', () => {
  it('finds what popcount finds, in any run', () =>
    fc.assert(
      fc.property(words, fc.nat(64), fc.nat(39), fc.nat(39), (pairs, radius, from, one) => {
        const n = pairs.length;
        const high = Uint32Array.from(pairs, ([word]) => word);
        const low = Uint32Array.from(pairs, ([, word]) => word);
        const [first, code] = [from % n, one % n];
        const scanner = scanCodes(n);
        scanner?.load(high, low);
        const hits = scanner?.near(code, first, n, radius) ?? -1;
        const want = [...high.keys()].filter(
          i =>
            i >= first &&
            popcount((high[i] ?? 0) ^ (high[code] ?? 0)) + popcount((low[i] ?? 0) ^ (low[code] ?? 0)) <= radius,
        );
        expect([...(scanner?.hits.subarray(0, hits) ?? [])]).toEqual(want);
      }),
    ));
  it('has none where there is no room', () => expect(scanCodes(2 ** 30)).toBeNull());
});
