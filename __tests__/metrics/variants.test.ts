import {describe, expect, it} from '@jest/globals';
import {saturation} from '../../src/metrics/saturation.ts';
import {spread} from '../../src/metrics/spread.ts';
import {tagCoverage} from '../../src/metrics/tag-coverage.ts';
import {measured, valueOf} from '../helpers/captions.ts';

const THREE = ['hat, bow', 'bow, hat', 'hat,bow'];
const items = (n: number, caption: string | readonly string[]) => Array.from({length: n}, () => caption);

describe('captions with variants', () => {
  // Three thirds are one, however often they are added.
  it.each([5, 7, 10, 20, 30, 50])('%i items of the same tags in three orders do not differ', async n =>
    expect(await valueOf(spread, items(n, THREE))).toBe(0),
  );
  it.each([10, 20, 30, 50])('a tag in nine tenths of %i items is nearly constant', async n =>
    expect(await valueOf(saturation, [...items(0.9 * n, THREE), ...items(0.1 * n, 'scarf')])).toBeCloseTo(18 / 19, 12),
  );
  it('tag coverage is a share when every count is a half', async () => {
    const {value, detail} = await measured(tagCoverage, [
      ['hat', 'bow'],
      ['scarf', 'crown'],
    ]);
    expect(detail?.values).toMatchObject({singletons: 4});
    // Whole counts: U = Q₁ = 4, N = 2.
    expect(value).toBeCloseTo(0, 12);
  });
});
