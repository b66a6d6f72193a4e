import {mkdirSync, readdirSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {SegmentKind} from '../../../src/engines/image/segment-file.ts';
import {openSegments} from '../../../src/engines/image/segments.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {newestOf, numberedRecord} from '../../helpers/segments.ts';

const KIND: SegmentKind = {name: 'paths', version: 1, recordBytes: 24, keyBytes: 20};
/** Records of no interest. */
const OTHERS: readonly Buffer[] = Array.from({length: 3000}, (_, i) => numberedRecord(KIND, 1_000_000 + i));

function folder(): string {
  const path = join(dataSet({}), 'cache');
  mkdirSync(path);
  return path;
}

/** Writes one file: versions of keys, and so many other records. */
function write(root: string, versions: ReadonlyMap<number, number>, filling: number): void {
  const others = OTHERS.slice(0, filling);
  openSegments(root, KIND).write([...others, ...[...versions].map(([n, value]) => numberedRecord(KIND, n, value))]);
}

/** As if nothing had been of use for a year, the files in the order that was told. */
function letAYearPass(root: string, isTurned: boolean): void {
  const names = readdirSync(root).toSorted();
  for (const [i, name] of (isTurned ? names.toReversed() : names).entries())
    utimesSync(join(root, name), 1e9 + i, 1e9 + i);
}

describe('what was written last under a key', () => {
  it('stays the last when small files around a large one are joined', () => {
    const root = folder();
    write(root, new Map([[1, 1]]), 10);
    write(root, new Map([[1, 2]]), 3000);
    for (let i = 0; i < 7; i++) write(root, new Map([[100 + i, i]]), 0);
    expect(newestOf(root, KIND, 1)).toBe(2);
  });

  it('stays the last when only an older file was of use', () => {
    const root = folder();
    write(
      root,
      new Map([
        [1, 1],
        [2, 1],
      ]),
      0,
    );
    write(root, new Map([[1, 2]]), 0);
    letAYearPass(root, false);
    expect(newestOf(root, KIND, 2)).toBe(1);
    expect(newestOf(root, KIND, 1)).toBe(2);
  });

  it('wins after any writes, reads and years', () => {
    const key = fc.integer({min: 0, max: 5});
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({keys: fc.array(key, {maxLength: 3}), filling: fc.constantFrom(0, 1, 8, 60, 500)}),
      },
      {weight: 1, arbitrary: fc.record({isTurned: fc.boolean(), read: key})},
    );
    fc.assert(
      fc.property(fc.array(step, {minLength: 10, maxLength: 40, size: 'max'}), steps => {
        const root = folder();
        const last = new Map<number, number>();
        for (const [i, one] of steps.entries()) {
          if ('keys' in one) {
            const versions = new Map(one.keys.map(n => [n, i]));
            write(root, versions, one.filling);
            for (const [n, value] of versions) last.set(n, value);
          } else {
            letAYearPass(root, one.isTurned);
            newestOf(root, KIND, one.read);
          }
        }
        for (const [n, value] of last) expect(newestOf(root, KIND, n)).toBe(value);
      }),
      {numRuns: 20, seed: 7},
    );
  });
});
