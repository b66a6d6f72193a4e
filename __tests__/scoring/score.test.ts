import {describe, expect, it} from '@jest/globals';
import {METRICS} from '../../src/metrics/index.ts';
import {UNMEASURED} from '../../src/scoring/pillars.ts';
import {bandOf, scoreDataset} from '../../src/scoring/score.ts';

describe('scoreDataset(metrics, harmedShare)', () => {
  const half = [
    {id: 'a', pillar: 'balance', weight: 0.5, outcome: 80},
    {id: 'b', pillar: 'balance', weight: 0.5, outcome: 'not-run'},
  ] as const;
  it('lets what was not measured lower coverage, not the score', () =>
    expect(scoreDataset(half, 0)).toMatchObject({value: 80, coverage: 0.125, partial: true, bounds: [10, 97.5]}));
  it('leaves the weight of what cannot apply to the others', () =>
    expect(scoreDataset([half[0], {...half[1], outcome: 'not-applicable'}], 0).coverage).toBe(0.25));
  it('is null, not 0, without any score', () => expect(scoreDataset([], 0)).toMatchObject({value: null, band: null}));
  it('caps a set with more than a fifth of harmed items', () =>
    expect(scoreDataset(half, 0.21)).toMatchObject({value: 39, caps: [{code: 'invalid-items'}]}));
  it('voids a pillar with an error', () =>
    expect(scoreDataset([half[0], {...half[1], outcome: 'error'}], 0).pillars.balance.score).toBeNull());
});

describe('bandOf(value)', () => {
  it.each([
    [80, 'good'],
    [79.9, 'caution'],
    [60, 'caution'],
    [40, 'needs-work'],
    [39.9, 'danger'],
  ])('%d is %s', (value, band) => expect(bandOf(value)).toBe(band));
});

describe('weights', () => {
  it.each(['quality', 'balance', 'uniqueness', 'structure'])('of %s sum to 1', pillar => {
    // Groups and targets weigh only where the user declares them; the others then share what is left.
    const declared = ['group-balance', 'target-divergence'];
    const all = [...METRICS, ...UNMEASURED].filter(({id, pillar: own}) => own === pillar && !declared.includes(id));
    expect(all.reduce((total, {weight}) => total + weight, 0)).toBeCloseTo(1, 12);
  });
});
