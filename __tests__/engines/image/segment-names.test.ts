import {copyFileSync, mkdirSync, readdirSync, utimesSync} from 'node:fs';
import {basename, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {cacheFiles} from '../../../src/engines/image/cache-files.ts';
import type {SegmentKind} from '../../../src/engines/image/segment-file.ts';
import {nextNumber, segmentName, segmentsIn} from '../../../src/engines/image/segment-names.ts';
import {openSegments} from '../../../src/engines/image/segments.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {newestOf, numberedRecord} from '../../helpers/segments.ts';

const KIND: SegmentKind = {name: 'paths', version: 1, recordBytes: 44, keyBytes: 20};
const named = (root: string): string[] => segmentsIn(root, KIND).map(({path}) => basename(path));

/** Files in the order of their times. */
function folder(...names: readonly string[]): string {
  const root = dataSet(Object.fromEntries(names.map(name => [name, name])));
  for (const [i, name] of names.entries()) utimesSync(join(root, name), 1e9 + i, 1e9 + i);
  return root;
}

describe('segmentsIn(folder, kind)', () => {
  it('orders files by their numbers, then by their times; those of earlier builds come first', () => {
    const [second, first] = ['paths-1-00000002-ffffffffffffffff.seg', 'paths-1-00000001-0000000000000000.seg'];
    const [old, older] = ['paths-1-0000000000000000.seg', 'paths-1-ffffffffffffffff.seg'];
    const tied = 'paths-1-00000002-0000000000000000.seg';
    expect(named(folder(second, tied, first, older, old))).toEqual([older, old, first, second, tied]);
  });
  it('knows no other kinds, versions, unfinished files or strangers', () => {
    const root = folder(
      'paths-2-00000001-0000000000000000.seg',
      'models-1-00000001-0000000000000000.seg',
      'paths-1-00000001-0000000000000000.tmp',
      'paths-1-00000001-000.seg',
      'notes.txt',
    );
    expect(named(root)).toEqual([]);
    expect(segmentsIn(join(root, 'nowhere'), KIND)).toEqual([]);
  });
});

describe('segmentName(kind, number)', () => {
  it('makes names that are ours, in their order', () => {
    const numbers = [1, 2, 255, 256, 2 ** 32 - 1];
    const root = folder(...numbers.map(number => `${segmentName(KIND, number)}.seg`).toReversed());
    expect(segmentsIn(root, KIND).map(({number}) => number)).toEqual(numbers);
    expect(cacheFiles(root)).toHaveLength(numbers.length);
  });
  it('stays a name where no number is left', () => {
    const [last] = segmentsIn(folder('paths-1-ffffffff-0000000000000000.seg'), KIND);
    expect(nextNumber(last === undefined ? [] : [last])).toBe(2 ** 32 - 1);
    expect(nextNumber([])).toBe(1);
  });
});

describe('files of earlier builds', () => {
  it('are read, joined, and older than what is written since', () => {
    const made = dataSet({});
    openSegments(made, KIND).write([numberedRecord(KIND, 1, 1), numberedRecord(KIND, 2, 1)]);
    const [name = ''] = readdirSync(made);
    const root = join(dataSet({}), 'cache');
    mkdirSync(root);
    const before = join(root, 'paths-1-ffffffffffffffff.seg');
    copyFileSync(join(made, name), before);
    utimesSync(before, 3e9, 3e9);
    for (let i = 0; i < 9; i++) {
      openSegments(root, KIND).write([numberedRecord(KIND, 1, 10 + i), numberedRecord(KIND, 100 + i)]);
      expect([newestOf(root, KIND, 1), newestOf(root, KIND, 2)]).toEqual([10 + i, 1]);
    }
    expect(readdirSync(root)).not.toContain(basename(before));
  });
});
