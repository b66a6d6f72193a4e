import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyzeFully} from '../../src/analyze.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';
import {itemsOf, tagCaptions} from '../helpers/sets.ts';

const digest = async (items: readonly MemoryItem[], name?: string) =>
  (await analyzeFully(memorySource(items, name), {advice: false})).statistics.dataset.digest;

describe('digestOf(corpus)', () => {
  it('does not see the order of items, nor the name of the set', () =>
    fc.assert(
      fc.asyncProperty(
        tagCaptions.chain(captions => {
          const items = itemsOf(captions);
          return fc.tuple(fc.constant(items), fc.shuffledSubarray(items, {minLength: items.length}));
        }),
        async ([items, shuffled]) => expect(await digest(shuffled, 'other')).toBe(await digest(items, 'hats')),
      ),
      {numRuns: 25},
    ));
  it('and neither do the statistics', async () => {
    const items = itemsOf(['hat, smile', 'smile,, hat', 'red_hat', 'red hat, hat', 'sks', '']);
    const statistics = async (some: readonly MemoryItem[]) => (await analyzeFully(memorySource(some), {})).statistics;
    expect(await statistics(items.toReversed())).toEqual(await statistics(items));
  });
  it.each<[string, readonly MemoryItem[]]>([
    [
      'another caption',
      [
        {key: 'a', caption: 'cap'},
        {key: 'b', caption: 'smile'},
      ],
    ],
    [
      'another order of tags',
      [
        {key: 'a', caption: 'night, hat'},
        {key: 'b', caption: 'smile'},
      ],
    ],
    [
      'another key',
      [
        {key: 'c', caption: 'hat, night'},
        {key: 'b', caption: 'smile'},
      ],
    ],
    [
      'captions changed about',
      [
        {key: 'a', caption: 'smile'},
        {key: 'b', caption: 'hat, night'},
      ],
    ],
    [
      'another variant',
      [
        {key: 'a', caption: ['hat, night', 'hat']},
        {key: 'b', caption: 'smile'},
      ],
    ],
    [
      'repeats',
      [
        {key: 'a', caption: 'hat, night', repeats: 2},
        {key: 'b', caption: 'smile'},
      ],
    ],
    [
      'a character of the key moved to the text',
      [
        {key: 'ah', caption: 'at, night'},
        {key: 'b', caption: 'smile'},
      ],
    ],
    [
      'an item more',
      [
        {key: 'a', caption: 'hat, night'},
        {key: 'b', caption: 'smile'},
        {key: 'c', caption: ''},
      ],
    ],
  ])('sees %s', async (_what, items) =>
    expect(await digest(items)).not.toBe(
      await digest([
        {key: 'a', caption: 'hat, night'},
        {key: 'b', caption: 'smile'},
      ]),
    ),
  );
  it('is a SHA-256 by name', async () => expect(await digest(itemsOf(['hat']))).toMatch(/^sha256:[0-9a-f]{64}$/));
});
