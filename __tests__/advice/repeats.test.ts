import {describe, expect, it} from '@jest/globals';
import {repeatsFor} from '../../src/advice/repeats.ts';
import type {SubsetCounts} from '../../src/statistics/subsets.ts';

const subset = (name: string, items: number, repeats = 1): SubsetCounts => ({name, items, repeats}) as SubsetCounts;
const told = (subsets: readonly SubsetCounts[], want: (value: string) => number = () => 1) =>
  repeatsFor(
    subsets.map(({name}) => ({subset: name, value: name})),
    subsets,
    want,
  ).map(fix => (fix.kind === 'set-repeats' ? [fix.subset, fix.from, fix.to] : []));

describe('repeatsFor(bySubset, subsets, want)', () => {
  it('repeats a value by how much rarer it is than the commonest', () =>
    expect(told([subset('a', 60), subset('b', 20), subset('c', 30)])).toEqual([
      ['b', 1, 3],
      ['c', 1, 2],
    ]));
  it('goes by what is wanted', () =>
    expect(told([subset('a', 60), subset('b', 20)], value => (value === 'a' ? 3 : 1))).toEqual([]));
  it('never asks for more than ten', () => expect(told([subset('a', 1000), subset('b', 1)])).toEqual([['b', 1, 10]]));
  it('takes back repeats that are too many', () =>
    expect(told([subset('a', 10, 4), subset('b', 10, 1)])).toEqual([['a', 4, 1]]));
  it('rounds a half up, though it is computed a little less', () =>
    expect(told([subset('a', 15), subset('b', 6)])).toEqual([['b', 1, 3]]));
  it('leaves alone what is empty, and nothing', () => {
    expect(told([subset('a', 5), subset('b', 5)])).toEqual([]);
    expect(told([])).toEqual([]);
  });
});
