import {describe, expect, it} from '@jest/globals';
import {chiSquareQuantile} from '../../src/math/chi-square.ts';
import {seededRandom} from '../../src/math/random.ts';
import {robustDistances} from '../../src/math/robust-distance.ts';

/** A leaning cloud, and six that are usual in every figure and in none of them together. */
const cloud = Array.from({length: 200}, (_, i) => {
  const [a, b, c] = [73 * i, 131 * i + 17, 37 * i + 5].map(x => (x % 200) / 100 - 1) as [number, number, number];
  return [a + 0.1 * b, 2 * a + 0.3 * b + 0.05 * c, c - b];
});
const apart = Array.from({length: 6}, (_, i) => [-0.9 + 0.02 * i, 1.5 + 0.03 * i, 0.1 * i]);
const over = (rows: readonly (readonly number[])[], tail: number): number[] | null => {
  const d2 = robustDistances(Float64Array.from(rows.flat()), 3, seededRandom('rows'));
  return d2 === null ? null : [...d2.keys()].filter(i => (d2[i] ?? 0) > chiSquareQuantile(tail, 3));
};

describe('robustDistances(rows, width)', () => {
  // scikit-learn 1.7, MinCovDet, says the same.
  it.each([0.025, 0.05 / 206])('finds what is apart only together, at %d', tail =>
    expect(over([...cloud, ...apart], tail)).toEqual([200, 201, 202, 203, 204, 205]),
  );
  it('is not moved by what it finds, however far it is', () => {
    const far = apart.map(row => row.map(x => x * 1e6));
    expect(over([...cloud, ...far], 0.001)).toEqual([200, 201, 202, 203, 204, 205]);
  });
  it('is null where the bulk lies in a plane, or is too small', () => {
    expect(
      over(
        cloud.map(([a = 0, b = 0]) => [a, b, a + b]),
        0.05,
      ),
    ).toBeNull();
    expect(over(cloud.slice(0, 3), 0.05)).toBeNull();
  });
  it('fits a sample of many', () => {
    const many = [...Array.from({length: 30}, () => cloud).flat(), ...apart];
    expect(over(many, 1e-5)).toEqual([6000, 6001, 6002, 6003, 6004, 6005]);
  });
});
