import {describe, expect, it} from '@jest/globals';
import {mismatchedCaptions} from '../../../src/advice/rules/mismatched-captions.ts';
import type {Alignment, ReviewedItem} from '../../../src/statistics/alignment/alignment.ts';
import type {Statistics} from '../../../src/statistics/statistics.ts';
import {aligned} from '../../helpers/alignment.ts';
import {analysisOf} from '../../helpers/sets.ts';

const {statistics} = await analysisOf(['hat'], {advice: false});
const dataset: Statistics['dataset'] = {...statistics.dataset, captionsOnly: false};
const CONTEXT = {purpose: null, open: <T>(list: readonly T[]) => list};
const found = (told: Partial<Alignment>, context: Parameters<typeof mismatchedCaptions.find>[1] = CONTEXT) =>
  mismatchedCaptions.find({alignment: aligned(told), dataset}, context);
const item = (i: number, told: Partial<ReviewedItem> = {}): ReviewedItem => ({
  key: `${i}.png`,
  rank: 0.1,
  chance: 0.8,
  wrong: [],
  missing: [],
  better: null,
  ...told,
});
const review = (n: number): Partial<Alignment> => ({
  review: Array.from({length: n}, (_, i) => item(i)),
  reviewTotal: n,
});

describe('mismatched-captions', () => {
  it.each([
    [1, 'note', 'About 1 caption in 50 seems to belong to another image'],
    [3, 'warning', 'About 1 caption in 17 seems to belong to another image'],
    [10, 'error', 'About 1 caption in 5 seems to belong to another image'],
    [25, 'error', 'About half of the captions seem to belong to another image'],
    [40, 'error', 'Most captions seem to belong to another image'],
  ])('of %i below the half is a %s', (belowHalf, severity, what) =>
    expect(found({belowHalf, ...review(2)})).toMatchObject([{severity, what}]),
  );
  it('says which pictures to look at first, and what would fit', () => {
    const list = [
      item(7, {better: '9.png', wrong: [{tag: 'hat', z: -2}], missing: [{tag: 'night', z: 3}]}),
      item(8, {wrong: [{tag: 'rain', z: 1}]}),
    ];
    const [finding] = found({review: list, reviewTotal: 2});
    expect(finding?.todo).toBe(
      'Look at these 2 first: tag them anew, or set them aside. `7.png` is fitted by the caption of `9.png`.',
    );
    expect(finding?.evidence).toEqual([
      {
        kind: 'items',
        total: 2,
        items: [
          {key: '7.png', note: 'better: 9.png; not seen: hat; seen: night'},
          {key: '8.png', note: ''},
        ],
      },
    ]);
    expect(finding?.fixes.map(({kind, applicability}) => [kind, applicability])).toEqual([
      ['review-list', 'manual'],
      ['drop-item', 'manual'],
    ]);
  });
  it('names exchanged pairs apart', () => {
    const [finding] = found({exchanged: [['a.png', 'b.png']]});
    expect(finding).toMatchObject({
      severity: 'warning',
      what: "1 pair of images seems to have each other's captions",
      subject: {kind: 'items', keys: ['exchanged']},
    });
    expect(finding?.fixes).toMatchObject([{kind: 'review-list', keys: ['a.png', 'b.png']}]);
  });
  it.each([
    [1, '90 images fit the caption of the next one: captions are shifted'],
    [-1, '90 images fit the caption of the one before: captions are shifted'],
    [3, '90 images fit the caption of the one 3 further on: captions are shifted'],
    [-2, '90 images fit the caption of the one 2 before: captions are shifted'],
  ])('a shift by %i is an error, and all that is said', (by, what) =>
    expect(found({shifted: {by, items: 90}, ...review(5), exchanged: [['a', 'b']]})).toMatchObject([
      {severity: 'error', what},
    ]),
  );
  it('is silent about what was accepted', () => {
    const open = <T>(list: readonly T[], nameOf: (one: T) => string): readonly T[] =>
      list.filter(one => nameOf(one) !== '0.png');
    expect(found(review(1), {purpose: null, open})).toEqual([]);
  });
  it.each([
    ['no model looked', {model: null, ...review(3)}],
    ['there was no runtime', {unseen: 'none', ...review(3)}],
    ['the set is small', {n: 29, ...review(3)}],
    ['captions are alike', {effectiveCaptions: 1.2, ...review(3)}],
    ['the model cannot read the pictures', {upper: 50, top: 10, belowHalf: 50, ...review(3)}],
    ['the model is broken', {excluded: {noImage: 0, noTags: 0, notFinite: 90}, ...review(3)}],
    ['nothing is likely', {}],
  ])('says nothing where %s', (_why, told) => expect(found(told)).toEqual([]));
  it('speaks where the user trusts the model', () =>
    expect(found({upper: 50, top: 10, belowHalf: 50, trusted: true, ...review(3)})).toHaveLength(1));
});
