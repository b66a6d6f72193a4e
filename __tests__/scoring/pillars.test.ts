import {describe, expect, it} from '@jest/globals';
import {METRICS} from '../../src/metrics/index.ts';
import {PILLAR_WEIGHTS, PILLARS} from '../../src/scoring/pillars.ts';

/** Weigh only where the user declares them; the others of their pillar then share what is left. */
const DECLARED = ['group-balance', 'target-divergence'];

describe('PILLAR_WEIGHTS', () => {
  it('are those of the formula DHS = 0.35·Quality + 0.25·Balance + 0.20·Uniqueness + 0.20·Structure', () =>
    expect(PILLAR_WEIGHTS).toEqual({quality: 0.35, balance: 0.25, uniqueness: 0.2, structure: 0.2}));
  it('sum to 1', () => expect(PILLARS.reduce((total, pillar) => total + PILLAR_WEIGHTS[pillar], 0)).toBeCloseTo(1, 14));
});

describe('PILLARS', () => {
  it('are the four, each once, the heaviest first', () => {
    expect(PILLARS.toSorted()).toEqual(Object.keys(PILLAR_WEIGHTS).toSorted());
    const weights = PILLARS.map(pillar => PILLAR_WEIGHTS[pillar]);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });
});

describe('weights inside a pillar', () => {
  const sum = (of: readonly {readonly weight: number}[]): number => of.reduce((total, {weight}) => total + weight, 0);

  it.each(PILLARS)('of %s sum to 1 where nothing is declared', pillar =>
    expect(sum(METRICS.filter(part => part.pillar === pillar && !DECLARED.includes(part.id)))).toBeCloseTo(1, 14),
  );

  it.each([
    ['quality', 'target-divergence'],
    ['balance', 'group-balance'],
  ])('of %s are joined by .20 for %s', (pillar, id) =>
    expect(METRICS.filter(part => part.id === id)).toMatchObject([{pillar, weight: 0.2}]),
  );

  it('are 0 where a metric is only reported', () =>
    expect(METRICS.filter(({pillar}) => pillar === null).map(({weight}) => weight)).toEqual(
      METRICS.filter(({curve}) => curve === null).map(() => 0),
    ));
});
