import {execFileSync} from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {type KeptFile, readKept, writeKept} from '../../../src/engines/image/kept-file.ts';
import {dataSet} from '../../helpers/data-set.ts';

let file: KeptFile;
let path: string;
beforeEach(() => {
  const folder = join(dataSet({}), 'cache');
  file = {folder, part: 'reports', version: 1, id: '0123456789abcdef'};
  path = join(folder, 'reports-1-0123456789abcdef.seg');
});

describe('a file of the cache', () => {
  it('gives what was written, and nothing before', () => {
    expect(readKept(file)).toBeNull();
    writeKept(file, Buffer.from('a report'));
    expect(readKept(file)?.toString()).toBe('a report');
    expect(readKept({...file, id: 'fedcba9876543210'})).toBeNull();
    expect(readKept({...file, version: 2})).toBeNull();
  });

  it('is for this user alone, and nothing half-written stays', () => {
    writeKept(file, Buffer.from('a report'));
    expect(readdirSync(file.folder)).toEqual(['reports-1-0123456789abcdef.seg']);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(file.folder).mode & 0o077).toBe(0);
  });

  it('is as good as absent when it was cut off or changed anywhere', () => {
    writeKept(file, Buffer.from('a report that is kept'));
    const whole = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({min: 1, max: 255}), (at, flip) => {
        const harmed = Buffer.from(whole);
        harmed[at] = (harmed[at] ?? 0) ^ flip;
        writeFileSync(path, harmed);
        expect(readKept(file)).toBeNull();
      }),
    );
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      expect(readKept(file)).toBeNull();
    }
  });

  it('is marked as used, a day apart', () => {
    writeKept(file, Buffer.from('a report'));
    const long = Date.now() / 1000 - 3 * 24 * 3600;
    utimesSync(path, long, long);
    readKept(file);
    expect(Date.now() - statSync(path).mtimeMs).toBeLessThan(60_000);
  });

  it('is not written where it cannot be, which is no trouble', () => {
    writeFileSync(file.folder, 'a file where the folder should be');
    expect(() => writeKept(file, Buffer.from('a report'))).not.toThrow();
    expect(readKept(file)).toBeNull();
  });
});

describe('what is no file of ours', () => {
  it.each<[string, () => void]>([
    ['a link to one', () => symlinkSync(join(dataSet({a: 'x'}), 'a'), path)],
    ['a pipe, which nobody writes to', () => execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', path])],
    ['a folder', () => mkdirSync(path)],
  ])('is not read: %s', (_what, put) => {
    mkdirSync(file.folder);
    put();
    expect(readKept(file)).toBeNull();
  });
});
