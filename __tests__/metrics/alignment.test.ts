import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {alignmentAuc} from '../../src/metrics/alignment-auc.ts';
import {alignment} from '../../src/metrics/alignment.ts';
import type {Alignment} from '../../src/statistics/alignment/alignment.ts';
import type {Statistics} from '../../src/statistics/statistics.ts';
import {aligned} from '../helpers/alignment.ts';
import {analysisOf} from '../helpers/sets.ts';

const {statistics} = await analysisOf(['hat'], {advice: false});
const dataset = (captionsOnly = false): Statistics['dataset'] => ({...statistics.dataset, captionsOnly});
const share = (told: Partial<Alignment>) => alignment.measure({alignment: aligned(told), dataset: dataset()});
const ranking = (told: Partial<Alignment>) => alignmentAuc.measure({alignment: aligned(told), dataset: dataset()});

describe('alignment', () => {
  it.each([
    [0, 0],
    [4, 0.08],
    [50, 1],
    [80, 1],
  ])('of %i below the half among 100 is %f', (belowHalf, value) => expect(share({belowHalf})).toMatchObject({value}));
  it('has twice the interval of the share below the half', () => {
    const found = share({belowHalf: 10});
    if (!('interval' in found) || found.interval === undefined) throw new Error('no interval');
    // Wilson of 10 in 100: .0552–.1744.
    expect(found.interval[0]).toBeCloseTo(0.1105, 3);
    expect(found.interval[1]).toBeCloseTo(0.3487, 3);
  });
  it('holds its value, and stays in [0, 1]', () =>
    fc.assert(
      fc.property(fc.integer({min: 0, max: 100}), belowHalf => {
        const found = share({belowHalf});
        if (!('interval' in found) || found.interval === undefined) throw new Error('no interval');
        const [low, high] = found.interval;
        expect(0 <= low && low <= found.value && found.value <= high && high <= 1).toBe(true);
      }),
    ));
  it('lists what to look at, with the item whose caption fits', () => {
    const review = [{key: 'a.png', rank: 0.1, chance: 0.9, wrong: [], missing: [], better: 'b.png'}];
    expect(share({review, reviewTotal: 1})).toMatchObject({
      detail: {rows: [{label: 'a.png', value: 0.1, note: 'b.png'}], total: 1},
    });
  });
});

describe('alignment-auc', () => {
  it('is the mean rank, with the tags that are seen least and ranks by bin', () => {
    expect(ranking({tags: [{tag: 'hat', n: 12, auc: 0.4}]})).toMatchObject({
      value: 0.96,
      detail: {rows: [{label: 'hat', value: 0.4, note: '12 images'}], values: {pairs: 100, mismatched: 0.08}},
    });
    expect(ranking({})).toMatchObject({detail: {curve: {y: aligned().bins}}});
  });
});

describe('both', () => {
  it('do not apply to captions alone', () =>
    expect(alignment.measure({alignment: aligned(), dataset: dataset(true)})).toEqual({
      notApplicable: 'There are only captions.',
    }));
  it.each<[string, Partial<Alignment>, unknown]>([
    ['without a model', {model: null}, {notRun: 'No image–text model was given (--clip).'}],
    ['without a runtime', {unseen: 'why'}, {notRun: 'why'}],
    ['of 29 pictures', {n: 29}, {notApplicable: expect.stringContaining('there are 29')}],
    [
      'of pictures that could not be decoded',
      {n: 3, excluded: {noImage: 97, noTags: 0, notFinite: 0}},
      {notRun: expect.stringContaining('Only 3 pictures')},
    ],
    [
      'of captions that are alike',
      {effectiveCaptions: 1.49},
      {notApplicable: expect.stringContaining('nearly the same')},
    ],
  ])('%s have no value', (_what, told, expected) => {
    expect(share(told)).toEqual(expected);
    expect(ranking(told)).toEqual(expected);
  });
  it.each<[string, Partial<Alignment>, boolean]>([
    ['where most ranks above the half are sure', {upper: 60, top: 30}, true],
    ['where they are not', {upper: 60, top: 29}, false],
    ['where none is above the half', {upper: 0, top: 0}, false],
    [
      'where three pairs were exchanged',
      {
        upper: 60,
        top: 0,
        exchanged: [
          ['a', 'b'],
          ['c', 'd'],
          ['e', 'f'],
        ],
      },
      true,
    ],
    [
      'where two pairs were exchanged',
      {
        upper: 60,
        top: 0,
        exchanged: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
      false,
    ],
    ['where captions are shifted', {upper: 60, top: 0, shifted: {by: 1, items: 60}}, true],
    ['where the user trusts the model', {upper: 60, top: 0, trusted: true}, true],
  ])('%s: scored %#', (_what, told, scored) => {
    for (const found of [share(told), ranking(told)]) {
      expect('value' in found).toBe(true);
      expect('informative' in found).toBe(!scored);
    }
  });
  it('are an error where a model gives no numbers for more than one item in a hundred', () => {
    expect(() => share({excluded: {noImage: 0, noTags: 0, notFinite: 2}})).toThrow('no numbers for 2 of 102 items');
    expect(share({excluded: {noImage: 0, noTags: 0, notFinite: 1}})).toMatchObject({value: 0.08});
  });
});
