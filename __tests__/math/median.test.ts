import {describe, expect, it} from '@jest/globals';
import {median} from '../../src/math/median.ts';

describe('median(values)', () => {
  it('is the middle value, or the mean of both', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
  it('is nothing of nothing', () => expect(median([])).toBeNaN());
});
