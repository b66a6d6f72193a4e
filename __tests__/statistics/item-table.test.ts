import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Collected} from '../../src/statistics/collect.ts';
import {type ItemTable, itemTable, pairTables, sampleTable} from '../../src/statistics/item-table.ts';
import {times} from '../helpers/findings.ts';
import {tagCaptions} from '../helpers/sets.ts';
import {captionSide} from '../helpers/sides.ts';

async function tableOf(captions: readonly string[], before = ''): Promise<ItemTable> {
  const {collected} = await captionSide(captions, before);
  const table = itemTable(collected as Collected);
  if (table === null) throw new Error('no table');
  return table;
}

describe('itemTable(collected)', () => {
  it('holds the tags of every item, and how many they are', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const {keys, rows, features, of} = await tableOf(captions);
        expect(of).toBe(keys.length);
        for (const item of keys.keys())
          expect((rows.offsets[item + 1] ?? 0) - (rows.offsets[item] ?? 0)).toBe(features.tags[item]);
      }),
    ));
  it('knows nothing of pictures that were not looked at', async () => {
    const {contents, features} = await tableOf(['a, b']);
    expect(contents).toEqual([null]);
    expect(features.pixels[0]).toBeNaN();
  });
});

describe('pairTables(base, head)', () => {
  it('keeps what has the same tags in any order, and takes the rest for edited, removed or added', async () => {
    const base = await tableOf(['a, b', 'a, c', 'd']);
    const head = await tableOf(['b, a', 'a, e', 'd', 'f']);
    expect(pairTables(base, head)).toEqual({
      kept: [
        [0, 0],
        [2, 2],
      ],
      edited: [[1, 1]],
      removed: [],
      added: [3],
    });
    expect(pairTables(head, base)).toMatchObject({removed: [3], added: []});
  });
});

describe('sampleTable(table, most)', () => {
  it('keeps the same items of every version', async () => {
    const captions = times(60, i => `tag ${i % 7}, view ${i % 3}`);
    const [base, head] = [await tableOf(captions), await tableOf([...captions, 'new', 'newer'])];
    const [few, others] = [sampleTable(base, 20), sampleTable(head, 20)];
    expect(few.keys).toHaveLength(20);
    expect(few.of).toBe(60);
    // Only a new name can push one out.
    expect(few.keys.filter(key => !others.keys.includes(key)).length).toBeLessThanOrEqual(2);
    const pairs = pairTables(few, sampleTable(base, 60));
    expect(pairs.kept).toHaveLength(20);
    expect(sampleTable(base, 60)).toBe(base);
  });
});
