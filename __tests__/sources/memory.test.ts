import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyze} from '../../src/analyze.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';
import type {Item} from '../../src/sources/source.ts';

async function itemsOf(items: readonly MemoryItem[], signal?: AbortSignal): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of memorySource(items).items(signal)) found.push(item);
  return found;
}
const tag = fc.constantFrom('1girl', 'hat', 'red hat', 'Hat', 'long hair', 'smile', '');
const items = fc
  .array(
    fc.record({
      caption: fc.oneof(
        fc.array(tag).map(tags => tags.join(', ')),
        fc.array(tag, {minLength: 1, maxLength: 3}),
      ),
      repeats: fc.integer({min: 1, max: 3}),
    }),
    {minLength: 1, maxLength: 12},
  )
  .map(all => all.map((item, i) => ({key: `${i}`, ...item})));

describe('memorySource(items, name)', () => {
  it('makes several captions equally likely', async () => {
    const [one, two] = await itemsOf([
      {key: 'b', caption: ['hat', 'cat']},
      {key: 'a', caption: '1girl'},
    ]);
    expect(one).toMatchObject({key: 'a', captions: [{text: '1girl', probability: 1}]});
    expect(two?.captions).toEqual([
      {text: 'hat', probability: 1 / 2},
      {text: 'cat', probability: 1 / 2},
    ]);
  });
  it('refuses what is no list', () =>
    expect(() => memorySource({key: 'a.png', caption: 'hat'} as never)).toThrow('memorySource takes a list of items.'));
  it('refuses two items of one key', () =>
    expect(() =>
      memorySource([
        {key: 'a.png', caption: 'hat'},
        {key: 'b.png', caption: 'hat'},
        {key: 'a.png', caption: 'cat'},
      ]),
    ).toThrow('Two items have the key "a.png".'));
  it('has one subset for each number of repeats', async () => {
    const found = await itemsOf(
      [2, 3, 2, undefined].map((repeats, i) => ({
        key: `${i}`,
        caption: 'hat',
        ...(repeats === undefined ? {} : {repeats}),
      })),
    );
    expect(found.map(({subset}) => subset.repeats)).toEqual([2, 3, 2, 1]);
    expect(found[0]?.subset).toBe(found[2]?.subset);
  });
  it('stops when it is told to', async () =>
    expect(itemsOf([{key: 'a', caption: 'hat'}], AbortSignal.abort())).rejects.toThrow('aborted'));
  it('takes items in any order: the report is the same, byte for byte', () =>
    fc.assert(
      fc.asyncProperty(
        items.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, {minLength: all.length}))),
        async ([ordered, shuffled]) =>
          expect(JSON.stringify(await analyze(memorySource(shuffled)))).toBe(
            JSON.stringify(await analyze(memorySource(ordered))),
          ),
      ),
      {numRuns: 25},
    ));
});
