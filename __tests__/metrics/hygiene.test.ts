import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {hygiene} from '../../src/metrics/hygiene.ts';
import {measured, valueOf} from '../helpers/captions.ts';
import {times} from '../helpers/findings.ts';
import {asCaptions, tagLists} from '../helpers/tag-lists.ts';

describe('hygiene.measure({spellings, aliases, lookAlikes, dataset})', () => {
  it.each([
    ['nothing, where each tag has one spelling', ['blue hair, smile', 'blue hair, hat'], {}, 0],
    ['case', ['Hat, smile', 'hat, smile', 'hat, smile'], {variants: 1 / 6}, 1 / 6],
    ['underscores', ['blue_hair, hat', 'blue hair, hat', 'blue hair, hat'], {variants: 1 / 6}, 1 / 6],
    ['escaped parentheses', ['pell \\(ship\\), hat', 'pell (ship), hat'], {variants: 1 / 4}, 1 / 4],
    [
      'slips: one edit from a commoner tag in the same company',
      ['smile, hat', 'smile, hat', 'simle, hat'],
      {slips: 1 / 6},
      1 / 6,
    ],
    ['empty tags', ['hat, , bow', 'hat, bow'], {empty: 1 / 5}, 1 / 5],
    ['tags repeated in one caption', ['hat, bow, hat', 'bow'], {repeated: 1 / 4}, 1 / 4],
    ['all of it together', ['Hat, hat, , bow', 'hat, bow'], {variants: 1 / 6, empty: 1 / 6, repeated: 1 / 6}, 1 / 2],
  ])('counts %s', async (_what, captions, values, expected) => {
    const {value, detail} = await measured(hygiene, captions);
    expect(value).toBeCloseTo(expected, 12);
    expect(detail?.values).toEqual({
      aliases: 0,
      variants: 0,
      twins: 0,
      slips: 0,
      empty: 0,
      repeated: 0,
      untrimmed: 0,
      ...Object.fromEntries(Object.entries(values).map(([name, share]) => [name, expect.closeTo(share, 12)])),
    });
  });

  it.each([
    ['kaomoji', ['^_^, hat', 'o_o, hat', '^_^, hat', '>_<, hat']],
    ['tags that stand beside each other', ['smile, smiles, hat', 'smile, hat', 'smile, hat']],
    ['numbered tags', ['outfit 1, hat', 'outfit 2, hat', 'outfit 1, hat']],
    ['short tags', ['hat, bow', 'cat, bow', 'hat, bow']],
    ['tags in other company', ['smile, hat', 'smile, hat', 'simle, crown, scarf, lantern']],
  ])('does not take %s for slips', async (_what, captions) => expect(await valueOf(hygiene, captions)).toBe(0));

  it('keeps the commonest spelling and counts the others', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({min: 1, max: 9}), fc.integer({min: 1, max: 9}), async (spaces, underscores) => {
        const captions = [...times(spaces, () => 'blue hair'), ...times(underscores, () => 'blue_hair')];
        const share = Math.min(spaces, underscores) / (spaces + underscores);
        expect(await valueOf(hygiene, captions)).toBeCloseTo(share, 12);
      }),
      {numRuns: 20},
    ));

  it('is 0 for clean captions, whatever they say', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => expect(await valueOf(hygiene, asCaptions(lists))).toBe(0)),
      {numRuns: 30},
    ));

  it('stays a share where an empty or repeated tag is a variant as well', async () => {
    const {value, detail} = await measured(hygiene, ['hat, HAT, Hat, hAt', 'HAt']);
    // Five spellings used once: four variants; three of five uses repeat the tag of their caption.
    expect(detail?.values).toMatchObject({variants: 0.8, repeated: 0.6});
    expect(value).toBe(1);
  });

  it('shows the spellings, the commonest first', async () => {
    const {detail} = await measured(hygiene, ['blue_hair', 'blue hair', 'blue_hair', 'Hat', 'hat', 'hat']);
    expect(detail).toMatchObject({
      rows: [
        {label: 'blue hair', value: 2, note: 'blue_hair · blue hair'},
        {label: 'hat', value: 2, note: 'hat · Hat'},
      ],
      total: 2,
    });
  });

  it.each([
    ['prose', times(4, i => `a girl with hat number ${i} stands near the river`), 'prose'],
    ['empty captions', ['', ''], 'There are no tags.'],
  ])('is not applicable to %s', async (_what, captions, reason) =>
    expect(await measured(hygiene, captions)).toEqual({notApplicable: expect.stringContaining(reason)}),
  );
});
