import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {groupBalance} from '../../src/metrics/group-balance.ts';
import {measured} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';

const declared = (name: string, ...values: string[]) => ({name, values, declared: true});
const setting = declared('setting', 'indoors', 'outdoors');

/** Captions that bear each value so many times. */
const bearing = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).flatMap(([value, n]) => times(n, () => `pell, hat, ${value}`));

/** Piecewise linear through 100, 80, 40 and 0 at the four anchors. */
function points(share: number, [ideal, good, poor, worst]: readonly [number, number, number, number]): number {
  if (share <= good) return 100 - (20 * (share - ideal)) / (good - ideal);
  if (share <= poor) return 80 - (40 * (share - good)) / (poor - good);
  return 40 - (40 * (share - poor)) / (worst - poor);
}

describe('groupBalance.measure({groups})', () => {
  it.each([
    ['an even group', {indoors: 5, outdoors: 5}, 0, 100],
    ['a group of one value', {indoors: 6, outdoors: 0}, 1, 0],
    // Σp² = .625 → .25 of the way, 40 points; top share ¾ → ½ of the way, 40 points.
    ['three to one', {indoors: 3, outdoors: 1}, 0.25, 40],
    // Σp² = .58 → .16; top share .7 → .4: 60 points is the worse of 76 and 60, so the top share is the value.
    ['seven to three', {indoors: 7, outdoors: 3}, 0.4, 60],
  ])('of %s', async (_what, counts, value, score) =>
    expect(await measured(groupBalance, bearing(counts), {groups: [setting]})).toMatchObject({
      value: expect.closeTo(value, 12),
      score: expect.closeTo(score, 9),
    }),
  );

  it('is the normalised concentration or top share, whichever scores worse', () => {
    const colours = ['black hair', 'blonde hair', 'red hair', 'white hair'];
    const sizes = fc.array(fc.nat({max: 6}), {minLength: 2, maxLength: 4}).filter(ns => ns.some(n => n > 0));
    return fc.assert(
      fc.asyncProperty(sizes, async ns => {
        const k = ns.length;
        const total = ns.reduce((a, b) => a + b);
        const normal = (share: number): number => (share - 1 / k) / (1 - 1 / k);
        const hhi = ns.reduce((sum, n) => sum + (n / total) ** 2, 0);
        const captions = bearing(Object.fromEntries(ns.map((n, i) => [colours[i] ?? '', n])));
        const group = declared('hair colour', ...colours.slice(0, k));
        const {value, score} = await measured(groupBalance, captions, {groups: [group]});
        const top = normal(Math.max(...ns) / total);
        const [ofHhi, ofTop] = [points(normal(hhi), [0, 0.15, 0.25, 1]), points(top, [0, 0.3, 0.5, 1])];
        expect(score).toBeCloseTo(Math.min(ofHhi, ofTop), 8);
        if (Math.abs(ofHhi - ofTop) > 1e-6) expect(value).toBeCloseTo(ofTop < ofHhi ? top : normal(hhi), 10);
      }),
      {numRuns: 40},
    );
  });

  it('scores the worst of the declared groups, and shows them from worst to best', async () => {
    const captions = ['indoors, hat', 'indoors, cap', 'indoors, hat', 'outdoors, cap'];
    const {value, detail} = await measured(groupBalance, captions, {
      groups: [declared('headwear', 'hat', 'cap'), setting],
    });
    expect(value).toBeCloseTo(0.25, 12);
    expect(detail?.rows).toEqual([
      {label: 'setting', value: 0.25, note: 'indoors 75 %'},
      {label: 'headwear', value: 0, note: 'cap 50 %'},
    ]);
  });

  it('shows known groups, and does not score them', async () => {
    const measurement = await measured(groupBalance, bearing({indoors: 3, outdoors: 1}));
    expect(measurement).toMatchObject({
      value: expect.closeTo(0.25, 12),
      informative: 'Scored once groups are declared.',
    });
    expect(measurement.score).toBeUndefined();
  });

  it('leaves known groups aside once one is declared', async () => {
    const {detail} = await measured(groupBalance, bearing({'indoors, hat': 3, 'outdoors, cap': 1}), {
      groups: [declared('eyes', 'blue eyes', 'hat')],
    });
    expect(detail?.rows?.map(({label}) => label)).toEqual(['eyes']);
  });

  it('says how many items have no value, and how many have two', async () => {
    const captions = ['indoors', 'outdoors', 'indoors, outdoors', 'hat', ''];
    expect((await measured(groupBalance, captions, {groups: [setting]})).detail?.values).toEqual({
      hhi: 0.5,
      'hhi-10000': 5000,
      'hhi-normalised': 0,
      top1: 0.5,
      'top1-normalised': 0,
      k: 2,
      unspecified: expect.closeTo(2 / 5, 12),
      several: 1,
    });
  });

  it.each([
    ['no value of a known group', ['hat', 'bow']],
    ['one value of a known group', ['indoors, hat', 'indoors, bow']],
  ])('is not applicable with %s', async (_what, captions) =>
    expect(await measured(groupBalance, captions)).toEqual({
      notApplicable: 'No exclusive group is declared, and none was recognised.',
    }),
  );
});
