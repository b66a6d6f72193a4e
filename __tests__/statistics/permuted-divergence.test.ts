import {describe, expect, it} from '@jest/globals';
import {jensenShannon} from '../../src/math/divergence.ts';
import {countGroups, type PairedRows} from '../../src/statistics/paired-rows.ts';
import {testCountedDivergence, testDivergence} from '../../src/statistics/permuted-divergence.ts';
import type {TagRows} from '../../src/statistics/tag-rows.ts';
import {times} from '../helpers/findings.ts';
import {tagSets} from '../helpers/tag-sets.ts';

const rowsOf = (sets: readonly (readonly number[])[]): TagRows => ({
  ...tagSets(sets),
  weights: new Float64Array(sets.flat().length).fill(1),
});

interface Told {
  /** Tags of the items that both sides have. */
  readonly kept?: readonly (readonly number[])[];
  readonly removed?: readonly (readonly number[])[];
  readonly added?: readonly (readonly number[])[];
  /** Tags before and after. */
  readonly edited?: readonly (readonly [readonly number[], readonly number[]])[];
}

function paired({kept = [], removed = [], added = [], edited = []}: Told, tags = 4): PairedRows {
  const places = (n: number, from: number): number[] => times(n, i => from + i);
  const [k, e] = [kept.length, edited.length];
  return {
    base: rowsOf([...kept, ...edited.map(([before]) => before), ...removed]),
    head: rowsOf([...kept, ...edited.map(([, after]) => after), ...added]),
    pairs: {
      kept: places(k, 0).map(i => [i, i] as const),
      edited: places(e, k).map(i => [i, i] as const),
      removed: places(removed.length, k + e),
      added: places(added.length, k + e),
    },
    tags,
  };
}

/** Divergence of two versions in bits, by the definition. */
function divergence(told: Told): number {
  const {base, head, tags} = paired(told);
  const counts = (rows: TagRows): number[] => times(tags, tag => [...rows.tags].filter(one => one === tag).length);
  return jensenShannon(counts(base), counts(head)) ?? Number.NaN;
}

/** The share of all ways to draw who is removed and who is added that diverge as much or more, and their mean divergence. */
function exactly(kept: readonly (readonly number[])[], removed: readonly number[], added: readonly number[]): number[] {
  const all = [...kept, removed, added];
  const observed = divergence({kept, removed: [removed], added: [added]});
  const drawn = all.flatMap((gone, i) =>
    all.flatMap((come, j) => {
      if (i === j) return [];
      return [divergence({kept: all.filter((_, place) => place !== i && place !== j), removed: [gone], added: [come]})];
    }),
  );
  const asMuch = drawn.filter(one => one >= observed - 1e-12).length;
  return [asMuch / drawn.length, drawn.reduce((sum, one) => sum + one, 0) / drawn.length];
}

const test = (told: Told): ReturnType<typeof testDivergence> => testDivergence(paired(told), countGroups(paired(told)));

describe('testDivergence(paired, counts)', () => {
  it('comes near to going through every draw, whichever group is the largest', () => {
    const kept = [[0], [0], [0, 1], [1], [1, 2], [0, 2]];
    const [p, mean] = exactly(kept, [0], [3]);
    const found = test({kept, removed: [[0]], added: [[3]]});
    expect(found?.draws).toBe(999);
    // Of 999 draws a share near .3 is off by .03 at two standard deviations.
    expect(Math.abs((found?.p ?? 1) - (p ?? 0))).toBeLessThan(0.05);
    expect(found?.nullMean).toBeCloseTo(mean ?? Number.NaN, 2);
    // Two thirds are added: the other way to draw.
    const grown = test({kept: [[0]], removed: [[0], [1]], added: [[0], [1], [0], [1], [0, 1], [1]]});
    const shrunk = test({kept: [[0]], added: [[0], [1]], removed: [[0], [1], [0], [1], [0, 1], [1]]});
    expect(Math.abs((grown?.p ?? 0) - (shrunk?.p ?? 1))).toBeLessThan(0.1);
    expect(grown?.nullMean).toBeCloseTo(shrunk?.nullMean ?? Number.NaN, 1);
  });

  it('tosses a coin for every edited item: of three that gained a tag one draw in four shows as much', () => {
    const edited = times(3, () => [[0], [0, 1]] as const);
    const found = test({edited});
    // All three coins must fall alike: 2 of 8.
    expect(Math.abs((found?.p ?? 1) - 0.25)).toBeLessThan(0.05);
  });

  it('is 1 where nothing changed, and the same for the same input', () => {
    const same = {kept: [[0], [1, 2]]};
    expect(test(same)).toEqual({p: 1, draws: 999, nullMean: 0, excess: 0});
    const changed = {kept: [[0], [1]], added: [[2], [3]]};
    expect(test(changed)).toEqual(test(changed));
  });

  it('is small where what was added is of another kind', () => {
    const found = test({kept: times(40, i => [i % 2]), added: times(20, i => [2 + (i % 2)])});
    expect(found?.p).toBe(0.001);
    expect(found?.excess).toBeGreaterThan(0.1);
  });
});

describe('testCountedDivergence(base, head, items)', () => {
  it('finds no difference between equal counts, and a large one between others', () => {
    const one = Float64Array.of(500, 300, 20);
    expect(testCountedDivergence(one, one, [1000, 1000])?.p).toBe(1);
    expect(testCountedDivergence(one, Float64Array.of(300, 500, 20), [1000, 1000])?.p).toBe(0.001);
  });

  it('draws less often of many tags, and not at all of too many', () => {
    const draws = (tags: number): number | undefined => {
      const counts = new Float64Array(tags);
      counts[0] = 1;
      return testCountedDivergence(counts, counts, [1000, 1000])?.draws;
    };
    expect(draws(100)).toBe(999);
    // 2e9 / 40 steps a tag / 99 draws: half a million tags.
    expect(draws(600_000)).toBeUndefined();
  });
});
