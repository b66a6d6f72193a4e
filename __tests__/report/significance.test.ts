import {describe, expect, it} from '@jest/globals';
import {testScore} from '../../src/report/significance.ts';
import type {WhatIf} from '../../src/report/what-if.ts';
import type {ItemPairs} from '../../src/statistics/item-pairs.ts';
import {times} from '../helpers/findings.ts';

interface Told {
  /** What each item is worth; items of the base first, then those of the head that are new or edited. */
  readonly worth: readonly number[];
  readonly kept: number;
  readonly edited?: number;
  readonly removed?: number;
  readonly added?: number;
}

/** Two versions whose score is the mean worth of their items. */
function versions({worth, kept, edited = 0, removed = 0, added = 0}: Told) {
  const base = kept + edited + removed;
  const pairs: ItemPairs = {
    kept: times(kept, i => [i, i] as const),
    edited: times(edited, i => [kept + i, kept + i] as const),
    removed: times(removed, i => kept + edited + i),
    added: times(added, i => kept + edited + i),
  };
  const scored: number[] = [];
  const whatIf: WhatIf = {
    head: Uint32Array.from([...times(kept, i => i), ...times(edited + added, i => base + i)]),
    places: base + edited + added,
    score(keep) {
      const chosen = worth.filter((_, i) => keep[i] === 1);
      scored.push(chosen.length);
      return chosen.reduce((sum, x) => sum + x, 0) / chosen.length;
    },
  };
  const score = (keep: readonly number[]): number => whatIf.score(Uint8Array.from(keep)) ?? 0;
  const was = score(times(whatIf.places, i => (i < base ? 1 : 0)));
  const is = score(times(whatIf.places, i => (i < kept || i >= base ? 1 : 0)));
  scored.length = 0;
  return {pairs, whatIf, delta: is - was, scored};
}

const tested = (told: Told, draws = 199) => {
  const {pairs, whatIf, delta} = versions(told);
  return testScore(delta, pairs, whatIf, draws);
};

describe('testScore(delta, pairs, whatIf, draws)', () => {
  it('finds that twenty edits for the better are no luck, and that edits either way are', () => {
    const better = tested({worth: [...times(30, () => 0), ...times(20, () => 1)], kept: 10, edited: 20});
    expect(better).toEqual({p: 1 / 200, draws: 199});
    const mixed = tested({
      worth: [...times(20, () => 0), ...times(10, i => (i % 2 === 0 ? 1 : -1))],
      kept: 10,
      edited: 10,
    });
    expect(mixed).toMatchObject({p: 1});
  });

  it('draws anew who is removed and who is added, and keeps how many', () => {
    const {pairs, whatIf, delta, scored} = versions({
      worth: times(30, i => i % 7),
      kept: 20,
      removed: 4,
      added: 6,
    });
    testScore(delta, pairs, whatIf, 99);
    expect(new Set(scored.filter((_, i) => i % 2 === 0))).toEqual(new Set([24]));
    expect(new Set(scored.filter((_, i) => i % 2 === 1))).toEqual(new Set([26]));
  });

  it('is small where what was added is worth more than anything else', () => {
    const found = tested({worth: [...times(30, () => 0), ...times(6, () => 1)], kept: 30, added: 6});
    expect(found).toEqual({p: 1 / 200, draws: 199});
  });

  it('stops at twenty draws that move the score as much', () => {
    const found = tested({worth: times(20, () => 1), kept: 10, removed: 5, added: 5});
    expect(found).toEqual({p: 1, draws: 20});
  });

  it.each([
    ['No item changed.', {worth: [1], kept: 1}],
    ['One edited item is too few to tell a change from chance.', {worth: [1, 1], kept: 0, edited: 1}],
    ['5 edited items are too few to tell a change from chance.', {worth: times(10, () => 1), kept: 0, edited: 5}],
  ])('says %s', (untested, told) => expect(tested(told)).toEqual({untested}));

  it('is not done in a few draws', () =>
    expect(tested({worth: times(9, () => 1), kept: 3, removed: 3, added: 3}, 98)).toMatchObject({
      untested: expect.stringContaining('too large'),
    }));

  it('is the same for the same versions', () => {
    const told = {worth: times(40, i => (i * 7) % 11), kept: 20, edited: 6, removed: 4, added: 4};
    expect(tested(told)).toEqual(tested(told));
  });
});
