import {beforeAll, describe, expect, it} from '@jest/globals';
import {TagnosisError} from '../../../../src/errors.ts';
import {compare, type ComparisonFigures} from '../../../../src/frontends/notebook/api/compare.ts';
import type {Dataset} from '../../../../src/frontends/notebook/api/dataset.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import type {BarsView} from '../../../../src/plots/view.ts';
import {itemsOf} from '../../../helpers/sets.ts';

/** 90 tags, of which neighbours meet. */
const captions = (first: number): string[] =>
  Array.from({length: 90}, (_, i) => [0, 1, 2, 3].map(step => `prop ${(first + i + step) % 90}`).join(', '));

let set: Dataset;
let figures: ComparisonFigures;
beforeAll(async () => {
  set = await load(itemsOf(captions(0)));
  ({figures} = await compare(set, await load(itemsOf(captions(1).slice(0, 60)))));
});

describe('how many a figure shows', () => {
  it.each([0, -1, Number.NaN, '5', null, 5n, Symbol('few')])('is refused in words where it is %p', top => {
    for (const draw of [
      () => set.topTags({top: top as number}),
      () => set.communities({top: top as number}),
      () => set.pmiHeatmap({top: top as number}),
      () => figures.tagChanges({top: top as number}),
    ])
      expect(draw).toThrow(TagnosisError);
  });
  it('is never more than a figure can hold, whole, and may be one', () => {
    const bars = (top: number): number[] =>
      [set.topTags({top}), figures.tagChanges({top})].map(({view}) => (view as BarsView).bars.length);
    expect(bars(1)).toEqual([1, 1]);
    expect(bars(2.5)).toEqual([2, 2]);
    expect(bars(Infinity)[0]).toBe(60);
    expect(bars(Infinity)[1]).toBeLessThanOrEqual(60);
  });
});
