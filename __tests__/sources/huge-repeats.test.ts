import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {dataSet} from '../helpers/data-set.ts';

/** Two folders of one captioned image each, and settings that repeat them so often. */
function twice(...repeats: readonly [string, string]): string {
  const [a, b] = repeats.map((n, i) => `[[directory]]\npath = 'i${i}'\nnum_repeats = ${n}\n`);
  return dataSet({
    'i0/a.png': null,
    'i0/a.txt': 'sks, hat',
    'i1/b.png': null,
    'i1/b.txt': 'sks, tie',
    'set.toml': `${a}${b}`,
  });
}

const checked = (root: string) => analyze(`${root}/set.toml`);

describe('repeats that no run has', () => {
  it.each(['1e308', '2000000000'])('stop the run, and the folder is named: %s', repeats =>
    expect(checked(twice(repeats, '1'))).rejects.toMatchObject({
      code: 'config-invalid-value',
      message: expect.stringContaining('"i0"'),
    }),
  );
  it('are none at all when they are next to nothing', async () => {
    const {dataset, notes} = await checked(twice('1e-320', '1'));
    expect([dataset.items, notes.map(({code}) => code)]).toEqual([1, ['repeats-below-one']]);
  });
  it.each([
    ['nan', 'NaN'],
    ['inf', 'Infinity'],
  ])('are called what they are: %s', (written, shown) =>
    expect(checked(twice(written, '1'))).rejects.toMatchObject({
      message: `set.toml: num_repeats = ${shown} is not a number.`,
    }),
  );
  it('give figures up to the most that are taken', async () => {
    const report = await checked(twice('1e9', '1e-9'));
    const values = Object.values(report.metrics).flatMap(({value}) => (value === null ? [] : [value]));
    expect(values.every(Number.isFinite)).toBe(true);
    expect(report.metrics['gini']?.value).toBeGreaterThan(0);
  });
  it('count as the most in the name of a folder', async () => {
    const name = `${'9'.repeat(250)}_x`;
    const root = dataSet({[`${name}/a.png`]: null, [`${name}/a.txt`]: 'hat', '1_y/b.png': null, '1_y/b.txt': 'tie'});
    const report = await analyze(root);
    expect(report.metrics['imbalance']?.detail?.values).toMatchObject({exposures: 1e9});
  });
  it.each([1e308, 1e-320])('are refused in memory: %d', repeats =>
    expect(() => memorySource([{key: 'a', caption: 'hat', repeats}])).toThrow(
      expect.objectContaining({code: 'config-invalid-value'}),
    ),
  );
});
