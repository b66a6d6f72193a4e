import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {saturation} from '../../src/metrics/saturation.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';
import {asCaptions, tagLists} from '../helpers/tag-lists.ts';

describe('saturation.measure({tagCounts})', () => {
  it.each([
    ['0 when no tag is in nearly every caption', ['hat, bow', 'scarf, crown'], 0],
    ['1 for identical captions', ['hat, bow', 'bow, hat'], 1],
    ['½ when one of two tags never varies', ['hat, bow', 'hat, scarf'], 1 / 2],
    ['1 for one item: all of it is always true', ['hat'], 1],
  ])('is %s', async (_what, captions, expected) =>
    expect(await valueOf(saturation, captions)).toBeCloseTo(expected, 12),
  );

  it.each([
    [9, 10, 9 / 10],
    [8, 10, 0],
    [27, 30, 27 / 30],
    [26, 30, 0],
    [19, 21, 19 / 21],
    [18, 21, 0],
  ])('takes hat for a stop tag in %d of %d captions: %d', async (bearers, items, expected) =>
    expect(
      await valueOf(
        saturation,
        times(items, i => (i < bearers ? 'hat' : 'bow')),
      ),
    ).toBeCloseTo(expected, 12),
  );

  it.each([
    ['the trigger', 'pell', {}],
    ['a declared trigger', 'Zed_man', {trigger: ['zed man']}],
    ['quality tags', 'masterpiece', {}],
    ['score tags', 'score_9', {}],
    ['rating tags', 'rating:safe', {}],
    ['allowed tags', 'teal_skin', {allow: ['teal skin']}],
  ])('does not blame %s, whose uses stay in U', async (_what, constant, options) => {
    const captions = [`${constant}, hat, bow`, `${constant}, hat, scarf`];
    expect(await valueOf(saturation, captions, options)).toBeCloseTo(2 / 6, 12);
  });

  it('is Σ n/U over tags in at least nine tenths of the captions, which it names, the commonest first', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const varied = lists.map((tags, i) => [...tags, 'pell', 'teal skin', ...(i === 0 ? [] : ['horn'])]);
        const uses = varied.flat();
        const share = (tag: string): number => uses.filter(use => use === tag).length / varied.length;
        const stop = [...new Set(uses)].filter(tag => tag !== 'pell' && share(tag) * 10 >= 9);
        const {value, detail} = await measured(saturation, asCaptions(varied));
        expect(value).toBeCloseTo(uses.filter(tag => stop.includes(tag)).length / uses.length, 12);
        expect(detail?.total).toBe(stop.length);
        expect(detail?.rows?.map(({label}) => label).toSorted()).toEqual(stop.toSorted());
        expect(detail?.rows?.map(row => row.value)).toEqual(stop.map(share).toSorted((a, b) => b - a));
      }),
      {numRuns: 40},
    ));

  it('names twelve at most', async () => {
    const caption = times(15, i => `ribbon ${String.fromCharCode(97 + i)}`).join(', ');
    const {detail} = await measured(saturation, [caption, caption]);
    expect([detail?.rows?.length, detail?.total]).toEqual([12, 15]);
  });

  it.each([
    ['the trigger alone', ['pell', 'pell, masterpiece']],
    ['empty captions', ['', '']],
  ])('is not applicable to %s', async (_what, captions) =>
    expect(await measured(saturation, captions)).toEqual({
      notApplicable: 'No caption holds a tag besides trigger and quality tags: nothing else is taught.',
    }),
  );
});
