import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {binaryEntropy} from '../../src/math/entropy.ts';
import {entropy} from '../../src/metrics/entropy.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {asCaptions, counted, entropyOf, tagLists} from '../helpers/tag-lists.ts';

const RUNS = {numRuns: 40};

describe('entropy.measure({tagCounts})', () => {
  it.each([
    ['ln V when all tags are equally common', ['hat, bow', 'scarf, crown'], Math.log(4)],
    ['1½ bits for ½, ¼, ¼', ['hat, bow', 'hat, scarf'], 1.5 * Math.LN2],
    ['0 for one tag', ['hat', 'hat'], 0],
    ['the same whatever captions are empty', ['hat, bow', '', 'scarf, crown', ''], Math.log(4)],
    // Both items bear hat for sure, and bow half of the time: p = ⅔ and ⅓.
    [
      'that of expected counts',
      [
        ['hat', 'hat, bow'],
        ['hat', 'bow, hat'],
      ],
      Math.log(3) - (2 / 3) * Math.LN2,
    ],
  ])('is %s', async (_what, captions, expected) => expect(await valueOf(entropy, captions)).toBeCloseTo(expected, 12));

  it('is −Σ p ln p over document frequencies, and H/ln V beside it', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const {p, vocabulary} = counted(lists);
        const {value, detail} = await measured(entropy, asCaptions(lists));
        expect(value).toBeCloseTo(entropyOf(p), 12);
        if (vocabulary === 1) expect(detail?.values?.['h-norm']).toBeNull();
        else expect(detail?.values?.['h-norm']).toBeCloseTo(entropyOf(p) / Math.log(vocabulary), 12);
      }),
      RUNS,
    ));

  it('gains p·h(α) when a tag is split in ratio α', () =>
    fc.assert(
      fc.asyncProperty(tagLists, fc.nat({max: 12}), async (lists, k) => {
        const bearers = lists.filter(tags => tags.includes('hat')).length;
        fc.pre(bearers > 0);
        let left = Math.min(k, bearers);
        const moved = left;
        const split = lists.map(tags => tags.map(tag => (tag === 'hat' && left-- > 0 ? 'helmet' : tag)));
        const gain = ((await valueOf(entropy, asCaptions(split))) ?? NaN) - entropyOf(counted(lists).p);
        expect(gain).toBeCloseTo((bearers / counted(lists).uses) * binaryEntropy(moved / bearers), 10);
      }),
      RUNS,
    ));

  it('tells document frequency from occurrences and exposures', async () => {
    const {value, detail} = await measured(entropy, [
      {caption: 'hat, hat, hat, bow', repeats: 2},
      {caption: 'scarf, crown', repeats: 1},
    ]);
    expect(value).toBeCloseTo(Math.log(4), 12);
    expect(detail?.values).toMatchObject({
      document: expect.closeTo(Math.log(4), 12),
      occurrences: expect.closeTo(entropyOf([1 / 2, 1 / 6, 1 / 6, 1 / 6]), 12),
      exposures: expect.closeTo(entropyOf([1 / 3, 1 / 3, 1 / 6, 1 / 6]), 12),
    });
  });

  it('estimates what was not seen from two items on', async () => {
    expect((await measured(entropy, ['hat, bow'])).detail?.values?.['chao-wang-jost']).toBeNull();
    const seenOnce = (await measured(entropy, ['hat', 'bow'])).detail?.values?.['chao-wang-jost'];
    // N = 2, Q₁ = 2: 1 + 3 ln 1.5 − 1 from the formula, and ln(U/N) = 0.
    expect(seenOnce).toBeCloseTo(3 * Math.log(1.5), 12);
  });

  it('has no normalised form for one tag: null, not 0 or 1', async () =>
    expect((await measured(entropy, ['hat', 'hat'])).detail?.values?.['h-norm']).toBeNull());

  it('is not applicable without tags', async () => {
    expect(await measured(entropy, ['', ''])).toEqual({notApplicable: 'There are no tags.'});
    expect(entropy.measure({tagCounts: null})).toEqual({notApplicable: expect.stringContaining('prose')});
  });
});
