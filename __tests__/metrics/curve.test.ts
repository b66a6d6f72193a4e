import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {METRICS} from '../../src/metrics/index.ts';
import {anchors} from '../../src/metrics/curve.ts';

const falling = anchors({ideal: 0.75, good: 0.5, poor: 0.3, worst: 0.1});
const rising = anchors({ideal: 0, good: 0.02, poor: 0.1, worst: 0.3});
const value = fc.double({min: -1, max: 2, noNaN: true});

describe('anchors({ideal, good, poor, worst}).score(value)', () => {
  it.each([
    [0.75, 100],
    [0.5, 80],
    [0.3, 40],
    [0.1, 0],
    [1, 100],
    [0, 0],
    [0.4, 60],
    [0.625, 90],
    [0.15, 10],
  ])('maps %d to %d where more is better', (x, score) => expect(falling.score(x)).toBeCloseTo(score, 10));

  it.each([
    [0, 100],
    [0.02, 80],
    [0.1, 40],
    [0.3, 0],
    [-1, 100],
    [1, 0],
    [0.01, 90],
    [0.06, 60],
    [0.2, 20],
  ])('maps %d to %d where less is better', (x, score) => expect(rising.score(x)).toBeCloseTo(score, 10));

  it('keeps its anchors, so that it can be inverted', () =>
    expect(falling).toMatchObject({ideal: 0.75, good: 0.5, poor: 0.3, worst: 0.1}));

  it('bends nowhere else: between two anchors the middle value has the middle score', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: 0, max: 100}), {minLength: 4, maxLength: 4}), xs => {
        const [ideal = 0, good = 0, poor = 0, worst = 0] = xs.toSorted((a, b) => a - b);
        const {score} = anchors({ideal, good, poor, worst});
        const middles = [(ideal + good) / 2, (good + poor) / 2, (poor + worst) / 2].map(score);
        expect(middles.map(middle => Number(middle.toFixed(9)))).toEqual([90, 60, 20]);
      }),
    ));
});

describe('every curve', () => {
  // The table of docs/scoring: weight inside the pillar, then the values that score 100, 80, 40 and 0.
  it.each([
    ['spread', 'balance', 0.2, [0.75, 0.5, 0.3, 0.1]],
    ['gini', 'balance', 0.1, [0.5, 0.65, 0.85, 1]],
    ['concentration', 'balance', 0.2, [0.3, 0.5, 0.75, 1]],
    ['saturation', 'balance', 0.25, [0, 0.25, 0.5, 0.9]],
    ['tag-coverage', 'balance', 0.25, [0.97, 0.9, 0.75, 0.4]],
    ['group-balance', 'balance', 0.2, [0, 0.15, 0.25, 1]],
    ['hygiene', 'quality', 0.2, [0, 0.02, 0.1, 0.3]],
    ['validity', 'quality', 0.25, [0, 0.01, 0.05, 0.2]],
    ['target-divergence', 'quality', 0.2, [0, 0.1, 0.3, 1]],
    ['caption-duplicates', 'uniqueness', 0.2, [0, 0.1, 0.4, 1]],
    ['token-overflow', 'uniqueness', 0.3, [0, 0.1, 0.3, 1]],
  ])('is that of the specification: %s', (id, pillar, weight, at) => {
    const metric = METRICS.find(one => one.id === id);
    const [ideal, good, poor, worst] = at;
    expect(metric).toMatchObject({pillar, weight, curve: {ideal, good, poor, worst}});
    const scores = at.map(x => metric?.curve?.score(x));
    expect(scores).toEqual([100, 80, 40, 0].map(score => expect.closeTo(score, 9)));
  });

  const curves = METRICS.flatMap(({id, curve, direction}) => (curve === null ? [] : [[id, direction, curve] as const]));
  it.each(curves)('never scores a worse value higher: %s', (_id, direction, curve) => {
    const sign = direction === 'higher-is-better' ? 1 : -1;
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [worse, better] = sign * a < sign * b ? [a, b] : [b, a];
        expect(curve.score(worse)).toBeLessThanOrEqual(curve.score(better));
        expect(curve.score(a) >= 0 && curve.score(a) <= 100).toBe(true);
      }),
    );
  });
});
