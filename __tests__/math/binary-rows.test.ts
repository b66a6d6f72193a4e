import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type BinaryRows, columnSums, countTogether} from '../../src/math/binary-rows.ts';

const WIDTH = 6;
const columns = [...Array.from({length: WIDTH}).keys()];
const sets = fc.array(
  fc.subarray(columns).chain(own => fc.shuffledSubarray(own, {minLength: own.length})),
  {maxLength: 12},
);

function rowsOf(told: readonly (readonly number[])[]): BinaryRows {
  const offsets = [0];
  for (const own of told) offsets.push((offsets.at(-1) ?? 0) + own.length);
  return {offsets: Uint32Array.from(offsets), columns: Uint32Array.from(told.flat()), width: WIDTH};
}

describe('countTogether(rows)', () => {
  it('counts the rows with both columns, in whatever order they stand', () =>
    fc.assert(
      fc.property(sets, told => {
        const together = countTogether(rowsOf(told));
        for (const i of columns)
          for (const j of columns)
            expect(together[i * WIDTH + j]).toBe(
              i < j ? told.filter(own => own.includes(i) && own.includes(j)).length : 0,
            );
      }),
    ));
});

describe('columnSums(rows)', () => {
  it('counts the rows with each column', () =>
    fc.assert(
      fc.property(sets, told =>
        expect([...columnSums(rowsOf(told))]).toEqual(columns.map(i => told.filter(own => own.includes(i)).length)),
      ),
    ));
});
