import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {boundWeights, effectiveSize, rake} from '../../src/math/raking.ts';

/** One item a unit of the table, row by row. */
function table(rows: readonly (readonly number[])[]): {row: number[]; column: number[]} {
  const cells = rows.flatMap((counts, row) =>
    counts.flatMap((n, column) => Array.from({length: n}, () => ({row, column}))),
  );
  return {row: cells.map(cell => cell.row), column: cells.map(cell => cell.column)};
}

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);

describe('rake(start, margins)', () => {
  const {row, column} = table([
    [40, 10],
    [20, 30],
  ]);
  const margins = [
    {classOf: row, shares: [0.5, 0.5]},
    {classOf: column, shares: [0.7, 0.3]},
  ];
  const raked = rake(ones(100), margins);
  const weights = raked.kind === 'met' ? raked.weights : new Float64Array();
  const cell = (r: number, c: number): number =>
    weights.reduce((sum, weight, i) => (row[i] === r && column[i] === c ? sum + weight : sum), 0);
  it('meets the margins of the published table', () => {
    expect([cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)].map(n => Number(n.toFixed(6)))).toEqual([
      43.542487, 6.457513, 26.457513, 23.542487,
    ]);
  });
  it('keeps the odds ratio', () => expect((cell(0, 0) * cell(1, 1)) / (cell(0, 1) * cell(1, 0))).toBeCloseTo(6, 6));
  it('has the effective size of the reference', () => expect(effectiveSize(weights)).toBeCloseTo(95.1986, 4));
  it('gives one margin the importance weights q / p', () => {
    const shares = [1 / 3, 1 / 3, 1 / 3];
    const {row: classOf} = table([[6], [3], [1]]);
    const one = rake(ones(10), [{classOf, shares}]);
    expect(one.kind === 'met' && [one.weights[0], one.weights[6], one.weights[9]]).toEqual([
      expect.closeTo(0.555556, 6),
      expect.closeTo(1.111111, 6),
      expect.closeTo(3.333333, 6),
    ]);
    expect(one.kind === 'met' && effectiveSize(one.weights) / 10).toBeCloseTo(0.6, 9);
  });
  it('starts from the weights it is given', () => {
    const one = rake(Float64Array.of(1, 3), []);
    expect(one.kind === 'met' && [...one.weights]).toEqual([0.5, 1.5]);
  });
  it('says which margin cannot be met', () => {
    const classOf = [0, 0, 1];
    const found = rake(ones(3), [
      {classOf, shares: [0.5, 0.5]},
      {classOf, shares: [0.3, 0.7]},
    ]);
    expect(found).toMatchObject({kind: 'inconsistent', margin: 0});
    const empty = rake(ones(2), [{classOf: [0, 0], shares: [0.5, 0.5]}]);
    expect(empty).toMatchObject({kind: 'inconsistent', margin: 0});
  });
  it('meets any two margins of a full table, whatever the order of the items', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({min: 1, max: 9}), {minLength: 3, maxLength: 3}), {minLength: 2, maxLength: 4}),
        rows => {
          const cells = table(rows);
          const n = cells.row.length;
          const found = rake(ones(n), [
            {classOf: cells.row, shares: rows.map(() => 1 / rows.length)},
            {classOf: cells.column, shares: [0.2, 0.3, 0.5]},
          ]);
          const own = found.kind === 'met' ? found.weights : new Float64Array(n);
          for (const [one, share] of [0.2, 0.3, 0.5].entries()) {
            const sum = own.reduce((a, weight, i) => (cells.column[i] === one ? a + weight : a), 0);
            expect(sum / n).toBeCloseTo(share, 8);
          }
        },
      ),
    ));
});

describe('boundWeights(weights)', () => {
  it('cuts to [0.1, 10] and comes to mean 1 again', () => {
    const bounded = boundWeights(Float64Array.of(...Array.from({length: 99}, () => 1), 1e6));
    expect(bounded.reduce((sum, w) => sum + w, 0)).toBeCloseTo(100, 9);
    expect(Math.max(...bounded) / Math.min(...bounded)).toBeCloseTo(100, 9);
  });
  it('is 1 for all where none has weight', () => expect([...boundWeights(Float64Array.of(0, 0))]).toEqual([1, 1]));
});
