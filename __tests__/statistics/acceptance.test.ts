import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {Acceptance, type Ends} from '../../src/statistics/acceptance.ts';

const endsOf = (told: Readonly<Record<number, readonly number[]>>): ReadonlyMap<number, Ends> =>
  new Map(Object.entries(told).map(([place, own]) => [Number(place), new Set(own)]));
const each = (groups: readonly number[]): Uint32Array => Uint32Array.from(groups.keys());
const split = (groups: readonly number[], ends: ReadonlyMap<number, Ends>): number[] => [
  ...new Acceptance(ends).split(Uint32Array.from(groups), each(groups)),
];

describe('Acceptance.split(groups, units)', () => {
  it('leaves groups alone that nobody names', () => expect(split([0, 0, 2, 0], new Map())).toEqual([0, 0, 2, 0]));
  it('parts the two of an accepted pair, and keeps the others with the first', () =>
    expect(split([0, 0, 0], endsOf({0: [0], 1: [1]}))).toEqual([0, 1, 0]));
  it('parts nothing for an end without its other', () =>
    expect(split([0, 0, 0], endsOf({0: [0], 1: [0], 2: [2]}))).toEqual([0, 0, 0]));
  it('parts all that are accepted among themselves', () =>
    expect(split([0, 0, 0, 3], endsOf({0: [0, 1], 1: [0, 1], 2: [0, 1]}))).toEqual([0, 1, 2, 3]));
  it('keeps units whole, and takes what names any of them for all', () => {
    const acceptance = new Acceptance(endsOf({1: [0], 2: [1]}));
    const units = acceptance.split(Uint32Array.of(0, 0, 2, 2), Uint32Array.of(0, 1, 2, 3));
    expect([...units]).toEqual([0, 0, 2, 2]);
    expect([...acceptance.split(Uint32Array.of(0, 0, 0, 0), units)]).toEqual([0, 0, 2, 2]);
    expect(acceptance.accepts(0, 2)).toBe(true);
    expect([...acceptance.used]).toEqual([0]);
  });
  it('leaves no accepted pair in a part, and no picture in another group', () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({group: fc.nat(2), ends: fc.uniqueArray(fc.nat(7), {maxLength: 3})}), {maxLength: 12}),
        told => {
          const groups = told.map(({group}) => told.findIndex(one => one.group === group));
          const ends = new Map(
            told.flatMap(({ends: own}, i) => (own.length === 0 ? [] : [[i, new Set(own)] as const])),
          );
          const parts = split(groups, ends);
          const meet = (a: number, b: number): boolean =>
            (told[a]?.ends ?? []).some(end => (told[b]?.ends ?? []).includes(end ^ 1));
          for (const a of told.keys())
            for (const b of told.keys()) {
              if (a >= b || parts[a] !== parts[b]) continue;
              expect(groups[a]).toBe(groups[b]);
              expect(meet(a, b)).toBe(false);
            }
        },
      ),
    ));
  it('takes a hundred thousand equal pictures that are accepted among themselves in its stride', () => {
    const own = new Set([0, 1]);
    const n = 100_000;
    const ends = new Map(Array.from({length: n}, (_, i) => [i, own] as const));
    const parts = new Acceptance(ends).split(
      new Uint32Array(n),
      Uint32Array.from({length: n}, (_, i) => i),
    );
    expect(new Set(parts).size).toBe(n);
  });
});
