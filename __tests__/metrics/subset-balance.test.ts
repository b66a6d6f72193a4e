import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {subsetBalance} from '../../src/metrics/subset-balance.ts';
import {measured, type Measured} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';

/** Folders named by their repeats, so many items in each. */
function folders(sizes: Readonly<Record<number, number>>): Promise<Measured> {
  const items = Object.entries(sizes).flatMap(([repeats, n]) => times(n, () => repeats));
  return measured(
    subsetBalance,
    items.map(repeats => ({caption: 'hat', repeats: Number(repeats)})),
  );
}

function evenness(counts: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b);
  return counts.reduce((sum, n) => sum - (n / total) * Math.log(n / total), 0) / Math.log(counts.length);
}

describe('subsetBalance.measure({subsets})', () => {
  it('is 1 where repeats make up for fewer images', async () =>
    // 6 × 1, 3 × 2 and 2 × 3 exposures.
    expect(await folders({1: 6, 2: 3, 3: 2})).toMatchObject({
      value: expect.closeTo(1, 12),
      detail: {
        values: {
          items: expect.closeTo(evenness([6, 3, 2]), 12),
          'imbalance-ratio': 1,
          'imbalance-ratio-items': 3,
        },
      },
    }));

  it('is the normalised entropy of exposures', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({min: 1, max: 9}), {minLength: 2, maxLength: 4}), async sizes => {
        const exposures = sizes.map((n, i) => n * (i + 1));
        const {value, detail} = await folders(Object.fromEntries(sizes.map((n, i) => [i + 1, n])));
        expect(value).toBeCloseTo(evenness(exposures), 10);
        expect(detail?.values).toEqual({
          items: expect.closeTo(evenness(sizes), 10),
          'imbalance-ratio': expect.closeTo(Math.max(...exposures) / Math.min(...exposures), 10),
          'imbalance-ratio-items': expect.closeTo(Math.max(...sizes) / Math.min(...sizes), 10),
        });
      }),
      {numRuns: 30},
    ));

  it('shows exposures of each folder by name, with the weight N/(V·n) that would level them', async () =>
    expect((await folders({1: 6, 10: 2})).detail).toMatchObject({
      rows: [
        {label: '×1', value: 6, note: 'weight 0.667'},
        {label: '×10', value: 20, note: 'weight 2.000'},
      ],
      total: 2,
    }));

  it.each([
    ['one folder', {3: 4}],
    ['no item', {}],
  ])('is not applicable to %s', async (_what, sizes) =>
    expect(await folders(sizes)).toEqual({notApplicable: 'There is one folder.'}),
  );
});
