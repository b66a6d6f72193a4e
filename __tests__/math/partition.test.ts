import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {adjustedRandIndex} from '../../src/math/partition.ts';

const pair = fc
  .integer({min: 2, max: 20})
  .chain(n => fc.tuple(...[3, 4].map(max => fc.array(fc.nat({max}), {minLength: n, maxLength: n}))));

/** The definition by pairs of things: (a d − b c)-form of D. Steinley, Psychological Methods 9 (2004) 386–396. */
function oracle(x: readonly number[], y: readonly number[]): number {
  let [both, first, second, none] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [inX, inY] = [x[i] === x[j], y[i] === y[j]];
      if (inX && inY) both++;
      else if (inX) first++;
      else if (inY) second++;
      else none++;
    }
  }
  const n = both + first + second + none;
  const chance = (both + first) * (both + second) + (second + none) * (first + none);
  return n ** 2 === chance ? 1 : (n * (both + none) - chance) / (n ** 2 - chance);
}

describe('adjustedRandIndex(a, b)', () => {
  it('is 1 for equal divisions, whatever the groups are called', () =>
    fc.assert(
      fc.property(pair, ([a = []]) =>
        expect(
          adjustedRandIndex(
            a,
            a.map(x => 7 - x),
          ),
        ).toBeCloseTo(1, 12),
      ),
    ));
  it('is 0 between one group and several', () => expect(adjustedRandIndex([0, 0, 0], [0, 1, 1])).toBeCloseTo(0, 12));
  it('is −½ for pairs that cross', () => expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12));
  it.each([[[]], [[1]]])('is undefined for %j', a => expect(adjustedRandIndex(a, a)).toBeUndefined());
  it('agrees with its definition by pairs', () =>
    fc.assert(fc.property(pair, ([a = [], b = []]) => expect(adjustedRandIndex(a, b)).toBeCloseTo(oracle(a, b), 10))));
  it('is symmetric', () =>
    fc.assert(
      fc.property(pair, ([a = [], b = []]) =>
        expect(adjustedRandIndex(a, b)).toBeCloseTo(adjustedRandIndex(b, a)!, 12),
      ),
    ));
});
