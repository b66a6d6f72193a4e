import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {groupSimilar} from '../../src/statistics/similar-sets.ts';
import type {TagSets} from '../../src/statistics/item-sets.ts';

type Sets = readonly (readonly number[])[];

function rows(sets: Sets): TagSets {
  const offsets = [0];
  for (const tags of sets) offsets.push((offsets.at(-1) ?? 0) + tags.length);
  return {
    offsets: Uint32Array.from(offsets),
    tags: Uint32Array.from(sets.flatMap(tags => tags.toSorted((a, b) => a - b))),
  };
}

/** The definition: every pair, in whole numbers. */
function oracle(sets: Sets): number[] {
  const members = sets.map(tags => new Set(tags));
  return sets.map((a, i) =>
    sets.some((b, j) => {
      const both = a.filter(tag => members[j]?.has(tag)).length;
      return i !== j && 10 * both >= 9 * (a.length + b.length - both);
    })
      ? 1
      : 0,
  );
}

const range = (from: number, to: number): number[] => Array.from({length: to - from}, (_, i) => from + i);
/** 1 for a set that has another in its group. */
const marks = (sets: Sets): number[] => {
  const groups = [...groupSimilar(rows(sets))];
  return groups.map(group => (groups.filter(other => other === group).length > 1 ? 1 : 0));
};

describe('groupSimilar(sets) at the border', () => {
  // The largest number of tags that a twin may have replaced, and one more: at length 19 it is one of them.
  it.each(range(1, 201))('of two captions of %d tags', size => {
    for (let replaced = 1; replaced <= Math.min(size, Math.floor(size / 19) + 1); replaced++) {
      for (const from of [0, Math.floor((size - replaced) / 2), size - replaced]) {
        const first = range(0, size);
        const twin = first.map(tag => (tag >= from && tag < from + replaced ? tag + 1000 : tag));
        const rare = first.map(tag => (tag >= from && tag < from + replaced ? tag - 1000 : tag)).map(tag => tag + 1000);
        for (const pair of [
          [first, twin],
          [first.map(tag => tag + 1000), rare],
        ]) {
          expect(marks(pair)).toEqual(oracle(pair));
        }
      }
    }
  });
  it.each(range(1, 201))('of a caption of %d tags and one that lacks some', size => {
    for (const lacks of [Math.floor(size / 10), Math.floor(size / 10) + 1]) {
      if (lacks === 0 || lacks >= size) continue;
      for (const pair of [
        [range(0, size), range(lacks, size)],
        [range(0, size), range(0, size - lacks)],
      ]) {
        expect(marks(pair)).toEqual(oracle(pair));
      }
    }
  });
});

describe('groupSimilar(sets) of random sets', () => {
  const size = fc.constantFrom(9, 10, 11, 18, 19, 20, 21, 38, 57);
  const family = size.chain(n =>
    fc.array(fc.uniqueArray(fc.integer({min: 0, max: n + 3}), {minLength: n - 1, maxLength: n + 1}), {
      minLength: 2,
      maxLength: 12,
    }),
  );
  it('finds what every pair would', () =>
    fc.assert(
      fc.property(fc.array(family, {minLength: 1, maxLength: 3}), families => {
        const all = families.flat().map(tags => tags.toSorted((a, b) => a - b));
        const distinct = [...new Map(all.map(tags => [tags.join(), tags])).values()];
        expect(marks(distinct)).toEqual(oracle(distinct));
      }),
      {numRuns: 300},
    ));
});
