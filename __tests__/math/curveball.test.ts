import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type BinaryRows, columnSums} from '../../src/math/binary-rows.ts';
import {curveball} from '../../src/math/curveball.ts';
import {seededRandom} from '../../src/math/random.ts';

const WIDTH = 12;
const matrices = fc
  .array(fc.uniqueArray(fc.nat({max: WIDTH - 1})), {maxLength: 30})
  .map(rows => binaryRows(rows, WIDTH));

function binaryRows(rows: readonly (readonly number[])[], width: number): BinaryRows {
  const offsets = [0];
  for (const row of rows) offsets.push((offsets.at(-1) ?? 0) + row.length);
  return {offsets: Uint32Array.from(offsets), columns: Uint32Array.from(rows.flat()), width};
}

const rowsOf = ({offsets, columns}: BinaryRows): number[][] =>
  [...offsets.keys()]
    .slice(1)
    .map(row => [...columns.subarray(offsets[row - 1], offsets[row])].toSorted((a, b) => a - b));

describe('curveball(rows, random)', () => {
  it('keeps the size of every row and the sum of every column, and each column once a row', () =>
    fc.assert(
      fc.property(matrices, fc.string(), (rows, seed) => {
        const drawn = curveball(rows, seededRandom(seed));
        expect(drawn.offsets).toEqual(rows.offsets);
        expect(columnSums(drawn)).toEqual(columnSums(rows));
        for (const row of rowsOf(drawn)) expect(new Set(row).size).toBe(row.length);
      }),
    ));

  it('gives the same for the same seed, and leaves what it was given', () => {
    const rows = binaryRows(
      [
        [0, 1, 2],
        [3, 4],
        [1, 5],
      ],
      6,
    );
    const before = rows.columns.slice();
    expect(curveball(rows, seededRandom('a'))).toEqual(curveball(rows, seededRandom('a')));
    expect(rows.columns).toEqual(before);
  });

  it('cannot change what has one form only', () => {
    for (const rows of [
      [],
      [[0, 1]],
      [
        [0, 1],
        [0, 1],
      ],
      [[0, 1], [0]],
    ])
      expect(rowsOf(curveball(binaryRows(rows, 2), seededRandom('a')))).toEqual(rows);
  });

  it('draws every matrix of its margins about equally often', () => {
    // Three rows of one among three columns, each column once: six permutations.
    let rows = binaryRows([[0], [1], [2]], 3);
    const random = seededRandom('uniform');
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 3000; draw++) {
      rows = curveball(rows, random);
      const name = rowsOf(rows).join();
      seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const count of seen.values()) expect(Math.abs(count - 500)).toBeLessThan(100);
  });

  it('forgets the matrix it began with', () => {
    const half = (from: number): number[][] => Array.from({length: 40}, (_, i) => [from, from + 1 + (i % 4), from + 5]);
    const drawn = rowsOf(curveball(binaryRows([...half(0), ...half(6)], 12), seededRandom('a')));
    const mixed = drawn.filter(row => row.some(c => c < 6) && row.some(c => c >= 6)).length;
    // By chance three of four rows of three hold tags of both halves.
    expect(mixed).toBeGreaterThan(45);
  });
});
