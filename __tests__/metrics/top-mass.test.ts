import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {topMass} from '../../src/metrics/top-mass.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {asCaptions, counted, renamed, tagLists} from '../helpers/tag-lists.ts';
import {times} from '../helpers/findings.ts';

describe('topMass.measure({tagCounts})', () => {
  it.each([
    ['1 for up to ten tags', ['hat, bow', 'hat, scarf'], 1],
    ['½ for twenty equally common tags', times(40, i => `scarf of ${'klmnopqrstuvwxyzabcd'[i % 20] ?? ''}`), 10 / 20],
  ])('is %s', async (_what, captions, expected) => expect(await valueOf(topMass, captions)).toBeCloseTo(expected, 12));

  it('is the share of uses of the ten commonest tags, with top-1 share and coverage', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const pooled = [...lists, ...renamed(lists).slice(1)];
        const {df, uses, items} = counted(pooled);
        const top = df.toSorted((a, b) => b - a);
        const top10 = top.slice(0, 10).reduce((a, b) => a + b) / uses;
        const {value, detail} = await measured(topMass, asCaptions(pooled));
        expect(value).toBeCloseTo(top10, 12);
        expect(detail?.total).toBe(df.length);
        expect(detail?.values).toMatchObject({
          top1: expect.closeTo((top[0] ?? 0) / uses, 12),
          top10: expect.closeTo(top10, 12),
          'top1-coverage': expect.closeTo((top[0] ?? 0) / items, 12),
        });
      }),
      {numRuns: 40},
    ));

  it('names the culprits with their coverage, ties by name', async () => {
    const {detail} = await measured(topMass, ['scarf, hat', 'hat, bow', 'hat', '']);
    expect(detail?.rows).toEqual([
      {label: 'hat', value: 0.75},
      {label: 'bow', value: 0.25},
      {label: 'scarf', value: 0.25},
    ]);
  });

  it('names ten and counts all', async () => {
    const {detail} = await measured(
      topMass,
      times(26, i => `scarf ${String.fromCharCode(97 + i)}`),
    );
    expect(detail?.rows?.map(({label}) => label)).toEqual(times(10, i => `scarf ${String.fromCharCode(97 + i)}`));
    expect(detail?.total).toBe(26);
  });

  it('counts documents, and shows what writings and repeats change', async () => {
    const rare = times(10, i => `scarf ${String.fromCharCode(97 + i)}`).join(', ');
    const {value, detail} = await measured(topMass, [
      {caption: `${rare}, hat, hat`, repeats: 1},
      {caption: 'hat', repeats: 8},
    ]);
    expect(value).toBeCloseTo(11 / 12, 12);
    expect(detail?.values).toMatchObject({
      document: expect.closeTo(11 / 12, 12),
      occurrences: expect.closeTo(12 / 13, 12),
      exposures: expect.closeTo(18 / 19, 12),
    });
  });

  it('is not applicable without tags', async () => {
    expect(await measured(topMass, ['', ''])).toEqual({notApplicable: 'There are no tags.'});
    expect(topMass.measure({tagCounts: null})).toEqual({notApplicable: expect.stringContaining('prose')});
  });
});
