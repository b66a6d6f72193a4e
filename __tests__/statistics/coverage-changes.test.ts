import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fisherTwoSided} from '../../src/math/hypergeometric.ts';
import {coverageChanges, testCounts, testCoverage} from '../../src/statistics/coverage-changes.ts';
import type {PairedRows} from '../../src/statistics/paired-rows.ts';
import type {TagRows} from '../../src/statistics/tag-rows.ts';

const TAGS = 4;
const items = fc.array(fc.subarray([0, 1, 2, 3]), {maxLength: 8});

function rowsOf(told: readonly (readonly number[])[]): TagRows {
  const offsets = told.reduce((ends, own) => [...ends, (ends.at(-1) ?? 0) + own.length], [0]);
  const tags = told.flat();
  return {
    offsets: Uint32Array.from(offsets),
    tags: Uint32Array.from(tags),
    weights: new Float64Array(tags.length).fill(1),
  };
}

/** Groups of items by what became of them. */
interface Told {
  readonly kept: readonly (readonly number[])[];
  readonly removed: readonly (readonly number[])[];
  readonly added: readonly (readonly number[])[];
}

function pairedOf({kept, removed, added}: Told): PairedRows {
  return {
    base: rowsOf([...kept, ...removed]),
    head: rowsOf([...kept, ...added]),
    tags: TAGS,
    pairs: {
      kept: kept.map((_, i) => [i, i] as const),
      edited: [],
      removed: removed.map((_, i) => kept.length + i),
      added: added.map((_, i) => kept.length + i),
    },
  };
}

describe('testCoverage(paired)', () => {
  it('is Fisher’s test of what came and of what went, the smaller twice', () =>
    fc.assert(
      fc.property(fc.record({kept: items, removed: items, added: items}), told => {
        const {kept, removed, added} = told;
        const found = new Map(testCoverage(pairedOf(told)).map(({tag, lnP}) => [tag, Math.exp(lnP)]));
        for (let tag = 0; tag < TAGS; tag++) {
          const [k, r, d] = [kept, removed, added].map(group => group.filter(own => own.includes(tag)).length);
          if (k! + r! + d! < 3) {
            expect(found.has(tag)).toBe(false);
            continue;
          }
          const fisher = (both: number, first: number, others: number, rest: number): number[] =>
            first === 0 || rest === 0
              ? []
              : [fisherTwoSided({items: first + rest, first, second: both + others, both})];
          const all = [
            ...fisher(d!, added.length, k! + r!, kept.length + removed.length),
            ...(kept.length === 0 && added.length > 0
              ? []
              : fisher(r!, removed.length, k! + d!, kept.length + added.length)),
          ];
          const expected = all.length === 0 ? 1 : Math.min(1, all.length * Math.min(...all));
          expect(found.get(tag)).toBeCloseTo(expected, 10);
        }
      }),
    ));
  it('counts an edit by whether the tag came or went', () => {
    const was = Array.from({length: 6}, () => [0]);
    const is = Array.from({length: 6}, () => [1]);
    const paired = {
      base: rowsOf(was),
      head: rowsOf(is),
      tags: TAGS,
      pairs: {kept: [], removed: [], added: [], edited: was.map((_, i) => [i, i] as const)},
    };
    // Six of six one way: 2 · 2⁻⁶.
    for (const {lnP} of testCoverage(paired)) expect(Math.exp(lnP)).toBeCloseTo(1 / 32, 12);
    expect(testCoverage(paired).map(({tag}) => tag)).toEqual([0, 1]);
  });
});

describe('coverageChanges(coverage, tests)', () => {
  const names = ['hat', 'night', 'rain'];
  it('flags what is beyond chance and large enough, and lists it first', () => {
    const tests = testCounts(Float64Array.of(50, 10, 1), Float64Array.of(10, 14, 1), [100, 100]);
    const changes = coverageChanges(
      {names, before: Float64Array.of(0.5, 0.1, 0.01), after: Float64Array.of(0.1, 0.14, 0.01)},
      tests,
    );
    expect(changes.map(({tag, flagged}) => [tag, flagged])).toEqual([
      ['hat', true],
      ['night', false],
      ['rain', false],
    ]);
    expect(changes[0]?.p).toBeCloseTo(fisherTwoSided({items: 200, first: 100, second: 60, both: 50}), 12);
    // Two items with it in both: too few to be tested.
    expect(changes[2]).toMatchObject({p: null, q: null});
  });
  it('does not flag a sure but small change', () => {
    const tests = testCounts(Float64Array.of(5000), Float64Array.of(5500), [100_000, 100_000]);
    const [change] = coverageChanges(
      {names: ['hat'], before: Float64Array.of(0.05), after: Float64Array.of(0.055)},
      tests,
    );
    expect(change?.q).toBeLessThan(1e-4);
    expect(change?.flagged).toBe(false);
  });
});
