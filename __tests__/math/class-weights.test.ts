import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {classWeights, imbalanceRatio} from '../../src/math/class-weights.ts';

const classes = fc.array(fc.integer({min: 1, max: 500}), {minLength: 1, maxLength: 12});

describe('classWeights(n, {total, classes, beta})', () => {
  it('weighs 8 of 10 items in two classes with 0.625 and the other 2 with 2.5', () =>
    expect([8, 2].map(n => classWeights(n, {total: 10, classes: 2})?.inverse)).toEqual([0.625, 2.5]));

  it.each([
    [0, 10],
    [-1, 10],
    [1, 0],
    [NaN, 10],
  ])('is undefined for n = %d of %d', (n, total) => expect(classWeights(n, {total, classes: 2})).toBeUndefined());

  it('levels the classes: Σ n·inverse = N, and each class gets the same', () =>
    fc.assert(
      fc.property(classes, counts => {
        const total = counts.reduce((a, b) => a + b);
        for (const n of counts) {
          const inverse = classWeights(n, {total, classes: counts.length})?.inverse ?? NaN;
          expect(n * inverse).toBeCloseTo(total / counts.length, 9);
        }
      }),
    ));

  it('divides by the effective number 1 + β + … + βⁿ⁻¹', () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 60}), fc.double({min: 0, max: 0.999, noNaN: true}), (n, beta) => {
        const effective = Array.from({length: n}, (_, k) => beta ** k).reduce((a, b) => a + b);
        expect(classWeights(n, {total: 100, classes: 2, beta})?.effective).toBeCloseTo(1 / effective, 10);
      }),
    ));

  it.each([
    ['does not re-weight for β = 0', 0, 1],
    ['tends to 1/n for β → 1', 1 - 1e-13, 1 / 40],
  ])('%s', (_what, beta, expected) =>
    expect(classWeights(40, {total: 100, classes: 2, beta})?.effective).toBeCloseTo(expected, 10),
  );

  it('takes β = 1 − 1/N when none is given', () =>
    expect(classWeights(7, {total: 50, classes: 3})).toEqual(classWeights(7, {total: 50, classes: 3, beta: 0.98})));

  it('never weighs a larger class more', () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 98}), n => {
        const [smaller, larger] = [n, n + 1].map(size => classWeights(size, {total: 100, classes: 4}));
        expect(larger?.inverse).toBeLessThan(smaller?.inverse ?? NaN);
        expect(larger?.effective).toBeLessThan(smaller?.effective ?? NaN);
      }),
    ));
});

describe('imbalanceRatio(counts)', () => {
  it.each([
    [[5], 1],
    [[3, 12, 6], 4],
    [[0, 2, 0, 3], 1.5],
    [[0.5, 2], 4],
  ])('of %j is %d: classes that do not occur are left out', (counts, expected) =>
    expect(imbalanceRatio(counts)).toBe(expected),
  );

  it.each([[[]], [[0, 0]]])('is undefined for %j', counts => expect(imbalanceRatio(counts)).toBeUndefined());

  it('is the greatest of all quotients, and sees neither order nor replication', () =>
    fc.assert(
      fc.property(classes, counts => {
        const quotients = counts.flatMap(a => counts.map(b => a / b));
        expect(imbalanceRatio(counts)).toBeCloseTo(Math.max(...quotients), 10);
        expect(imbalanceRatio(counts.map(n => n * 4).toReversed())).toBeCloseTo(Math.max(...quotients), 10);
      }),
    ));
});
