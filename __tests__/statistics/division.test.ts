import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {divide} from '../../src/statistics/division.ts';
import {likenessOf} from '../../src/statistics/likeness.ts';
import {times} from '../helpers/findings.ts';
import {jaccard, tagSets} from '../helpers/tag-sets.ts';

interface Told {
  readonly items: readonly (readonly number[])[];
  readonly group: readonly number[];
}

/** So many items that all of the four groups are tried apart. */
const ITEMS = 48;
const told: fc.Arbitrary<Told> = fc.record({
  items: fc.array(fc.subarray([0, 1, 2, 3, 4, 5], {minLength: 1}), {minLength: ITEMS, maxLength: ITEMS}),
  group: fc
    .array(fc.nat(3), {minLength: ITEMS, maxLength: ITEMS})
    .map(group => group.map((one, i) => (i < 4 ? i : one))),
});

function found({items, group}: Told, groups = 4): ReturnType<typeof divide> {
  const sizes = times(groups, one => group.filter(g => g === one).length);
  return divide(likenessOf(tagSets(items), Int32Array.from(group), groups), sizes, items.length);
}

/** The mixture of one division, from every pair of items. */
function mixtureOf({items, group}: Told, isSmall: (group: number) => boolean): number | null {
  const part = group.map(isSmall);
  const small = part.filter(Boolean).length;
  if (Math.min(small, items.length - small) < items.length / 10) return null;
  const sums = {within: [0, 0], between: [0, 0]};
  for (const [i, a] of items.entries()) {
    for (const [j, b] of items.slice(0, i).entries()) {
      const sum = part[i] === part[j] ? sums.within : sums.between;
      sum[0]! += jaccard(a, b);
      sum[1]!++;
    }
  }
  const mean = ([sum = 0, n = 0]: readonly number[]): number => sum / n;
  if (sums.within[0] === 0) return null;
  const unlike = 1 - mean(sums.between) / mean(sums.within);
  const chance = 2 / Math.sqrt(items.length);
  return (Math.max(0, (unlike - chance) / (1 - chance)) * 4 * small * (items.length - small)) / items.length ** 2;
}

describe('divide(likeness, sizes, items)', () => {
  it('is the best of all ways to set groups against each other', () =>
    fc.assert(
      fc.property(told, one => {
        const all = times(15, mask => mixtureOf(one, group => (((mask + 1) >> group) & 1) === 1));
        const best = Math.max(...all.filter(mixture => mixture !== null));
        const division = found(one);
        if (best === -Infinity) return expect(division).toBeNull();
        expect(division?.mixture).toBeCloseTo(best, 10);
        const part = division?.part ?? new Uint8Array();
        expect(mixtureOf(one, group => part[group] === 1)).toBeCloseTo(best, 10);
        const small = one.group.filter(group => part[group] === 1).length;
        return expect(division?.sizes).toEqual([ITEMS - small, small]);
      }),
      {numRuns: 50},
    ));

  it('is 1 for halves that share no tag, and less the smaller one of them is', () => {
    const halves = (small: number): Told => ({
      items: times(60, i => (i < small ? [0, 1] : [2, 3])),
      group: times(60, i => (i < small ? 1 : 0)),
    });
    expect(found(halves(30), 2)).toMatchObject({mixture: 1, sizes: [30, 30], within: 1, between: 0});
    expect(found(halves(15), 2)?.mixture).toBeCloseTo(0.75, 12);
    expect(found(halves(6), 2)?.mixture).toBeCloseTo(0.36, 12);
  });

  it('is null where no other part has a tenth of the items', () => {
    expect(found({items: times(60, () => [0]), group: times(60, i => (i < 5 ? 1 : 0))}, 2)).toBeNull();
    expect(found({items: times(60, () => [0]), group: times(60, () => 0)}, 1)).toBeNull();
  });

  it('is 0 where both parts are like each other', () =>
    expect(found({items: times(60, () => [0, 1]), group: times(60, i => i % 2)}, 2)?.mixture).toBe(0));
});
