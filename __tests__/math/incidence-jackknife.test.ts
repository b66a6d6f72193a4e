import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {incidenceEntropy} from '../../src/math/incidence.ts';
import {incidenceEntropyError, type IncidenceRows} from '../../src/math/incidence-jackknife.ts';

const TAGS = 12;
/** Rows of an item: tags with a weight. */
type Item = readonly {readonly tags: readonly number[]; readonly weight: number}[];

function counted(items: readonly Item[]): Float64Array {
  const df = new Float64Array(TAGS);
  for (const rows of items)
    for (const {tags, weight} of rows) for (const tag of tags) df[tag] = (df[tag] ?? 0) + weight;
  return df;
}

function rowsOf(items: readonly Item[]): IncidenceRows {
  const rows = items.flatMap((own, item) => own.map(row => ({...row, item})));
  const offsets = [0];
  for (const {tags} of rows) offsets.push((offsets.at(-1) ?? 0) + tags.length);
  return {
    rowItem: Uint32Array.from(rows, ({item}) => item),
    rowWeight: Float64Array.from(rows, ({weight}) => weight),
    offsets: Uint32Array.from(offsets),
    tags: Uint32Array.from(rows.flatMap(({tags}) => tags)),
  };
}

/** The definition: the estimate of every set that lacks one item. */
function oracle(items: readonly Item[]): number {
  const estimates = items.map((_, i) => {
    const rest = items.filter((_item, j) => j !== i);
    return incidenceEntropy(counted(rest), rest.length) ?? NaN;
  });
  const mean = estimates.reduce((a, b) => a + b, 0) / items.length;
  return Math.sqrt(
    ((items.length - 1) / items.length) * estimates.reduce((total, one) => total + (one - mean) ** 2, 0),
  );
}

const error = (items: readonly Item[]): number | undefined =>
  incidenceEntropyError(counted(items), items.length, rowsOf(items));
const whole = (...sets: readonly (readonly number[])[]): Item[] => sets.map(tags => [{tags, weight: 1}]);
const tags = fc.uniqueArray(fc.integer({min: 1, max: TAGS - 1}), {maxLength: 8});
const item = fc.oneof(
  tags.map((own): Item => [{tags: own, weight: 1}]),
  fc
    .array(tags, {minLength: 2, maxLength: 4})
    .map((all): Item => all.map(own => ({tags: own, weight: 1 / all.length}))),
);
// Tag 0 in the first three, so that something is left whichever item goes.
const sets = fc
  .array(item, {minLength: 3, maxLength: 30})
  .map(all => all.map((rows, i) => (i < 3 ? rows.map(row => ({...row, tags: [0, ...row.tags]})) : rows)));

describe('incidenceEntropyError(df, items, rows)', () => {
  it('is what leaving out one item after another gives', () =>
    fc.assert(
      fc.property(sets, items => {
        const want = oracle(items);
        expect(Math.abs((error(items) ?? NaN) - want)).toBeLessThanOrEqual(1e-9 * Math.max(1, want));
      }),
      {numRuns: 300},
    ));
  it('is 0 when all items are alike', () => expect(error(whole([1, 2], [1, 2], [1, 2]))).toBeCloseTo(0, 12));
  it('is undefined below three items', () => expect(error(whole([1], [2]))).toBeUndefined());
  it('is undefined when one item holds all uses', () => expect(error(whole([1, 2], [], []))).toBeUndefined());
  it('passes over tags that do not count', () => {
    const items = whole([1, 2, 3], [1, 3], [2, 3, 4], [1]);
    const df = counted(items);
    df[3] = 0;
    const without = whole([1, 2], [1], [2, 4], [1]);
    expect(incidenceEntropyError(df, 4, rowsOf(items))).toBeCloseTo(oracle(without), 12);
  });
});
