import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {products} from '../../src/math/products.ts';
import {dot} from '../../src/math/vectors.ts';
import {seededRandom} from '../../src/math/random.ts';

const vectorsOf = (length: number): fc.Arbitrary<(Float32Array | null)[]> =>
  fc.array(
    fc.option(
      fc
        .array(fc.float({noNaN: true, min: -9, max: 9}), {minLength: length, maxLength: length})
        .map(xs => Float32Array.from(xs)),
    ),
    {maxLength: 14},
  );

const both = fc.integer({min: 1, max: 7}).chain(length => fc.record({few: vectorsOf(length), many: vectorsOf(length)}));

/** The definition, one after the other. */
function oracle(few: readonly (Float32Array | null)[], many: readonly (Float32Array | null)[]): number[][] {
  return few.map(a => many.map(b => (a === null || b === null ? NaN : dot(a, b))));
}

function drawn(count: number, length: number, seed: string): Float32Array[] {
  const random = seededRandom(seed);
  return Array.from({length: count}, () => Float32Array.from({length}, () => random() - 0.5));
}

describe('products(few, many)', () => {
  it('is dot(few, many) of each pair to the last bit, and NaN where one is absent', () =>
    fc.assert(
      fc.property(both, ({few, many}) => {
        // −0 and 0 are one number.
        expect(products(few, many).map(column => Array.from(column, x => x + 0))).toEqual(
          oracle(few, many).map(row => row.map(x => x + 0)),
        );
      }),
    ));

  it('is the same beyond a block of texts', () => {
    const [few, many] = [drawn(259, 33, 'few'), drawn(13, 33, 'many')];
    expect(products(few, many).map(column => [...column])).toEqual(oracle(few, many));
  });

  it('of nothing is nothing', () => {
    expect(products([], drawn(3, 2, 'a'))).toEqual([]);
    expect(products(drawn(2, 2, 'a'), [])).toEqual([new Float64Array(0), new Float64Array(0)]);
    expect(products([null], [null])).toEqual([Float64Array.of(NaN)]);
  });
});
