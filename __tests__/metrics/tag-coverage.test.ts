import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {analyze} from '../../src/analyze.ts';
import {tagCoverage} from '../../src/metrics/tag-coverage.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {dataSet} from '../helpers/data-set.ts';
import {times} from '../helpers/findings.ts';
import {drawn} from '../helpers/pictures.ts';
import {asCaptions, counted, tagLists} from '../helpers/tag-lists.ts';

describe('tagCoverage.measure({tagCounts})', () => {
  it.each([
    ['1 when every tag is used twice', ['hat, bow', 'bow, hat'], 1],
    ['0 when every tag is used once', ['hat, bow', 'scarf, crown'], 0],
    ['½ when half of the uses are one-off and nothing is used twice', ['hat, bow', 'hat, scarf', 'hat, crown'], 1 / 2],
    // N = 4, Q₁ = 2, Q₂ = 1: 1 − (2/4)·6/(6 + 2).
    ['⅝ for two one-off tags beside one used twice', ['hat, bow', 'hat', 'scarf', ''], 5 / 8],
    ['1 for one item: there is nothing to tell from', ['hat, bow'], 1],
    ['1 for one tag', ['hat', 'hat'], 1],
  ])('is %s', async (_what, captions, expected) =>
    expect(await valueOf(tagCoverage, captions)).toBeCloseTo(expected, 12),
  );

  it('is 1 − (Q₁/U)·(N − 1)Q₁ / ((N − 1)Q₁ + 2Q₂), in [0, 1]', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {df, uses, items} = counted(lists);
        const [q1, q2] = [1, 2].map(n => df.filter(count => count === n).length) as [number, number];
        const unseen = (items - 1) * q1;
        const expected = q1 === 0 ? 1 : 1 - (q1 / uses) * (unseen / (unseen + 2 * q2));
        const {value = NaN, detail} = await measured(tagCoverage, asCaptions(lists));
        expect(value).toBeCloseTo(expected, 12);
        expect(value >= 0 && value <= 1).toBe(true);
        expect(detail).toMatchObject({values: {singletons: q1, doubletons: q2}, total: df.length});
      }),
      {numRuns: 50},
    ));

  it('rises when one-off tags are deleted: the known wrong way, so no advice does it', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const uses = lists.flat();
        const kept = lists.map(tags => tags.filter(tag => uses.filter(use => use === tag).length > 1));
        fc.pre(kept.some(tags => tags.length > 0));
        expect(await valueOf(tagCoverage, asCaptions(kept))).toBe(1);
      }),
      {numRuns: 30},
    ));

  it('shows first the tags that are present as often as absent, with idf ln(N/n)', async () => {
    const {detail} = await measured(tagCoverage, ['hat, bow', 'hat, bow', 'hat, scarf', 'hat']);
    expect(detail?.rows).toEqual([
      {label: 'bow', value: Math.LN2, note: 'idf; control 0.693'},
      {label: 'scarf', value: Math.log(4), note: 'idf; control 0.562'},
      {label: 'hat', value: 0, note: 'idf; control 0.000'},
    ]);
  });

  it('shows ten tags and counts all', async () => {
    const {detail} = await measured(tagCoverage, [
      times(14, i => `ribbon ${String.fromCharCode(97 + i)}`).join(', '),
      'hat',
    ]);
    expect([detail?.rows?.length, detail?.total]).toEqual([10, 15]);
  });

  it('reads expected counts to the nearest whole number', async () =>
    // bow is in 1.5 of 3 items, which reads as two; hat in one and a half likewise.
    expect(
      (
        await measured(tagCoverage, [
          ['hat', 'bow'],
          ['hat', 'bow'],
          ['hat', 'bow'],
        ])
      ).detail?.values,
    ).toEqual({
      singletons: 0,
      doubletons: 2,
      pictures: 3,
      document: 1,
      'stop-tags': 0,
    }));

  it('counts copies of a picture once, so that adding them changes nothing', async () => {
    const one = {'a.txt': 'hat, bow', 'b.txt': 'hat, scarf', 'c.txt': 'hat, crown'};
    const [a, b, c] = await Promise.all([1, 2, 3].map(seed => drawn(seed).png().toBuffer()));
    const three = {...one, 'a.png': a ?? null, 'b.png': b ?? null, 'c.png': c ?? null};
    const copied = {...three, 'd.png': a ?? null, 'd.txt': 'hat, bow', 'e.png': b ?? null, 'e.txt': 'hat, scarf'};
    const coverage = async (files: typeof three): Promise<unknown> =>
      (await analyze(dataSet(files), {images: {cache: null}, trigger: ['none'], advice: false})).metrics[
        'tag-coverage'
      ];
    expect(await coverage(three)).toMatchObject({value: 0.5, detail: {values: {pictures: 3, document: 0.5}}});
    expect(await coverage(copied)).toMatchObject({value: 0.5, detail: {values: {pictures: 3, singletons: 3}}});
    const {metrics} = await analyze(dataSet(copied), {trigger: ['none'], advice: false});
    expect(metrics['tag-coverage']?.value).toBeGreaterThan(0.8);
  });

  it.each([
    ['the trigger alone', ['pell', 'pell']],
    ['empty captions', ['', '']],
  ])('is not applicable to %s', async (_what, captions) =>
    expect(await measured(tagCoverage, captions)).toEqual({
      notApplicable: 'No caption holds a tag besides trigger and quality tags: nothing else is taught.',
    }),
  );
});
