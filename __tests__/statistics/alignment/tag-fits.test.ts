import {describe, expect, it} from '@jest/globals';
import {seededRandom} from '../../../src/math/random.ts';
import {CaptionSpace} from '../../../src/statistics/alignment/caption-space.ts';
import type {Described} from '../../../src/statistics/alignment/rank-captions.ts';
import {TagFits} from '../../../src/statistics/alignment/tag-fits.ts';
import {times} from '../../helpers/findings.ts';
import {direction, pictureOf} from '../../helpers/seen-alignment.ts';

const TAGS = ['hat', 'bow', 'sea', 'cat'];
const scored = TAGS.map((tag, text) => ({tag, text}));

/** Pictures that show some tags, under captions that say others; `extra` more tags that nothing bears. */
function fitsOf(shown: readonly (readonly string[])[], said: readonly (readonly string[])[], noise = 0.1) {
  const pictures = shown.map((tags, i) => pictureOf(tags, noise, `picture ${i}`));
  const space = CaptionSpace.ofVectors(
    pictures,
    TAGS.map(tag => direction(tag)),
  );
  const described = said.map((tags, i): Described => ({
    item: i,
    place: i,
    caption: tags.map(tag => [TAGS.indexOf(tag), 1 / tags.length]),
  }));
  return {fits: new TagFits(space, described, scored), space, described};
}

/** The first picture lacks the bow of its caption and shows a cat. */
const shown = times(40, i =>
  i === 0 ? ['hat', 'cat'] : i % 20 === 1 ? ['cat'] : i % 2 === 0 ? ['hat', 'bow'] : ['sea'],
);
const said = shown.map((tags, i) => (i === 0 ? ['hat', 'bow'] : tags));

describe('TagFits', () => {
  it('lists the tags of a caption by how little its picture shows them, in deviations over all pictures', () => {
    const {fits, space, described} = fitsOf(shown, said);
    const [first] = described;
    if (first === undefined) throw new Error('no caption');
    const wrong = fits.wrong(first);
    expect(wrong.map(({tag}) => tag)).toEqual(['bow', 'hat']);
    const column = space.textColumn(1);
    const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
    const deviation = Math.sqrt(column.reduce((sum, x) => sum + (x - mean) ** 2, 0) / column.length);
    expect(wrong[0]?.z).toBeCloseTo(((column[0] ?? 0) - mean) / deviation, 10);
  });

  it('lists tags of other captions that the picture shows two deviations above the mean', () => {
    const {fits, described} = fitsOf(shown, said);
    const [first, second] = described;
    if (first === undefined || second === undefined) throw new Error('no caption');
    expect(fits.missing(first)).toEqual([{tag: 'cat', z: expect.any(Number)}]);
    expect(fits.missing(first)[0]?.z).toBeGreaterThanOrEqual(2);
    // It says so itself.
    expect(fits.missing(second).map(({tag}) => tag)).not.toContain('cat');
  });

  it('ranks tags by how well pictures with them are told from those without, ties half, the worst first', () => {
    const random = seededRandom('captions by lot');
    const captions = shown.map(tags => (random() < 0.3 ? ['hat', 'sea'] : tags));
    const {fits, space, described} = fitsOf(shown, captions, 0.4);
    const found = fits.rankings(described, 10);
    expect(found.length).toBeGreaterThan(1);
    expect(found.map(({auc}) => auc)).toEqual(found.map(({auc}) => auc).toSorted((a, b) => a - b));
    for (const {tag, n, auc} of found) {
      const column = space.textColumn(TAGS.indexOf(tag));
      const bears = captions.map(tags => tags.includes(tag));
      const values = (has: boolean): number[] => [...column].filter((_, i) => bears[i] === has);
      const [own, others] = [values(true), values(false)];
      expect(n).toBe(own.length);
      const above = own.flatMap(x => others.map((y): number => (x > y ? 1 : x === y ? 0.5 : 0)));
      expect(auc).toBeCloseTo(above.reduce((sum, x) => sum + x, 0) / above.length, 12);
    }
    expect(fits.rankings(described, 1)).toEqual(found.slice(0, 1));
  });

  it('ranks no tag that fewer than ten items bear, or lack', () => {
    const captions = times(40, i => (i < 9 ? ['hat'] : i < 31 ? ['sea'] : ['sea', 'bow']));
    const {fits, described} = fitsOf(captions, captions);
    // `hat` is on nine, `bow` on nine, `sea` lacks on nine.
    expect(fits.rankings(described, 10)).toEqual([]);
  });

  it('gives 0 where all pictures show a tag alike', () => {
    const {fits, described} = fitsOf(
      times(12, () => ['hat']),
      times(12, () => ['hat']),
      0,
    );
    const [first] = described;
    if (first === undefined) throw new Error('no caption');
    expect(fits.wrong(first)).toEqual([{tag: 'hat', z: 0}]);
    expect(fits.missing(first)).toEqual([]);
  });
});
