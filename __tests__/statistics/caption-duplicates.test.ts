import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {TagSets} from '../../src/statistics/item-sets.ts';
import {findCaptionDuplicates} from '../../src/statistics/caption-duplicates.ts';

const set = fc.uniqueArray(fc.integer({min: 0, max: 14}), {minLength: 0, maxLength: 14});

/** In compressed sparse row form. */
function rows(sets: readonly (readonly number[])[]): TagSets {
  const offsets = [0];
  for (const tags of sets) offsets.push((offsets.at(-1) ?? 0) + tags.length);
  return {
    offsets: Uint32Array.from(offsets),
    tags: Uint32Array.from(sets.flatMap(tags => tags.toSorted((a, b) => a - b))),
  };
}

/** The definition: every pair. */
function oracle(sets: readonly (readonly number[])[]): number {
  return sets.filter((a, i) =>
    sets.some((b, j) => {
      const both = a.filter(tag => b.includes(tag)).length;
      return i !== j && both > 0 && both / (a.length + b.length - both) >= 0.9;
    }),
  ).length;
}

describe('findCaptionDuplicates(sets, keys)', () => {
  it('finds what every pair would', () =>
    fc.assert(
      fc.property(fc.array(set, {maxLength: 25}), sets => {
        expect(findCaptionDuplicates(rows(sets), sets.map(String)).repeated).toBe(oracle(sets));
      }),
    ));
  it('finds long sets that differ in one tag', () => {
    const long = Array.from({length: 40}, (_, tag) => tag);
    const near = [long, long.map(tag => (tag === 7 ? 50 : tag)), long.map(tag => (tag < 5 ? tag + 60 : tag))];
    expect(findCaptionDuplicates(rows(near), ['a', 'b', 'c'])).toMatchObject({repeated: 2, exact: 0, distinct: 3});
  });
  it('does not compare empty captions', () =>
    expect(findCaptionDuplicates(rows([[], []]), ['a', 'b'])).toMatchObject({
      comparable: 0,
      repeated: 0,
    }));
});
