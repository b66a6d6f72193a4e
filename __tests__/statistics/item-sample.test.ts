import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {contentOrder, sampleItems, sampleSets} from '../../src/statistics/item-sample.ts';
import {times} from '../helpers/findings.ts';
import {tagSets} from '../helpers/tag-sets.ts';

const sets = fc.array(fc.subarray([0, 1, 2, 3, 4, 5]), {maxLength: 20});
/** Items in another order: pairs of an item and a number to sort by. */
const shuffled = sets.chain(items =>
  fc.tuple(
    fc.constant(items),
    fc.shuffledSubarray([...items.keys()], {minLength: items.length, maxLength: items.length}),
  ),
);

describe('contentOrder(sets)', () => {
  it('holds every item once', () =>
    fc.assert(
      fc.property(sets, items => {
        expect([...contentOrder(tagSets(items))].toSorted((a, b) => a - b)).toEqual([...items.keys()]);
      }),
    ));

  it('lists the same captions in the same order, however they are spread over items', () =>
    fc.assert(
      fc.property(shuffled, ([items, order]) => {
        const listed = (of: readonly (readonly number[])[]): string[] =>
          [...contentOrder(tagSets(of))].map(item => signature(of, item));
        expect(listed(order.map(item => items[item] ?? []))).toEqual(listed(items));
      }),
    ));
});

/** A caption as the order sees it: by how often its tags are borne, and how many other tags their bearers bear. */
function signature(items: readonly (readonly number[])[], item: number): string {
  const seen = (tag: number): string => {
    const bearers = items.filter(tags => tags.includes(tag));
    return bearers
      .map(tags => tags.length)
      .toSorted((a, b) => a - b)
      .join('+');
  };
  return (items[item] ?? []).map(seen).toSorted().join(' ');
}

describe('sampleItems(order, most)', () => {
  it('takes all of few', () => expect([...sampleItems(Uint32Array.of(3, 1, 2), 3)]).toEqual([3, 1, 2]));

  it('takes from the middle of equal stretches, each once', () =>
    fc.assert(
      fc.property(fc.integer({min: 1, max: 400}), fc.integer({min: 1, max: 400}), (items, most) => {
        const taken = [...sampleItems(Uint32Array.from(times(items, i => i)), most)];
        expect(taken.length).toBe(Math.min(items, most));
        expect(new Set(taken).size).toBe(taken.length);
        if (most >= items) return;
        const middle = (i: number): number => ((i + 0.5) * items) / most;
        expect(taken.filter((item, i) => item > middle(i) || item <= middle(i) - 1)).toEqual([]);
      }),
    ));
});

describe('sampleSets(sets, order, most)', () => {
  it('has the sets of those items', () =>
    expect(sampleSets(tagSets([[0], [1, 2], [], [3]]), Uint32Array.of(3, 2, 1, 0), 2)).toEqual(tagSets([[], [0]])));
});
