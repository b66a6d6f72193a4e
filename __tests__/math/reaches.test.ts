import {describe, expect, it} from '@jest/globals';
import {ceilNear, reaches} from '../../src/math/reaches.ts';

describe('reaches(share, line)', () => {
  it.each([
    [0.1 + 0.2, 0.3, true],
    [0.7 + 0.1, 0.8, true],
    [1 - 0.9, 0.1, true],
    [0.8, 0.8, true],
    [0.7999, 0.8, false],
    [8_999_999 / 1e7, 0.9, false],
  ])('of %d and %d is %s', (share, line, expected) => expect(reaches(share, line)).toBe(expected));
  it('holds for every whole number of percent, counted in any size', () => {
    for (let n = 1; n <= 300; n++) {
      for (let percent = 1; percent <= 100; percent++)
        expect(reaches((percent * n) / (100 * n), percent / 100)).toBe(true);
    }
  });
});

describe('ceilNear(n)', () => {
  it.each([
    [((0.8 - 0.6) * 40) / (1 - 0.8), 40],
    [40.0001, 41],
    [7.5, 8],
    [5, 5],
    [0, 0],
    [(0.1 + 0.2) * 10, 3],
  ])('of %d is %d', (n, expected) => expect(ceilNear(n)).toBe(expected));
});
