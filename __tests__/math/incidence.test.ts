import {describe, expect, it} from '@jest/globals';
import {incidenceEntropy, rareCounts, sampleCoverage} from '../../src/math/incidence.ts';

describe('sampleCoverage(df, items)', () => {
  it('is 1 when no tag occurs once', () => expect(sampleCoverage([2, 3], 5)).toBe(1));
  it('follows its formula', () => expect(sampleCoverage([1, 1, 2], 4)).toBeCloseTo(1 - (2 / 4) * (6 / (6 + 2)), 14));
  it('is undefined without uses', () => expect(sampleCoverage([], 4)).toBeUndefined());
});

describe('incidenceEntropy(df, items)', () => {
  it('is undefined below two items', () => expect(incidenceEntropy([1], 1)).toBeUndefined());
  it('is near the plain entropy when every tag is common', () =>
    expect(incidenceEntropy([500, 500], 1000)).toBeCloseTo(Math.log(2), 2));
});

describe('rareCounts(df)', () => {
  it('reads expected counts to the nearest whole number', () =>
    expect(rareCounts([0.5, 1, 1.4, 1.5, 2, 3])).toEqual({once: 3, twice: 2}));
});
