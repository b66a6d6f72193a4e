import {beforeAll, describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {bundleOf} from '../../../../../src/frontends/notebook/api/displayable.ts';
import type {Dataset} from '../../../../../src/frontends/notebook/api/dataset.ts';
import {Figure} from '../../../../../src/frontends/notebook/api/figure.ts';
import {load} from '../../../../../src/frontends/notebook/api/load.ts';
import {classWeights} from '../../../../../src/frontends/notebook/api/long-tail/class-weights.ts';
import {divergence} from '../../../../../src/frontends/notebook/api/long-tail/divergence.ts';
import {outliers} from '../../../../../src/frontends/notebook/api/long-tail/outliers.ts';
import type {BarsView} from '../../../../../src/plots/view.ts';
import {itemsOf} from '../../../../helpers/sets.ts';

let set: Dataset;
beforeAll(async () => {
  const captions = Array.from({length: 40}, (_, i) => {
    const hair = i % 4 === 0 ? 'red hair' : 'blue hair';
    return `sks, ${hair}, ${Array.from({length: i === 7 ? 60 : 2 + (i % 5)}, (_one, j) => `prop ${(i + j) % 70}`).join(', ')}`;
  });
  set = await load(itemsOf(captions), {trigger: 'sks'});
});

/** Shown as words, page and picture. */
async function expectShown(result: {readonly view: () => Figure}): Promise<void> {
  expect(result.view()).toBeInstanceOf(Figure);
  const {data} = await bundleOf(result);
  expect(data).toMatchObject({'text/plain': expect.any(String), 'image/png': expect.any(String)});
  expect(data['text/html']).toContain('<table>');
}

describe('classWeights(from)', () => {
  // Azuki's group of characters; scikit-learn's "balanced", and effective numbers with β .999.
  const AZUKI = {human: 9018, spirit: 444, blue: 441, red: 97};
  it('are inverse frequencies and effective numbers of counts', () => {
    const {ratio, table} = classWeights(AZUKI, {beta: 0.999});
    expect(ratio).toBeCloseTo(92.9691, 4);
    const round = (values: readonly number[]) => values.map(value => Number(value.toFixed(6)));
    expect(round(table.rows.map(({inverse}) => inverse))).toEqual([0.277223, 5.630631, 5.668934, 25.773196]);
    expect(round(table.rows.map(({effective}) => effective))).toEqual([0.229867, 0.640798, 0.644261, 2.485074]);
  });
  it.each([
    [0.9999, 63.1558],
    [0.99, 1.57737],
    [0.9, 1.0000266],
    [0, 1],
  ])('with β %f have a ratio of %f between 100 and 9,900', (beta, ratio) => {
    const [first, last] = classWeights({a: 9900, b: 600, c: 100}, {beta}).table.rows.filter((_, i) => i !== 1);
    expect((last?.effective ?? 0) / (first?.effective ?? 1)).toBeCloseTo(ratio, ratio > 10 ? 3 : 5);
  });
  it('of any counts never differ more than the counts do, and have mean 1', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 1e6}), {minLength: 2, maxLength: 30}), counts => {
        const {table, ratio} = classWeights(counts);
        const weights = table.rows.map(({effective}) => effective);
        expect(Math.max(...weights) / Math.min(...weights)).toBeLessThanOrEqual((ratio ?? 0) * (1 + 1e-9));
        expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(counts.length, 6);
      }),
    ));
  it('are of the tags of a data set, or of a group of it', async () => {
    const tags = classWeights(set);
    expect(tags.ratio).toBe(set.metric('imbalance').value);
    expect(tags.table.length).toBe(set.tags().length);
    const hair = classWeights(set, {group: 'hair colour'});
    expect(hair.table.rows.map(({name, n}) => [name, n])).toEqual([
      ['blue hair', 30],
      ['red hair', 10],
    ]);
    expect(hair.ratio).toBe(3);
    await expectShown(hair);
  });
  it('take maps and lists, leave out what does not occur, and say what is wrong', () => {
    expect(classWeights(new Map([['hat', 3]])).table.rows).toMatchObject([{name: 'hat', inverse: 1}]);
    expect(classWeights([3, 0, 1]).table.rows.map(({name}) => name)).toEqual(['1', '3']);
    expect(classWeights([]).ratio).toBeNull();
    expect(() => classWeights({hat: -1})).toThrow('hat');
    expect(() => classWeights({hat: Number.NaN})).toThrow('hat');
    expect(() => classWeights({hat: 1}, {beta: 1})).toThrow('β');
    expect(() => classWeights(set, {group: 'hare colour'})).toThrow('hare colour');
  });
});

describe('divergence(p, q)', () => {
  it('is what the formulas say', () => {
    const found = divergence([0.5, 0.3, 0.2], [0.4, 0.4, 0.2]);
    expect(found.kl).toBeCloseTo(0.0252671539, 10);
    expect(found.reversed).toBeCloseTo(0.0258154085, 10);
    expect(found.jsd).toBeCloseTo(0.00918592546, 10);
    expect(found.tv).toBeCloseTo(0.1, 12);
    expect(found.psi).toBeCloseTo(0.0510825624, 10);
  });
  it('has no KL where what p has is missing in q, says so, and has one with α', () => {
    const found = divergence([0.5, 0.25, 0.25], [0.5, 0.5, 0]);
    expect(found).toMatchObject({kl: null, psi: null, alpha: 0});
    expect(String(found)).toContain('undefined: q is 0 for “3”');
    expect(found.reversed).toBeCloseTo(0.34657359, 8);
    expect(found.jsd).toBeCloseTo(0.155639062, 9);
    const smooth = divergence([10, 10, 0], [10, 5, 5], {alpha: 0.5});
    expect(smooth.kl).toBeCloseTo(0.260029656, 9);
    expect(smooth.jsd).toBeCloseTo(0.108448971, 9);
    expect(smooth.psi).toBeCloseTo(0.708028474, 9);
    expect(String(smooth)).toContain('α = 0.5');
  });
  it('is of the tags of two data sets, named alike', async () => {
    const other = await load(itemsOf(Array.from({length: 12}, (_, i) => `sks, blue hair, hat ${i % 3}`)));
    const found = divergence(set, other);
    expect(found.jsd).toBeGreaterThan(0);
    expect(divergence(set, set)).toMatchObject({kl: 0, jsd: 0, tv: 0, psi: 0});
    expect((found.view().view as BarsView).bars.length).toBeLessThanOrEqual(30);
    await expectShown(found);
  });
  it('is nothing of nothing', () => expect(() => divergence([0, 0], [1, 2])).toThrow('no counts'));
});

describe('outliers(from)', () => {
  // NIST e-Handbook 1.3.5.17.3: three by generalised ESD, none by Grubbs.
  const ROSNER =
    `-.25 .68 .94 1.15 1.20 1.26 1.26 1.34 1.38 1.43 1.49 1.49 1.55 1.56 1.58 1.65 1.69 1.70 1.76 1.77 1.81 1.91
    1.94 1.96 1.99 2.06 2.09 2.10 2.14 2.15 2.23 2.24 2.26 2.35 2.37 2.40 2.47 2.54 2.62 2.64 2.90 2.92 2.92 2.93 3.21 3.26
    3.30 3.59 3.68 4.30 4.64 5.34 5.42 6.01`
      .trim()
      .split(/\s+/)
      .map(Number);
  it('of numbers are found by four tests', async () => {
    const found = outliers(ROSNER);
    expect(found.table.rows.filter(({esd}) => esd).map(({value}) => value)).toEqual([6.01, 5.42, 5.34]);
    await expectShown(found);
    const masked = outliers([1, 2, 3, 4, 5, 6, 7, 8, 100, 101]);
    expect(masked.table.rows.map(({place, esd}) => [place, esd])).toEqual([
      [10, null],
      [9, null],
    ]);
    expect(masked.table.rows.map(({robust}) => (robust === null ? null : Number(robust.toFixed(1))))).toEqual([
      25.8, 25.5,
    ]);
  });
  it('never call z of ten numbers far: it cannot be', () => {
    const found = outliers([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]);
    expect(found.table.rows).toMatchObject([{place: 10, iqr: true, z: false}]);
  });
  it('of a data set are its unusual items', async () => {
    const found = outliers(set);
    expect(found.table.rows[0]).toMatchObject({
      key: expect.stringContaining('7'),
      features: expect.stringContaining('tags'),
    });
    expect(found.table.length).toBe(set.statistics.outliers?.unusual);
    await expectShown(found);
  });
  it('of too few say so', async () => {
    expect(() => outliers([1, 2, Number.NaN])).toThrow('Number 3 is NaN');
    expect(outliers([1, 1, 1]).table.length).toBe(0);
    await expect(async () => outliers(await load(itemsOf(['hat'])))).rejects.toThrow('Nothing can be unusual');
  });
});
