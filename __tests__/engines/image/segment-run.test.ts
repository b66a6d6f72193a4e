import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {runToJoin} from '../../../src/engines/image/segment-run.ts';

const MB = 2 ** 20;
const files = (...sizes: readonly number[]): {readonly bytes: number}[] => sizes.map(bytes => ({bytes}));
const joined = (...sizes: readonly number[]): number[] => runToJoin(files(...sizes)).map(({bytes}) => bytes);

describe('runToJoin(files)', () => {
  it('joins nothing up to eight files', () => {
    expect(joined()).toEqual([]);
    expect(joined(1, 1, 1, 1, 1, 1, 1, 1)).toEqual([]);
  });
  it('goes back from the newest to one that is larger than all of it', () => {
    expect(joined(9, 8, 1, 1, 1, 1, 1, 1, 1)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(joined(9, 2, 1, 1, 1, 1, 1, 1, 1)).toEqual([9, 2, 1, 1, 1, 1, 1, 1, 1]);
  });
  it('takes two where each is larger than all that follow', () =>
    expect(joined(256, 128, 64, 32, 16, 8, 4, 2, 1)).toEqual([2, 1]));
  it('leaves full files as they are, however many there are', () => {
    const full = Array.from({length: 60}, () => 60 * MB);
    expect(joined(...full, 1, 1)).toEqual([]);
    expect(joined(...full, 1, 1, 1, 1, 1, 1, 1, 1, 1)).toHaveLength(9);
    expect(joined(1, 1, 1, 1, 1, 1, 1, 1, 1, ...full, 2, 2)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  const size = fc.oneof(fc.integer({min: 0, max: 100 * MB}), fc.integer({min: 0, max: 100}));
  it('takes some that were written in a row, of 64 MiB at most, wherever more than eight lie between full ones', () => {
    fc.assert(
      fc.property(fc.array(size, {maxLength: 40, size: 'max'}), sizes => {
        const all = files(...sizes);
        const run = runToJoin(all);
        const from = all.indexOf(run[0] ?? {bytes: 0});
        if (run.length > 0) expect(run).toEqual(all.slice(from, from + run.length));
        expect(run.reduce((sum, {bytes}) => sum + bytes, 0)).toBeLessThanOrEqual(64 * MB);
        const rows = sizes
          .map(bytes => (bytes > 32 * MB ? '|' : 's'))
          .join('')
          .split('|');
        expect(run.length >= 2).toBe(rows.some(row => row.length > 8));
      }),
    );
  });
  it('keeps few files and rewrites each byte O(log) times, whatever sizes come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 1, max: 200}), {minLength: 100, maxLength: 400, size: 'max'}), sizes => {
        let all: {readonly bytes: number}[] = [];
        let rewritten = 0;
        for (const bytes of sizes) {
          all.push({bytes});
          const run = runToJoin(all);
          const total = run.reduce((sum, file) => sum + file.bytes, 0);
          rewritten += total;
          if (run.length > 0) all = [...all.slice(0, -run.length), {bytes: total}];
          expect(all.length).toBeLessThanOrEqual(8);
        }
        expect(rewritten).toBeLessThan(6 * sizes.reduce((sum, bytes) => sum + bytes, 0));
      }),
    );
  });
});
