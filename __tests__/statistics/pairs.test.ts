import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {LockedPairs} from '../../src/statistics/locked-pairs.ts';
import {findPairs, type PairsOptions} from '../../src/statistics/pairs.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOf, type Told} from '../helpers/sets.ts';

const found = async (captions: readonly Told[], options: Partial<PairsOptions> = {}) => {
  const corpus = await corpusOf(captions);
  return findPairs(corpus, documentFrequency(corpus), {unit: 'tag', isContent: () => true, ...options});
};
const named = ({pairs}: LockedPairs): string[] => pairs.map(({a, b}) => [a, b].toSorted().join(' + ')).toSorted();
const times = (n: number, caption: (i: number) => string): string[] => Array.from({length: n}, (_, i) => caption(i));
const maid = times(40, i => (i < 10 ? 'apron, tray' : i < 20 ? 'hat' : 'smile'));

describe('findPairs(corpus, df)', () => {
  it('finds two tags locked that never come alone', async () => {
    const {lockedPairs, pairs} = await found(maid);
    expect(lockedPairs).toMatchObject({items: 40, testable: true, able: 4, locked: 2, total: 1});
    expect(lockedPairs.pairs[0]).toMatchObject({nA: 10, nB: 10, nBoth: 10});
    expect(named(lockedPairs)).toEqual(['apron + tray']);
    expect(pairs).toMatchObject({tags: 4, counted: 4, tested: 6, met: 1, meeting: {total: 1}});
  });
  it.each([
    ['8 of 10', 8, ['apron + tray']],
    ['7 of 10', 7, []],
  ])('takes Jaccard .8 for locked: %s', async (_what, both, expected) => {
    const captions = times(60, i => (i < both ? 'apron, tray' : i < 10 ? 'apron' : i < 30 ? 'hat' : 'smile'));
    expect(named((await found(captions)).lockedPairs)).toEqual(expected);
  });
  it.each([
    ['in 5 %', 5, 100, 2],
    ['below 5 %', 4, 100, 0],
    ['in 90 %', 90, 100, 2],
    ['above 90 %', 91, 100, 0],
  ])('locks tags %s: %d of %d', async (_what, n, items, locked) => {
    const captions = times(items, i => (i < n ? 'apron, tray' : i % 2 ? 'hat' : 'smile'));
    expect((await found(captions)).lockedPairs.locked).toBe(locked);
  });
  it('locks neither trigger nor quality tags', async () => {
    const {lockedPairs} = await found(maid, {isContent: key => key !== 'tray'});
    expect(lockedPairs).toMatchObject({able: 3, locked: 0, pairs: []});
  });
  it('tests nothing below 20 items', async () => {
    const {lockedPairs, pairs} = await found(maid.slice(5, 24));
    expect(lockedPairs).toMatchObject({testable: false, locked: 0, total: 0});
    expect(pairs).toMatchObject({testable: false, meeting: {total: 0}, shunning: {total: 0}});
  });
  it('takes two that meet by chance for free: 2 of 2 among 20 items and 40 tags', async () => {
    const captions = times(20, i =>
      [i < 2 ? 'apron, tray' : `scene ${i % 6}`, ...times(6, k => `thing ${(i * 7 + k * 5) % 38}`)].join(', '),
    );
    expect(named((await found(captions)).lockedPairs)).toEqual([]);
  });
  it('of prose, never locks a phrase to its own head noun', async () => {
    const captions = times(40, i => (i < 10 ? 'macro shot, shot, bee' : i < 20 ? 'hat' : 'smile'));
    expect(named((await found(captions, {unit: 'term'})).lockedPairs)).toEqual(['bee + macro shot', 'bee + shot']);
    expect(named((await found(captions)).lockedPairs)).toHaveLength(3);
  });
  it('counts only tags that are judged', async () => {
    const {pairs} = await found(maid, {keep: key => key !== 'hat'});
    expect(pairs).toMatchObject({tags: 3, tested: 3});
  });
  it('takes one item for a cluster of copies by weights', async () => {
    const copies = [...maid, ...times(6, () => 'sword, shield')];
    expect(named((await found(copies)).lockedPairs)).toEqual(['apron + tray', 'shield + sword']);
    const weights = Float64Array.from(copies, (_, i) => (i > 40 ? 0 : 1));
    const once = await found(copies, {weights});
    expect(once.lockedPairs).toMatchObject({items: 41});
    expect(named(once.lockedPairs)).toEqual(['apron + tray']);
  });
  it('holds in its matrix what the commonest tags share', async () => {
    const {pairs} = await found(['hat, smile', 'hat, smile, rain', 'hat', 'rain', 'rain, hat', 'river']);
    expect(pairs?.matrix).toEqual({tags: ['hat', 'rain', 'smile'], n: [4, 3, 2], both: [[], [2], [2, 1]]});
  });
  it('leaves out of its matrix what nearly every item has', async () => {
    const {pairs} = await found(times(40, i => `sks, ${i % 2 ? 'hat' : 'smile'}`));
    expect(pairs?.matrix.tags).toEqual(['smile', 'hat']);
  });
  it('says the same of locked tags when only scores are wanted', () => {
    const group = fc.constantFrom('apron, tray', 'apron', 'sword, shield', 'river, boat, oar', 'hat', '');
    const caption = fc.tuple(group, fc.subarray(['smile', 'rain', 'night'])).map(([a, b]) => [a, ...b].join(', '));
    return fc.assert(
      fc.asyncProperty(fc.array(caption, {minLength: 18, maxLength: 60}), async captions => {
        const [whole, only] = [await found(captions), await found(captions, {scoresOnly: true})];
        expect(only.pairs).toBeNull();
        const {able, locked, total} = whole.lockedPairs;
        expect(only.lockedPairs).toMatchObject({able, locked, total});
        expect(named(only.lockedPairs)).toEqual(named(whole.lockedPairs));
      }),
    );
  });
  it('does not see the order of items and of tags', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.shuffledSubarray(['apron', 'tray', 'hat', 'rain']), {minLength: 20, maxLength: 40}),
        async lists => {
          const told = lists.map(tags => tags.join(', '));
          const turned = lists.toReversed().map(tags => tags.toReversed().join(', '));
          const [a, b] = [await found(told), await found(turned)];
          expect(named(b.lockedPairs)).toEqual(named(a.lockedPairs));
          expect(b.pairs?.meeting.total).toBe(a.pairs?.meeting.total);
        },
      ),
      {numRuns: 30},
    ));
});
