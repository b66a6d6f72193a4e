import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Targets} from '../../src/config/targets.ts';
import {targetDivergence} from '../../src/metrics/target-divergence.ts';
import {measured, type Measured} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';

const SETTING = {name: 'setting', values: ['indoors', 'outdoors'], declared: true};

/** Captions with a declared setting, measured against wanted shares. */
function against(captions: readonly string[], targets: Partial<Targets>): Promise<Measured> {
  return measured(targetDivergence, captions, {
    groups: [SETTING],
    targets: {groups: {}, coverage: {}, ...targets},
  });
}

const rooms = (inside: number, outside: number, neither = 0): string[] => [
  ...times(inside, () => 'indoors, hat'),
  ...times(outside, () => 'outdoors, hat'),
  ...times(neither, () => 'hat'),
];

/** Base 2, with half an item added to every value on both sides. */
function smoothedJsd(have: readonly number[], want: readonly number[], items: number): number {
  const smooth = (shares: readonly number[]): number[] => {
    const counts = shares.map(share => share * items + 0.5);
    const total = counts.reduce((a, b) => a + b);
    return counts.map(n => n / total);
  };
  const [p, q] = [smooth(have), smooth(want)];
  const entropy = (shares: readonly number[]): number => shares.reduce((sum, x) => sum - x * Math.log2(x), 0);
  return entropy(p.map((x, i) => (x + (q[i] ?? 0)) / 2)) - (entropy(p) + entropy(q)) / 2;
}

describe('targetDivergence.measure({targets})', () => {
  it.each([
    ['the set is as declared', rooms(3, 7), {indoors: 0.3, outdoors: 0.7}],
    ['what is left to 1 is left unspecified', rooms(1, 2, 1), {indoors: 0.25, outdoors: 0.5}],
  ])('is 0 where %s', async (_what, captions, setting) => {
    const {value, detail} = await against(captions, {groups: {setting}});
    expect(value).toBeCloseTo(0, 12);
    expect(detail?.values).toEqual({
      alpha: 0.5,
      kl: expect.closeTo(0, 12),
      'total-variation': expect.closeTo(0, 12),
    });
  });

  it('is the Jensen–Shannon divergence in bits, smoothed by α = ½, with KL in nats and total variation of the shares', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat({max: 8}),
        fc.nat({max: 8}),
        fc.nat({max: 4}),
        fc.integer({min: 1, max: 9}),
        async (inside, outside, neither, tenths) => {
          const items = inside + outside + neither;
          fc.pre(items > 0);
          const have = [inside / items, outside / items, neither / items];
          const want = [tenths / 20, (10 - tenths) / 20, 1 / 2];
          const setting = {indoors: want[0] ?? 0, outdoors: want[1] ?? 0};
          const {value, detail} = await against(rooms(inside, outside, neither), {groups: {setting}});
          const kl = have.reduce((sum, p, i) => sum + (p === 0 ? 0 : p * Math.log(p / (want[i] ?? 0))), 0);
          const gaps = have.map((p, i) => Math.abs(p - (want[i] ?? 0)));
          expect(value).toBeCloseTo(smoothedJsd(have, want, items), 10);
          expect(detail?.values?.['kl']).toBeCloseTo(kl, 10);
          expect(detail?.values?.['total-variation']).toBeCloseTo(gaps.reduce((a, b) => a + b) / 2, 10);
        },
      ),
      {numRuns: 40},
    ));

  it('tends to 1 bit on a large set that has only what nobody wanted, where KL has no value', async () => {
    const {value, detail} = await against(rooms(2000, 0), {groups: {setting: {outdoors: 1}}});
    expect(value).toBeGreaterThan(0.99);
    expect(value).toBeLessThan(1);
    expect(detail?.values).toMatchObject({kl: null, 'total-variation': 1});
  });

  it.each([
    ['inside the range', 5, 0.5],
    ['at its lower end', 3, 0.3],
    ['at its upper end', 6, 0.6],
    ['below it', 1, 0.3],
    ['above it', 10, 0.6],
  ])('measures the coverage of a tag %s against its nearest end', async (_what, bearers, want) => {
    const captions = times(10, i => (i < bearers ? 'hat, Big_smile' : 'hat'));
    const {value} = await against(captions, {coverage: {'big smile': [0.3, 0.6]}});
    const have = bearers / 10;
    expect(value).toBeCloseTo(smoothedJsd([have, 1 - have], [want, 1 - want], 10), 12);
  });

  it('takes the mean of all targets, and shows the farthest first with its gaps, the widest first', async () => {
    const targets = {groups: {setting: {indoors: 1}}, coverage: {hat: [0, 0.5], bow: [0, 1]}} as const;
    const {value = NaN, detail} = await against(rooms(1, 3), targets);
    const jsd = [
      smoothedJsd([0.25, 0.75, 0], [1, 0, 0], 4),
      smoothedJsd([1, 0], [0.5, 0.5], 4),
      smoothedJsd([0, 1], [0, 1], 4),
    ];
    expect(value).toBeCloseTo(jsd.reduce((a, b) => a + b) / 3, 12);
    expect(detail?.rows).toEqual([
      {
        label: 'setting',
        value: expect.closeTo(jsd[0] ?? NaN, 12),
        note: 'indoors: want 100 %, have 25 %; outdoors: want 0 %, have 75 %; unspecified: want 0 %, have 0 %',
      },
      {
        label: 'hat',
        value: expect.closeTo(jsd[1] ?? NaN, 12),
        note: 'hat: want 50 %, have 100 %; no hat: want 50 %, have 0 %',
      },
      {label: 'bow', value: 0, note: 'bow: want 0 %, have 0 %; no bow: want 100 %, have 100 %'},
    ]);
  });

  it.each([
    ['nothing is declared', rooms(1, 1), {}, 'No target is declared.'],
    ['there is no item', [], {groups: {setting: {indoors: 1}}}, 'There is no item whose tags could be counted.'],
  ])('is not applicable where %s', async (_what, captions, targets, notApplicable) =>
    expect(await against(captions, targets)).toEqual({notApplicable}),
  );
});
