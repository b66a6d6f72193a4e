import {describe, expect, it} from '@jest/globals';
import {copyRepeats, itemWeights, weightLines, wholeRepeats} from '../../../../src/frontends/cli/plan/item-weights.ts';

const weightsIn = (lines: string): number[] =>
  lines
    .trimEnd()
    .split('\n')
    .map(line => (JSON.parse(line) as {weight: number}).weight);

const axis = (classOf: readonly number[], classes = ['a', 'b']) => ({
  name: 'axis',
  classes,
  classOf: Int32Array.from(classOf),
});
const INVERSE = {weighting: 'inverse'} as const;

describe('itemWeights(items, axes, balance)', () => {
  it('gives copies of one picture the weight of one, and mean 1', () => {
    const pictureOf = Int32Array.of(0, 0, 0, 3, 4);
    const weights = itemWeights([0, 1, 2, 3, 4], {axes: [], pictureOf, kept: null}, INVERSE);
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(5, 12);
    expect((weights[4] ?? 0) / (weights[0] ?? 1)).toBeCloseTo(3, 12);
  });
  it('keeps repeats where only copies are levelled', () => {
    const kept = Float64Array.of(4, 4, 1, 1);
    const weights = itemWeights([0, 1, 2, 3], {axes: [], pictureOf: Int32Array.of(0, 0, 2, 3), kept}, INVERSE);
    expect([...weights].map(w => w / (weights[3] ?? 1))).toEqual([2, 2, 1, 1]);
  });
  it('is N / (K·n) of the inverse weighting, and keeps the share of items without a value', () => {
    const weights = itemWeights(
      [0, 1, 2, 3, 4],
      {axes: [axis([0, 0, 0, 1, -1])], pictureOf: null, kept: null},
      INVERSE,
    );
    expect([...weights].map(w => Number(w.toFixed(9)))).toEqual([0.666666667, 0.666666667, 0.666666667, 2, 1]);
  });
  it('looks at the items it is given, not at the whole set', () => {
    const weights = itemWeights([0, 3], {axes: [axis([0, 0, 0, 1, -1])], pictureOf: null, kept: null}, INVERSE);
    expect([...weights]).toEqual([1, 1]);
  });
  it('meets two axes together, and names what cannot be met', () => {
    const axes = [axis([0, 0, 0, 1]), axis([0, 0, 1, 1])];
    const weights = itemWeights([0, 1, 2, 3], {axes, pictureOf: null, kept: null}, {weighting: 'sqrt'});
    expect((weights[0] ?? 0) + (weights[1] ?? 0)).toBeCloseTo(2, 6);
    expect(() =>
      itemWeights(
        [0, 1, 2, 3],
        {axes: [axis([0, 0, 0, 1]), axis([0, 1, 2, 2], ['x', 'y', 'z'])], pictureOf: null, kept: null},
        INVERSE,
      ),
    ).toThrow(
      expect.objectContaining({code: 'rake-inconsistent', message: expect.stringMatching(/"[abxyz]" of axis/)}),
    );
  });
});

describe('wholeRepeats(weights, most)', () => {
  it('is w over the least, rounded half up, within 1 and most', () =>
    expect(wholeRepeats(Float64Array.of(1, 2.5, 40), 10)).toEqual([1, 3, 10]));
  it('is 1 where there is no weight', () => expect(wholeRepeats(Float64Array.of(0, 1), 10)).toEqual([1, 1]));
});

describe('copyRepeats(items, {pictureOf, repeats}, most)', () => {
  /** Copies next to each other, each cluster by its size. */
  const of = (sizes: readonly number[], repeats: readonly number[] = []): number[] => {
    const pictureOf = Int32Array.from(sizes.flatMap((size, first) => Array.from({length: size}, () => first)));
    const items = [...pictureOf.keys()];
    return copyRepeats(items, {pictureOf, repeats: items.map(item => repeats[item] ?? 1)}, 10);
  };
  it('is R for single images and R / s for one of s copies', () => {
    expect(of([1, 4, 2])).toEqual([4, 1, 1, 1, 1, 2, 2]);
    expect(new Set(of([1, 40]))).toEqual(new Set([10, 1]));
  });
  it('changes nothing without copies', () => expect(of([1, 1, 1], [1000, 7, 1])).toEqual([1000, 7, 1]));
  it('divides repeats where they suffice', () => expect(of([1, 2, 2], [10, 10, 10, 7, 7])).toEqual([10, 5, 5, 4, 4]));
});

describe('weightLines(keys, weights)', () => {
  it('has mean 1 within [0.1, 10]', () => {
    const weights = weightsIn(weightLines(['a', 'b', 'c'], Float64Array.of(1, 1, 1000)));
    expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(3, 9);
    expect(weights[0]).toBeGreaterThan(0.09);
  });
});
