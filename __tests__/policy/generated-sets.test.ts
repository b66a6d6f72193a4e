import {describe, expect, it} from '@jest/globals';
import {CORRUPTIONS} from '../helpers/prove/corrupt.ts';
import {entropyCoverage, trueEntropy} from '../helpers/prove/entropy-coverage.ts';
import {generate, KINDS} from '../helpers/prove/generate.ts';
import {goodness} from '../helpers/prove/measure.ts';
import {rankCorrelation} from '../helpers/prove/rank-correlation.ts';

describe.each(KINDS)('generated captions of a %s set', kind => {
  it('are the same for the same seed, others for another, and begin alike at any size', () => {
    const set = generate(kind, {items: 60, seed: 1});
    expect(generate(kind, {items: 60, seed: 1})).toEqual(set);
    expect(generate(kind, {items: 30, seed: 1})).toEqual(set.slice(0, 30));
    expect(generate(kind, {items: 60, seed: 2})).not.toEqual(set);
  });
  it.each([1, 2, 3])('are clean and score well (seed %i)', seed => {
    const found = goodness(generate(kind, {items: 200, seed}));
    for (const id of ['hygiene', 'validity', 'token-overflow']) expect(found.get(id)?.score).toBe(100);
    expect(found.get('dhs')?.score).toBeGreaterThan(90);
  });
});

describe.each(CORRUPTIONS)('the corruption $id', ({apply}) => {
  const set = generate('character', {items: 50, seed: 4});
  const texts = (level: number): string[] => apply(set, level, 4).map(tags => tags.join(', '));
  it('changes nothing at level 0, and the same at every run', () => {
    expect(texts(0)).toEqual(set.map(tags => tags.join(', ')));
    expect(texts(0.3)).toEqual(texts(0.3));
  });
  it('spoils more at a higher level', () => {
    const spoilt = (level: number): number => texts(level).filter((text, i) => text !== set[i]?.join(', ')).length;
    const counts = [0.1, 0.3, 0.5].map(spoilt);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[2]).toBeGreaterThan(0);
  });
});

describe('rankCorrelation(x, y)', () => {
  it.each([
    [[1, 2, 3], [10, 20, 90], 1],
    [[1, 2, 3, 4], [4, 3, 2, 1], -1],
    [[1, 2, 3, 4, 5], [5, 6, 7, 8, 7], 0.8207826816681233],
  ])('of %j and %j', (x, y, rho) => expect(rankCorrelation(x, y)).toBeCloseTo(rho, 12));
  it('is undefined where nothing moves', () => expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBeUndefined());
});

describe('the interval of entropy', () => {
  it.each(['character', 'mixed'] as const)(
    'holds the true entropy in .89 of %s sets of 30, 100 and 300 captions',
    kind => {
      const population = {kind, tail: false};
      const truth = trueEntropy(population, 20_000);
      for (const [items, draws] of [
        [30, 100],
        [100, 50],
        [300, 20],
      ] as const)
        expect(entropyCoverage(population, truth, {items, draws})).toBeGreaterThanOrEqual(0.89);
    },
  );
});
