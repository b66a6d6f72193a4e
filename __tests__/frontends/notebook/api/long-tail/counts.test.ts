import {describe, expect, it} from '@jest/globals';
import vm from 'node:vm';
import {TagnosisError} from '../../../../../src/errors.ts';
import {classWeights} from '../../../../../src/frontends/notebook/api/long-tail/class-weights.ts';
import {type Counts, countsOf} from '../../../../../src/frontends/notebook/api/long-tail/counts.ts';
import {divergence} from '../../../../../src/frontends/notebook/api/long-tail/divergence.ts';
import {Table} from '../../../../../src/frontends/notebook/api/table.ts';

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

const table = new Table([{tag: 'hat'}], {title: '', columns: ['tag']});

describe('countsOf(from)', () => {
  it.each<readonly [from: unknown, what: string]>([
    [null, 'null'],
    [undefined, 'undefined'],
    [5, '5'],
    ['hat', "'hat'"],
    [new Set(['hat']), 'Set'],
    [new Date(0), 'Date'],
    [Promise.resolve([1]), 'Promise'],
    [table, 'Table'],
    [() => 1, 'Function'],
  ])('of %p says that these are no counts', (from, what) => {
    for (const act of [
      () => classWeights(from as Counts),
      () => divergence(from as Counts, [1]),
      () => divergence([1], from as Counts),
    ]) {
      const error = thrownBy(act);
      expect(error).toBeInstanceOf(TagnosisError);
      expect(error).toMatchObject({
        code: 'usage',
        message: expect.stringContaining(what),
        hint: expect.stringContaining('{hat: 3'),
      });
    }
  });
  it.each<readonly [from: unknown, message: string]>([
    [
      new Map([
        [1, 5],
        [2, -1],
      ]),
      'The count of “2” is -1.',
    ],
    [new Map([[{}, -1]]), 'The count of “[Object]” is -1.'],
    [new Map([[Symbol('hat'), -1]]), 'The count of “Symbol(hat)” is -1.'],
    [new Map([[Object.create(null), -1]]), 'is -1.'],
    [{hat: '5'}, "The count of “hat” is '5'."],
    [{hat: null}, 'The count of “hat” is null.'],
    [{hat: 5n}, 'The count of “hat” is 5n.'],
    [{hat: Object.create(null)}, 'The count of “hat” is'],
    [[1, Number.NaN], 'The count of “2” is NaN.'],
    [{['hat\n'.repeat(99)]: -1}, '…” is -1.'],
  ])('of %p says which is none', (from, message) => {
    const error = thrownBy(() => classWeights(from as Counts));
    expect(error).toBeInstanceOf(TagnosisError);
    expect((error as TagnosisError).message).toContain(message);
    expect((error as TagnosisError).message.length).toBeLessThan(160);
  });
  it('of a list that holds nothing at a place says so', () => {
    const holes = [1, 2];
    holes[4] = 3;
    expect(() => countsOf(holes)).toThrow('The count of “3” is undefined.');
  });
  it('names the places of a list from 1, of a typed one too', () => {
    expect(countsOf(Float64Array.of(3, 1))).toEqual([
      ['1', 3],
      ['2', 1],
    ]);
  });
  it('takes maps of numbers, and maps and lists of another realm, as cells of a notebook may have one', () => {
    expect(countsOf(new Map([[7, 3]]) as unknown as Counts)).toEqual([['7', 3]]);
    expect(countsOf(vm.runInNewContext('new Map([["hat", 3]])') as Counts)).toEqual([['hat', 3]]);
    expect(countsOf(vm.runInNewContext('({hat: 3})') as Counts)).toEqual([['hat', 3]]);
    expect(countsOf(vm.runInNewContext('[3]') as Counts)).toEqual([['1', 3]]);
  });
  it('takes classes that are called as parts of lists are', () => {
    expect(countsOf({length: 3, size: 2})).toEqual([
      ['length', 3],
      ['size', 2],
    ]);
  });
});
