import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {seededRandom} from '../../src/math/random.ts';
import {findOutliers, type Figures, type Outliers} from '../../src/statistics/outliers.ts';

const look = (figures: Figures): Outliers => {
  const n = Object.values(figures)[0]?.length ?? 0;
  return findOutliers({keys: Array.from({length: n}, (_, i) => `${i}.png`)}, figures);
};
const named = ({found}: Outliers): string[] => found.map(({key}) => key);

/** Sums of uniform numbers: nearly normal. */
function heap(n: number, seed: string): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({length: n}, () => Array.from({length: 8}, random).reduce((a, b) => a + b, 0));
}

describe('findOutliers(corpus, figures)', () => {
  it('names a thumbnail among equal pictures', () => {
    const pixels = new Float64Array(40).fill(1024 * 1024);
    pixels[7] = 64 * 64;
    const found = look({pixels});
    expect(found).toMatchObject({unusual: 1, found: [{key: '7.png', reasons: [{feature: 'pixels', value: 4096}]}]});
    expect(found.features[0]).toMatchObject({far: 1, esd: 1, q1: 1_048_576, modifiedZ: null, isMixed: false});
  });
  it('compares sizes by ratio', () => {
    const pixels = heap(60, 'sizes').map(x => Math.exp(x));
    expect(look({pixels}).unusual).toBe(0);
    pixels[3] = 1e-4;
    expect(named(look({pixels}))).toEqual(['3.png']);
  });
  it('calls nothing unusual in normal figures, nearly always', () => {
    const sets = Array.from({length: 60}, (_, i) => look({tags: heap(200, `set ${i}`)}).unusual);
    expect(sets.filter(n => n > 0).length).toBeLessThanOrEqual(3);
  });
  it('says of two kinds that they are two kinds', () => {
    const aspect = Float64Array.from({length: 100}, (_, i) => (i % 8 === 0 ? 2 : 1));
    const found = look({aspect});
    expect(found.unusual).toBe(0);
    expect(found.features[0]).toMatchObject({isMixed: true, far: 13});
  });
  it('names more than it seeks where the fences see them', () => {
    const tags = Float64Array.from({length: 1000}, (_, i) => (i < 15 ? 100 + i : 10 + (i % 7)));
    expect(look({tags}).unusual).toBe(15);
  });
  it('finds what is unusual only together', () => {
    const wide = heap(300, 'wide');
    const brightness = wide.map((x, i) => x + 0.05 * (heap(300, 'rest')[i] ?? 0));
    brightness[5] = 8 - (wide[5] ?? 0) + 3;
    const found = look({tags: wide, brightness, bytes: heap(300, 'bytes').map(x => Math.exp(x))});
    expect(named(found)).toEqual(['5.png']);
    expect(found).toMatchObject({
      together: {features: ['bytes', 'brightness', 'tags'], found: 1},
      found: [{distance: 0, reasons: []}],
    });
    expect(look({tags: wide, brightness}).together).toBeNull();
  });
  it('leaves out what is not known, and sharpness of 0 counts', () => {
    const sharpness = heap(50, 'edges').map(x => 100 * x);
    sharpness[4] = Number.NaN;
    sharpness[9] = 0;
    expect(look({sharpness})).toMatchObject({features: [{items: 49}], found: [{key: '9.png'}]});
  });
  it('says nothing of few items, or of what never varies', () => {
    expect(look({tags: Float64Array.of(1, 2, 3, 400)}).features).toEqual([]);
    expect(look({tags: new Float64Array(100).fill(2 / 3)}).features).toEqual([]);
    expect(look({})).toEqual({features: [], together: null, unusual: 0, found: []});
  });
  it('does not depend on the order of items', () =>
    fc.assert(
      fc.property(fc.nat(), seed => {
        const tags = heap(80, `${seed}`);
        tags[0] = 40;
        const keys = Array.from({length: 80}, (_, i) => `${i}.png`);
        const one = findOutliers({keys}, {tags});
        const other = findOutliers({keys: keys.toReversed()}, {tags: tags.toReversed()});
        expect(named(other)).toEqual(named(one));
      }),
      {numRuns: 20},
    ));
});
