import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {PILLAR_WEIGHTS, PILLARS} from '../../src/scoring/pillars.ts';
import {bandOf, type Scorable, scoreDataset} from '../../src/scoring/score.ts';

const outcome = fc.oneof(
  {weight: 4, arbitrary: fc.double({min: 0, max: 100, noNaN: true})},
  {weight: 1, arbitrary: fc.constantFrom('not-applicable', 'not-run', 'error')},
);
/** One to four metrics a pillar, of any outcome. */
const metrics: fc.Arbitrary<Scorable[]> = fc
  .tuple(
    ...PILLARS.map(pillar =>
      fc
        .array(fc.record({weight: fc.integer({min: 1, max: 20}).map(n => n / 20), outcome}), {
          minLength: 1,
          maxLength: 4,
        })
        .map(all => all.map((one, i) => ({...one, pillar, id: `${pillar}-${i}`}))),
    ),
  )
  .map(pillars => pillars.flat());

/** Every metric's share W of the whole and its score, as docs/scoring defines them; null where it does not count. */
function weighed(all: readonly Scorable[]): {w: number; s: number}[] {
  return all.flatMap(({pillar, weight, outcome: s}) => {
    const own = all.filter(other => other.pillar === pillar);
    if (typeof s !== 'number' || own.some(other => other.outcome === 'error')) return [];
    const applicable = own.filter(other => other.outcome !== 'not-applicable').reduce((a, b) => a + b.weight, 0);
    return [{w: (PILLAR_WEIGHTS[pillar] * weight) / applicable, s}];
  });
}

const half = [
  {id: 'spread', pillar: 'balance', weight: 0.5, outcome: 80},
  {id: 'gini', pillar: 'balance', weight: 0.5, outcome: 'not-run'},
] as const;

describe('scoreDataset(metrics, harmedShare)', () => {
  it('is the weighted mean of the pillars when all is measured', () => {
    const scores = {quality: 90, balance: 70, uniqueness: 100, structure: 40};
    const all = PILLARS.map(pillar => ({id: pillar, pillar, weight: 1, outcome: scores[pillar]}));
    const value = 0.35 * 90 + 0.25 * 70 + 0.2 * 100 + 0.2 * 40;
    expect(scoreDataset(all, 0)).toMatchObject({
      value: expect.closeTo(value, 10),
      band: 'caution',
      partial: false,
      coverage: expect.closeTo(1, 12),
      bounds: [expect.closeTo(value, 10), expect.closeTo(value, 10)],
    });
  });

  it('lets what was not measured lower coverage, not the score', () =>
    expect(scoreDataset(half, 0)).toMatchObject({value: 80, coverage: 0.125, partial: true, bounds: [10, 97.5]}));

  it('leaves the weight of what cannot apply to the others', () =>
    expect(scoreDataset([half[0], {...half[1], outcome: 'not-applicable'}], 0)).toMatchObject({
      value: 80,
      coverage: 0.25,
      bounds: [20, 95],
      pillars: {balance: {score: 80, weight: 0.25, effectiveWeight: 0.25, coverage: 1}},
    }));

  it('voids a pillar with an error, whatever else it measured', () =>
    expect(scoreDataset([half[0], {...half[1], outcome: 'error'}], 0)).toMatchObject({
      value: null,
      coverage: 0,
      pillars: {balance: {score: null, weight: 0.25, effectiveWeight: 0, coverage: 0}},
    }));

  it.each([
    ['no metric', []],
    ['metrics that cannot apply', half.map(metric => ({...metric, outcome: 'not-applicable' as const}))],
    ['metrics that did not run', half.map(metric => ({...metric, outcome: 'not-run' as const}))],
  ])('is null, not 0, with %s', (_what, none) =>
    expect(scoreDataset(none, 0)).toMatchObject({
      value: null,
      band: null,
      partial: true,
      coverage: 0,
      bounds: [0, 100],
      pillars: Object.fromEntries(
        PILLARS.map(pillar => [pillar, {score: null, weight: PILLAR_WEIGHTS[pillar], effectiveWeight: 0, coverage: 0}]),
      ),
    }),
  );

  it('is 0, not null, when everything measured is as bad as can be', () =>
    expect(scoreDataset([{...half[0], outcome: 0}], 0)).toMatchObject({value: 0, band: 'danger'}));

  it('is Σ W s / Σ W, with coverage Σ W and bounds [Σ W s, Σ W s + 100 (1 − Σ W)]', () =>
    fc.assert(
      fc.property(metrics, all => {
        const parts = weighed(all);
        const coverage = parts.reduce((total, {w}) => total + w, 0);
        const held = parts.reduce((total, {w, s}) => total + w * s, 0);
        const score = scoreDataset(all, 0);
        expect(score.coverage).toBeCloseTo(coverage, 10);
        expect(score.bounds).toEqual([expect.closeTo(held, 8), expect.closeTo(held + 100 * (1 - coverage), 8)]);
        if (parts.length === 0) expect(score.value).toBeNull();
        else expect(score.value).toBeCloseTo(held / coverage, 8);
      }),
    ));

  it('lies inside its bounds, capped or not', () =>
    fc.assert(
      fc.property(metrics, fc.constantFrom(0, 0.5), (all, harmed) => {
        const {value, bounds} = scoreDataset(all, harmed);
        fc.pre(value !== null);
        expect(value).toBeGreaterThanOrEqual(bounds[0] - 1e-9);
        expect(value).toBeLessThanOrEqual(bounds[1] + 1e-9);
      }),
    ));

  it('keeps the final score of a set that is measured further inside the bounds of now', () =>
    fc.assert(
      fc.property(
        metrics,
        fc.array(fc.double({min: 0, max: 100, noNaN: true}), {minLength: 16, maxLength: 16}),
        (all, later) => {
          const now = all.filter(metric => metric.outcome !== 'error');
          const then = now.map((metric, i) =>
            metric.outcome === 'not-run' ? {...metric, outcome: later[i] ?? 0} : metric,
          );
          // A pillar to which nothing applies has no weight to measure.
          fc.pre(PILLARS.every(pillar => now.some(one => one.pillar === pillar && one.outcome !== 'not-applicable')));
          const {bounds} = scoreDataset(now, 0);
          expect(scoreDataset(then, 0).value).toBeGreaterThanOrEqual(bounds[0] - 1e-9);
          expect(scoreDataset(then, 0).value).toBeLessThanOrEqual(bounds[1] + 1e-9);
        },
      ),
    ));

  it('never gains from a worse outcome', () =>
    fc.assert(
      fc.property(metrics, fc.nat(), fc.double({min: 0, max: 1, noNaN: true}), (all, pick, factor) => {
        const at = pick % all.length;
        const worse = all.map((metric, i) =>
          i === at && typeof metric.outcome === 'number' ? {...metric, outcome: metric.outcome * factor} : metric,
        );
        const [before, after] = [scoreDataset(all, 0), scoreDataset(worse, 0)];
        expect(after.value ?? 0).toBeLessThanOrEqual((before.value ?? 0) + 1e-9);
        expect(after.bounds[0]).toBeLessThanOrEqual(before.bounds[0] + 1e-9);
        expect(after.coverage).toBe(before.coverage);
      }),
    ));

  it('sees neither the order of metrics nor the unit of weights', () =>
    fc.assert(
      fc.property(metrics, all => {
        const turned = all.toReversed().map(metric => ({...metric, weight: metric.weight * 4}));
        expect(scoreDataset(turned, 0).value ?? -1).toBeCloseTo(scoreDataset(all, 0).value ?? -1, 9);
        expect(scoreDataset(turned, 0).coverage).toBeCloseTo(scoreDataset(all, 0).coverage, 10);
      }),
    ));

  it('weighs every pillar by what was measured of it', () =>
    fc.assert(
      fc.property(metrics, all => {
        for (const [pillar, {score, weight, effectiveWeight, coverage}] of Object.entries(
          scoreDataset(all, 0).pillars,
        )) {
          const parts = weighed(all.filter(metric => metric.pillar === pillar));
          const measured = parts.reduce((total, {w}) => total + w, 0);
          expect(effectiveWeight).toBeCloseTo(measured, 10);
          expect(coverage).toBeCloseTo(measured / weight, 10);
          if (parts.length === 0) expect(score).toBeNull();
          else expect(score).toBeCloseTo(parts.reduce((total, {w, s}) => total + w * s, 0) / measured, 8);
        }
      }),
    ));

  it.each([
    [0.2, 80, []],
    [0.2000001, 39, ['invalid-items']],
    [1, 39, ['invalid-items']],
  ])('with %d of the items harmed is at most %d', (harmed, value, codes) => {
    const score = scoreDataset(half, harmed);
    expect(score).toMatchObject({value, band: value === 39 ? 'danger' : 'good'});
    expect(score.caps.map(({code}) => code)).toEqual(codes);
    expect(score.bounds[1]).toBe(value === 39 ? 39 : 97.5);
  });

  it('says why it is capped, and does not raise what is lower', () => {
    const {value, caps} = scoreDataset([{...half[0], outcome: 12}], 0.256);
    expect(value).toBe(12);
    expect(caps).toEqual([
      {code: 'invalid-items', why: expect.stringMatching(/^26 % of the items .* cannot exceed 39\.$/)},
    ]);
  });

  it.each([
    ['quality and balance alone', ['quality', 'balance'], false],
    ['uniqueness and quality alone', ['quality', 'uniqueness'], true],
    ['three pillars', ['balance', 'uniqueness', 'structure'], false],
  ])('is partial below a coverage of .6: %s', (_what, names, partial) => {
    const all = PILLARS.filter(pillar => names.includes(pillar));
    expect(
      scoreDataset(
        all.map(pillar => ({id: pillar, pillar, weight: 1, outcome: 70})),
        0,
      ).partial,
    ).toBe(partial);
  });
});

describe('bandOf(value)', () => {
  it.each([
    [100, 'good'],
    [80, 'good'],
    [79.999, 'caution'],
    [60, 'caution'],
    [59.999, 'needs-work'],
    [40, 'needs-work'],
    [39.999, 'danger'],
    [0, 'danger'],
  ])('%d is %s', (value, band) => expect(bandOf(value)).toBe(band));

  it('is the band of the printed, floored score', () =>
    fc.assert(
      fc.property(fc.double({min: 0, max: 100, noNaN: true}), value =>
        expect(bandOf(value)).toBe(bandOf(Math.floor(value))),
      ),
    ));
});
