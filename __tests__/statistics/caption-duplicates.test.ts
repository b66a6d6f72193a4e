import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {findCaptionDuplicates} from '../../src/statistics/caption-duplicates.ts';

const set = fc.uniqueArray(fc.integer({min: 0, max: 14}), {minLength: 0, maxLength: 14});

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
        const typed = sets.map(tags => Uint32Array.from(tags).sort());
        expect(findCaptionDuplicates(typed, sets.map(String)).repeated).toBe(oracle(sets));
      }),
    ));
  it('does not compare empty captions', () =>
    expect(findCaptionDuplicates([new Uint32Array(), new Uint32Array()], ['a', 'b'])).toMatchObject({
      comparable: 0,
      repeated: 0,
    }));
});
