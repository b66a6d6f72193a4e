import {describe, expect, it} from '@jest/globals';
import {exchangedPairs, shiftOf} from '../../../src/statistics/alignment/arrangement.ts';

/** Each item has a caption of its own. */
const captions = Array.from({length: 10}, (_, i) => ({caption: [], bearers: [i]}));
const described = captions.map((_, item) => ({item, place: item, caption: []}));
const identity = [...captions.keys()];

describe('exchangedPairs(ranks)', () => {
  it('are two items that want each other’s caption', () => {
    const best = Int32Array.from(identity);
    [best[2], best[7]] = [7, 2];
    expect(exchangedPairs({best, captions})).toEqual([[2, 7]]);
  });
  it('are not three in a ring, nor one that wants what another keeps', () => {
    const best = Int32Array.from(identity);
    [best[0], best[1], best[2], best[5]] = [1, 2, 0, 6];
    expect(exchangedPairs({best, captions})).toEqual([]);
  });
  it('are not told by a caption that several bear', () => {
    const shared = captions.map((one, i) => (i === 7 ? {caption: [], bearers: [7, 8]} : one));
    const best = Int32Array.from(identity);
    [best[2], best[7]] = [7, 2];
    expect(exchangedPairs({best, captions: shared})).toEqual([]);
  });
});

describe('shiftOf(described, ranks, items)', () => {
  it.each([1, -1, 3])('is by %i where the files were moved so far', by => {
    const best = Int32Array.from(identity, i => (i + by + 10) % 10);
    expect(shiftOf(described, {best, captions}, 10)).toEqual({by, items: 10});
  });
  it('is none where most are in their place', () =>
    expect(shiftOf(described, {best: Int32Array.from(identity), captions}, 10)).toBeNull());
  it('is none where half are moved', () => {
    const best = Int32Array.from(identity, i => (i < 5 ? i + 1 : (i * 7) % 10));
    expect(shiftOf(described, {best, captions}, 10)).toBeNull();
  });
});
