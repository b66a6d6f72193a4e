import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {PROFILES} from '../../src/config/profiles.ts';
import {memorySource} from '../../src/sources/memory.ts';
import type {Note} from '../../src/sources/notes.ts';
import type {Detection, Item, Source} from '../../src/sources/source.ts';
import {type Collected, collectStatistics} from '../../src/statistics/collect.ts';
import {summarise} from '../../src/statistics/summarise.ts';
import {partOf, unitsOf} from '../../src/statistics/units.ts';
import {itemsOf, tagCaptions} from '../helpers/sets.ts';

const OPTIONS = {trigger: [], allow: [], maxItems: Infinity};
const PROSE = [
  'A red fox is sleeping beside the old stone bridge in the morning light.',
  'Two children are walking along the river with a small brown dog.',
  'An empty wooden boat is floating on the quiet lake at sunset.',
  'The old lighthouse is standing on a cliff above the stormy sea.',
];

function collect(source: Source): Promise<Collected> {
  return collectStatistics(source, {...OPTIONS, profile: PROFILES.kohya});
}

/** Captions with rejected images and lost captions beside them; items with an empty text are dropped or fall back. */
function withOthers(captions: readonly string[], kept: (key: string) => boolean = () => true): Source {
  const memory = memorySource(itemsOf(captions).filter(({key}) => kept(key)));
  const rejected = ['r1.png', 'r2.png'].map(key => ({key, note: {code: 'image-not-an-image'} as const}));
  const notes: Note[] = ['l1.txt', 'l2.txt'].map(place => ({code: 'caption-without-image', place}));
  const detection: Detection = {
    ...memory.detection,
    rejected: rejected.filter(({key}) => kept(key)),
    notes: notes.filter(({place}) => kept(place ?? '')),
  };
  return {
    detection,
    async *items(signal) {
      for await (const item of memory.items(signal)) yield item satisfies Item;
    },
  };
}

describe('unitsOf(whole, clusters)', () => {
  it('counts items and what stands beside them, each once', async () => {
    const units = unitsOf(await collect(withOthers(['hat', 'cap', 'bow'])));
    expect(units.count).toBe(7);
    expect([...units.ofOther.keys()]).toEqual(['r1.png', 'r2.png', 'l1.txt', 'l2.txt']);
  });
  it('takes items of one cluster as one', async () => {
    const {count, ofItem} = unitsOf(await collect(memorySource(itemsOf(['hat', 'cap', 'bow', 'tie']))), [9, 4, 9, 4]);
    expect([count, ...ofItem]).toEqual([2, 0, 1, 0, 1]);
  });
});

describe('partOf(whole, units, kept)', () => {
  it('is what reading only the kept units gives', () =>
    fc.assert(
      fc.asyncProperty(
        tagCaptions,
        fc.array(fc.boolean(), {minLength: 40, maxLength: 40}),
        async (captions, chosen) => {
          const whole = await collect(withOthers(captions));
          const units = unitsOf(whole);
          const kept = Uint8Array.from({length: units.count}, (_, unit) => Number(chosen[unit] ?? false));
          const items = new Map(whole.corpus.keys.map((key, item) => [key, units.ofItem[item] ?? 0]));
          const alone = await collect(
            withOthers(captions, key => kept[items.get(key) ?? units.ofOther.get(key) ?? -1] === 1),
          );
          const part = summarise(partOf(whole, units, kept), OPTIONS);
          const read = summarise(alone, OPTIONS);
          expect(part.tagCounts).toEqual(read.tagCounts);
          expect(part.validity).toEqual(read.validity);
          expect(part.captionDuplicates).toEqual(read.captionDuplicates);
        },
      ),
      {numRuns: 40},
    ));
  it('of prose has the terms of the kept captions, and no others', async () => {
    const whole = await collect(memorySource(itemsOf(PROSE)));
    const part = summarise(partOf(whole, unitsOf(whole), Uint8Array.of(1, 0, 0, 1)), OPTIONS);
    const alone = await collect(memorySource(itemsOf(PROSE).filter((_one, i) => i === 0 || i === 3)));
    expect(whole.terms?.kind).toBe('terms');
    expect(part.tagCounts).toEqual(summarise(alone, OPTIONS).tagCounts);
    expect(part.captionDuplicates).toEqual(summarise(alone, OPTIONS).captionDuplicates);
  });
});
