import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {dot, dotsWith, unitSum} from '../../src/math/vectors.ts';

const vectors = fc.integer({min: 1, max: 7}).chain(length =>
  fc.record({
    one: fc.array(fc.integer({min: -9, max: 9}), {minLength: length, maxLength: length}),
    many: fc.array(
      fc.option(
        fc
          .array(fc.integer({min: -9, max: 9}), {minLength: length, maxLength: length})
          .map(xs => Float32Array.from(xs)),
      ),
      {maxLength: 14},
    ),
  }),
);

describe('dotsWith(one, many)', () => {
  it('is the product with each, and no number for those that are absent', () =>
    fc.assert(
      fc.property(vectors, ({one, many}) => {
        expect([...dotsWith(one, many)]).toEqual(many.map(vector => (vector === null ? NaN : dot(one, vector) + 0)));
      }),
    ));
});

describe('unitSum(vectors)', () => {
  it('has length one, in the direction of the sum', () => {
    const found = unitSum([Float32Array.of(3, 0), Float32Array.of(0, 4)]);
    expect([...(found ?? [])]).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)]);
  });
  it.each([
    [[]],
    [[[0, 0]]],
    [
      [
        [1, -1],
        [-1, 1],
      ],
    ],
    [[[NaN, 1]]],
    [[[Infinity, 1]]],
  ])('of %j is none', vectorsOf => expect(unitSum(vectorsOf.map(xs => Float32Array.from(xs)))).toBeNull());
});
