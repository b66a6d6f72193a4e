import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {PROFILES} from '../../src/config/profiles.ts';
import {CorpusBuilder} from '../../src/corpus/corpus-builder.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {memorySource, type MemoryItem} from '../../src/sources/memory.ts';
import {pairItems} from '../../src/statistics/item-pairs.ts';

async function corpus(items: readonly MemoryItem[]): Promise<Corpus> {
  const builder = new CorpusBuilder(PROFILES.kohya);
  for await (const item of memorySource(items).items()) builder.add(item);
  return builder.build();
}

/** What became of each key. */
async function fates(base: readonly MemoryItem[], head: readonly MemoryItem[]): Promise<Record<string, string>> {
  const [a, b] = [await corpus(base), await corpus(head)];
  const {kept, edited, removed, added} = pairItems(a, b);
  const of = (list: readonly number[], {keys}: Corpus, fate: string): [string, string][] =>
    list.map(item => [keys[item] ?? '', fate]);
  for (const [here, there] of [...kept, ...edited]) expect(a.keys[here]).toBe(b.keys[there]);
  return Object.fromEntries([
    ...of(
      kept.map(([item]) => item),
      a,
      'kept',
    ),
    ...of(
      edited.map(([item]) => item),
      a,
      'edited',
    ),
    ...of(removed, a, 'removed'),
    ...of(added, b, 'added'),
  ]);
}

describe('pairItems(base, head)', () => {
  it('tells kept, edited, removed and added items by key', async () =>
    expect(
      await fates(
        [
          {key: 'a.png', caption: '1girl, hat'},
          {key: 'b.png', caption: '1girl'},
          {key: 'c.png', caption: 'smile'},
        ],
        [
          {key: 'a.png', caption: '1girl, hat'},
          {key: 'b.png', caption: '1girl, rain'},
          {key: '0.png', caption: 'smile'},
        ],
      ),
    ).toEqual({'a.png': 'kept', 'b.png': 'edited', 'c.png': 'removed', '0.png': 'added'}));
  it.each([
    ['another caption more', {caption: ['hat', 'hat, bow']}],
    ['other repeats', {caption: 'hat', repeats: 3}],
    ['white space around the caption', {caption: 'hat '}],
    ['an empty tag more', {caption: 'hat,,'}],
  ])('calls an item with %s edited', async (_what, changed) =>
    expect(await fates([{key: 'a.png', caption: 'hat'}], [{key: 'a.png', ...changed}])).toEqual({'a.png': 'edited'}),
  );
  it('gives every item one fate, and keeps all of equal sets', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({minLength: 1, maxLength: 3}), {maxLength: 12}),
        fc.uniqueArray(fc.string({minLength: 1, maxLength: 3}), {maxLength: 12}),
        async (one, other) => {
          const items = (keys: readonly string[]): MemoryItem[] => keys.map(key => ({key, caption: 'hat'}));
          const found = await fates(items(one), items(other));
          expect(Object.keys(found).toSorted()).toEqual([...new Set([...one, ...other])].toSorted());
          const same = await fates(items(one), items(one.toReversed()));
          expect(Object.values(same).every(fate => fate === 'kept')).toBe(true);
        },
      ),
      {numRuns: 40},
    ));
});
