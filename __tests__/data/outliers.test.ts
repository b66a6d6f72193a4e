import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {chiSquareQuantile} from '../../src/math/chi-square.ts';
import {fences, generalisedEsd, modifiedZ, quartiles} from '../../src/math/outliers.ts';
import {seededRandom} from '../../src/math/random.ts';
import {robustDistances} from '../../src/math/robust-distance.ts';

interface Single {
  readonly values: readonly number[];
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly fences: Readonly<Record<string, {low: number; high: number; outside: readonly number[]}>>;
  readonly modified_z?: {readonly max_abs: number; readonly 'over_3.5': readonly number[]} | null;
  readonly grubbs?: {readonly G: number; readonly critical_05: number; readonly outlier: boolean};
  readonly generalised_esd?: {
    readonly most: number;
    readonly outliers: number;
    readonly steps: readonly {readonly index: number; readonly R: number; readonly lambda: number}[];
  };
}

interface Several {
  readonly values: readonly (readonly number[])[];
  readonly d: number;
  readonly n: number;
  readonly chi2: Readonly<Record<string, number>>;
}

const golden = JSON.parse(readFileSync('../shared/golden/outliers.json', 'utf8')) as {
  readonly single: Record<string, Single>;
  readonly several: Record<string, Several>;
};
const near = (value: number): unknown =>
  expect.closeTo(value, Math.max(0, 9 - Math.ceil(Math.log10(Math.abs(value) + 1))));
const outside = (values: readonly number[], [low, high]: readonly [number, number]): number[] =>
  values.flatMap((x, i) => (x < low || x > high ? [i] : []));

describe.each(Object.entries(golden.single))('outliers of %s', (_, want) => {
  const {values} = want;
  it('have the quartiles and fences of numpy', () => {
    const found = quartiles(values);
    expect(found).toEqual({q1: near(want.q1), median: near(want.median), q3: near(want.q3)});
    for (const [k, fence] of Object.entries(want.fences)) {
      expect(fences(found, Number(k))).toEqual([near(fence.low), near(fence.high)]);
      expect(outside(values, fences(found, Number(k)))).toEqual(fence.outside);
    }
  });
  it('have the modified z of scipy', () => {
    const z = modifiedZ(values);
    if (want.modified_z == null) return expect(z === null || z.every(one => one === 0)).toBe(true);
    expect(Math.max(...(z ?? []).map(Math.abs))).toBeCloseTo(want.modified_z.max_abs, 8);
    expect([...(z ?? []).entries()].flatMap(([i, x]) => (Math.abs(x) > 3.5 ? [i] : []))).toEqual(
      want.modified_z['over_3.5'],
    );
  });
  it('are those of Grubbs and Rosner', () => {
    const {most, steps, outliers} = want.generalised_esd ?? {most: 3, steps: [], outliers: 0};
    const found = generalisedEsd(values, {most});
    expect(found.steps).toEqual(steps.map(({index, R, lambda}) => ({index, r: near(R), critical: near(lambda)})));
    expect(found.outliers).toEqual(steps.slice(0, outliers).map(({index}) => index));
    if (want.grubbs !== undefined) expect(found.steps[0]?.critical).toBeCloseTo(want.grubbs.critical_05, 9);
  });
});

describe.each(Object.entries(golden.several))('outliers of several figures together: %s', (_, {values, d, n, chi2}) => {
  it('have the cuts of scipy', () => {
    for (const cut of ['0.95', '0.975', '0.99', '0.999'])
      expect(chiSquareQuantile(1 - Number(cut), d)).toBeCloseTo(chi2[cut] ?? 0, 8);
    expect(chiSquareQuantile(0.05 / n, d)).toBeCloseTo(chi2['bonferroni_05'] ?? 0, 8);
  });
  // More than half of the captions have one tag: the tightest half lies in a line, which has no covariance.
  it('cannot be told where half of one figure are equal', () =>
    expect(robustDistances(Float64Array.from(values.flat()), d, seededRandom('bulk'))).toBeNull());
});
