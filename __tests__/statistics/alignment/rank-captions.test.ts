import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {seededRandom} from '../../../src/math/random.ts';
import {CaptionSpace, type Composition} from '../../../src/statistics/alignment/caption-space.ts';
import {ALL, type Described, rankCaptions} from '../../../src/statistics/alignment/rank-captions.ts';
import {direction, LENGTH, pictureOf} from '../../helpers/seen-alignment.ts';
import {times} from '../../helpers/findings.ts';

const TAGS = ['hat', 'bow', 'sea', 'red', 'cat'];
const caption = fc
  .subarray([...TAGS.keys()], {minLength: 1, maxLength: 3})
  .map((texts): Composition => texts.map(text => [text, 1 / texts.length]));
const set = fc.array(fc.tuple(caption, fc.nat(9)), {minLength: 3, maxLength: 20});

const spaceOf = (pictures: readonly Float32Array[]): CaptionSpace =>
  CaptionSpace.ofVectors(
    pictures,
    TAGS.map(tag => direction(tag)),
  );

/** The mean vector of what a caption says. */
function vectorOf(said: Composition): number[] {
  return times(LENGTH, k =>
    said.reduce((sum, [text, weight]) => sum + weight * (direction(TAGS[text] ?? '')[k] ?? 0), 0),
  );
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  times(a.length, k => (a[k] ?? 0) * (b[k] ?? 0)).reduce((sum, x) => sum + x, 0);

/** S = (I − Ī)(C − C̄)ᵀ of every picture and every caption, by its definition. */
function similarities(pictures: readonly Float32Array[], captions: readonly number[][]): number[][] {
  const centred = (vectors: readonly ArrayLike<number>[]): number[][] => {
    const mean = times(LENGTH, k => vectors.reduce((sum, one) => sum + (one[k] ?? 0), 0) / vectors.length);
    return vectors.map(one => times(LENGTH, k => (one[k] ?? 0) - (mean[k] ?? 0)));
  };
  const [images, texts] = [centred(pictures), centred(captions)];
  return images.map(image => texts.map(text => dot(image, text)));
}

describe('rankCaptions(described, space)', () => {
  it('gives the share of the other captions that fit worse, ties half', () =>
    fc.assert(
      fc.property(set, told => {
        // Pictures that show their caption more or less, several of them the same one.
        const pictures = told.map(([said, noise]) =>
          pictureOf(
            said.map(([text]) => TAGS[text] ?? ''),
            noise / 3,
            `noise ${noise}`,
          ),
        );
        const described = told.map(([said], i): Described => ({item: i, place: i, caption: said}));
        const s = similarities(
          pictures,
          told.map(([said]) => vectorOf(said)),
        );
        const {ranks} = rankCaptions(described, spaceOf(pictures));
        for (const [i, row] of s.entries()) {
          const own = row[i] ?? 0;
          const others = row.filter((_, j) => j !== i);
          const worse = others.filter(x => own - x > 1e-7).length;
          const equal = others.filter(x => Math.abs(own - x) <= 1e-7).length;
          expect(ranks[i]).toBeCloseTo((worse + equal / 2) / others.length, 10);
        }
      }),
      {numRuns: 50},
    ));

  it('gives each distinct caption once, with all that bear it, and the one that fits best', () => {
    const says = (...texts: readonly number[]): Composition => texts.map(text => [text, 1 / texts.length]);
    const captions = [says(0), says(1), says(0), says(2, 3)];
    const shown = [['hat'], ['sea', 'red'], ['hat'], ['bow']];
    const pictures = shown.map((tags, i) => pictureOf(tags, 0, String(i)));
    const described = captions.map((said, i): Described => ({item: i, place: i, caption: said}));
    const {captions: distinct, best} = rankCaptions(described, spaceOf(pictures));
    expect(distinct).toEqual([
      {caption: captions[0], bearers: [0, 2]},
      {caption: captions[1], bearers: [1]},
      {caption: captions[3], bearers: [3]},
    ]);
    // The second and the fourth picture want each other's.
    expect([...best]).toEqual([0, 2, 0, 1]);
  });

  it('compares each picture of a large set with captions drawn by lot', () => {
    const random = seededRandom('large set');
    const said = times(ALL + 100, () => Math.floor(random() * TAGS.length));
    // A tenth of the captions belong to another picture.
    const pictures = said.map((text, i) =>
      pictureOf([TAGS[i % 10 === 0 ? (text + 1) % 5 : text] ?? ''], 0.2, String(i % 7)),
    );
    const described = said.map((text, i): Described => ({item: i, place: i, caption: [[text, 1]]}));
    const {ranks, captions} = rankCaptions(described, spaceOf(pictures));
    expect(captions.reduce((sum, {bearers}) => sum + bearers.length, 0)).toBe(2048);
    const shares = TAGS.map((_, tag) => said.filter(text => text === tag).length / said.length);
    for (const [i, text] of said.entries()) {
      if (i % 10 === 0) continue;
      // Every other caption fits worse, its own kind is as good: 1 − share / 2, but for the luck of 2,048.
      expect(Math.abs((ranks[i] ?? 0) - (1 - (shares[text] ?? 0) / 2))).toBeLessThan(0.03);
    }
    expect(Math.max(...ranks.filter((_, i) => i % 10 === 0))).toBeLessThan(0.9);
  });
});
