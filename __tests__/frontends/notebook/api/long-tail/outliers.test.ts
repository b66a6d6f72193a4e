import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {TagnosisError} from '../../../../../src/errors.ts';
import {load} from '../../../../../src/frontends/notebook/api/load.ts';
import {type OutliersResult, outliers} from '../../../../../src/frontends/notebook/api/long-tail/outliers.ts';
import {bundleOf} from '../../../../../src/frontends/notebook/api/displayable.ts';
import {toPlotly} from '../../../../../src/plots/plotly/to-plotly.ts';
import type {BarsView} from '../../../../../src/plots/view.ts';
import {itemsOf} from '../../../../helpers/sets.ts';

const barsOf = (found: Pick<OutliersResult, 'view'>): BarsView => found.view().view as BarsView;

describe('the figure of outliers(numbers)', () => {
  it('shows standard deviations from the mean where half of the numbers are equal', () => {
    const found = outliers([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9]);
    expect(found.table.rows).toMatchObject([{place: 11, value: 9, z: true, robust: null}]);
    const {bars, axis} = barsOf(found);
    // 9 is 80/11 from a mean of 19/11, and s² = 64/11.
    expect(bars).toHaveLength(1);
    expect(bars[0]?.value).toBeCloseTo(80 / 11 / Math.sqrt(64 / 11), 12);
    expect(axis.label).toBe('standard deviations from the mean');
  });
  it('shows distances from the median, as the median distance tells them, where that is not 0', () => {
    const found = outliers([1, 2, 3, 4, 5, 6, 7, 8, 100, 101]);
    const {bars, axis} = barsOf(found);
    expect(bars.map(({value}) => value)).toEqual(found.table.rows.map(({robust}) => robust));
    expect(axis.label).toBe('robust standard deviations from the median');
  });
  it('draws a bar above 0 for each number that is far, the farthest first', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: -50, max: 50}), {minLength: 1, maxLength: 60}),
        fc.integer(),
        (values, far) => {
          const {bars} = barsOf(outliers([...values, far]));
          for (const [i, {value}] of bars.entries()) {
            expect(value).toBeGreaterThan(0);
            expect(value).toBeLessThanOrEqual(bars[i - 1]?.value ?? Infinity);
          }
        },
      ),
    ));
  it('says of how many it shows the farthest', () => {
    const values = [...Array.from({length: 200}, (_, i) => i % 20), ...Array.from({length: 30}, (_, i) => 1000 + i)];
    const found = outliers(values);
    expect(found.table.length).toBe(30);
    expect(barsOf(found).bars).toHaveLength(24);
    expect(barsOf(found).summary).toContain('The figure shows the 24 farthest.');
  });
  it('is there where nothing is far', async () => {
    const found = outliers([1, 2, 3]);
    expect(String(found)).toMatch(/^None of 3 numbers is far from the others by any test; /);
    expect(toPlotly(found.view().view).data).toHaveLength(1);
    expect((await bundleOf(found)).data).toMatchObject({'image/png': expect.any(String)});
  });
});

describe('outliers(numbers) in words', () => {
  it('speak of one as of one', () => {
    expect(String(outliers([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]))).toMatch(/^1 of 10 numbers is far /);
    expect(String(outliers([1, 2, 3, 4, 5, 6, 7, 8, 100, 101]))).toMatch(/^2 of 10 numbers are far /);
    expect(String(outliers([5]))).toMatch(/^There is only one number; /);
  });
  it('call nothing far among equal numbers, however small', () => {
    for (const value of [0.1, 1e-200, 5e-324, 1e150])
      expect(outliers([value, value, value, value, value, value, value]).table.length).toBe(0);
  });
  it('say that numbers are too large to be squared', () => {
    for (const values of [
      [1, 2, 1e200],
      [1e308, 1e308, -1e308],
    ])
      expect(() => outliers(values)).toThrow('too large');
  });
});

describe('outliers(from) of what holds no numbers', () => {
  it.each([null, undefined, 5, 'hat', {}, {hat: 3}, new Set([1]), Promise.resolve([1]), () => 1, new Map([[1, 2]])])(
    'is refused in words: %p',
    from => {
      expect(() => outliers(from as unknown as number[])).toThrow(TagnosisError);
      expect(() => outliers(from as unknown as number[])).toThrow('neither a data set nor a list');
    },
  );
  it.each([
    [[1, '2'], "Number 2 is '2'."],
    [[1, null], 'Number 2 is null.'],
    [[Object.create(null)], 'Number 1 is [Object].'],
    [[1n], 'Number 1 is 1n.'],
    [[], 'There are no numbers.'],
    [Float64Array.of(1, Number.NaN), 'Number 2 is NaN.'],
  ])('names the first that is none: %p', (from, message) => {
    expect(() => outliers(from as number[])).toThrow(TagnosisError);
    expect(() => outliers(from as number[])).toThrow(message);
  });
  it('takes typed lists', () =>
    expect(outliers(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 100)).table.rows).toMatchObject([{place: 10}]));
});

describe('outliers(set)', () => {
  it('says so where nothing is unusual', async () => {
    const set = await load(
      itemsOf(Array.from({length: 20}, (_, i) => `hat, prop ${i % 3}${i % 2 === 0 ? ', cap' : ''}`)),
    );
    expect(String(outliers(set))).toBe('None of 20 items is far from the others.');
  });
  it('says of one item that it is, and from what it is far', async () => {
    const captions = Array.from({length: 40}, (_, i) =>
      Array.from({length: i === 7 ? 60 : 2 + (i % 5)}, (_one, j) => `prop ${(i + j) % 70}`).join(', '),
    );
    const found = outliers(await load(itemsOf(captions)));
    expect(String(found)).toBe('1 of 40 items is far from the others.');
    expect((found.view().view as BarsView).axis.label).toBe('standard deviations from the mean, where it is farthest');
  });
});
