import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {collectFrom} from '../../src/open-set.ts';
import {NO_ADVICE} from '../../src/analyze.ts';
import {buildReport} from '../../src/report/build.ts';
import type {ComparedSide} from '../../src/report/compared-side.ts';
import {groundOf} from '../../src/report/ground.ts';
import {type WhatIf, whatIf} from '../../src/report/what-if.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {pairItems} from '../../src/statistics/item-pairs.ts';
import {times} from '../helpers/findings.ts';
import {itemsOf, tagCaptions, type Told} from '../helpers/sets.ts';

async function side(captions: readonly Told[]): Promise<ComparedSide> {
  const {collected, collectOptions} = await collectFrom(memorySource(itemsOf(captions)), {trigger: ['pell']});
  const {statistics} = collected;
  const report = buildReport(statistics, NO_ADVICE);
  return {label: '', kind: 'data-set', report, statistics, collected, options: collectOptions};
}

interface Between {
  readonly between: WhatIf;
  readonly base: number | null;
  readonly head: number | null;
  readonly keepBase: Uint8Array;
  readonly keepHead: Uint8Array;
}

async function between(base: readonly Told[], head: readonly Told[]): Promise<Between> {
  const [a, b] = [await side(base), await side(head)];
  if (a.collected === null || b.collected === null || b.options === null) throw new Error('no items');
  const {parts, ...ground} = groundOf(a, b);
  const pairs = pairItems(a.collected.corpus, b.collected.corpus);
  const found = whatIf(a.collected, b.collected, {pairs, parts, options: b.options});
  if (found === null) throw new Error('nothing between');
  const [keepBase, keepHead] = [new Uint8Array(found.places), new Uint8Array(found.places)];
  keepBase.fill(1, 0, base.length);
  for (const place of found.head) keepHead[place] = 1;
  return {between: found, base: ground.base.value, head: ground.head.value, keepBase, keepHead};
}

/** Equal to what a report rounds to. */
function same(found: number | null, wanted: number | null): void {
  if (wanted === null || found === null) expect(found).toBe(wanted);
  else expect(found).toBeCloseTo(wanted, 8);
}

describe('whatIf(base, head)', () => {
  it('gives both versions their own scores', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, tagCaptions, async (base, head) => {
        const found = await between(base, head);
        same(found.between.score(found.keepBase), found.base);
        same(found.between.score(found.keepHead), found.head);
      }),
      {numRuns: 40},
    ));

  it.each([
    [
      'notes, empty tags, white space and repeats',
      ['pell, hat', ' pell, , bow ', 'pell, hat, hat', ...times(20, i => `pell, view ${'abc'[i % 3]}`)],
      ['pell, hat', 'pell, bow', {caption: 'pell, {a|b}', repeats: 3}, ...times(22, i => `pell, view ${'abd'[i % 3]}`)],
    ],
    [
      'several captions of an item',
      [['pell, hat', 'pell, bow'], 'pell, scarf', ...times(20, i => `pell, view ${'abc'[i % 3]}`)],
      [['pell, hat', 'pell, bow', 'pell'], 'pell, scarf', ...times(20, i => `pell, view ${'abc'[i % 3]}`)],
    ],
    [
      'prose',
      times(12, i => `a small girl with hat number ${i} stands near the river`),
      times(
        14,
        i =>
          `a small girl with ${i % 2 === 0 ? 'a red' : 'no'} hat number ${i} stands near the ${i % 3 === 0 ? 'old tower' : 'river'}`,
      ),
    ],
  ] as [string, Told[], Told[]][])('knows %s', async (_what, base, head) => {
    const found = await between(base, head);
    same(found.between.score(found.keepHead), found.head);
    same(found.between.score(found.keepBase), found.base);
  });
});
