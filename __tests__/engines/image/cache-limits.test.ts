import {existsSync, mkdirSync, readdirSync, truncateSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {keepPartWithin, keepWithin} from '../../../src/engines/image/cache-files.ts';
import {writeKept} from '../../../src/engines/image/kept-file.ts';
import type {SegmentKind} from '../../../src/engines/image/segment-file.ts';
import {openSegments} from '../../../src/engines/image/segments.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {numberedRecord} from '../../helpers/segments.ts';

const VECTORS: SegmentKind = {name: 'vectors16000', version: 1, recordBytes: 64_024, keyBytes: 20};
const name = (part: string, n: number): string => `${part}-1-${n.toString(16).padStart(16, '0')}.seg`;

function folder(): string {
  const path = join(dataSet({}), 'cache');
  mkdirSync(path);
  return path;
}

/** A file of that size, without its bytes, that was of no use for long. */
function unused(root: string, file: string, bytes: number): string {
  const path = join(root, file);
  writeFileSync(path, '');
  truncateSync(path, bytes);
  utimesSync(path, 1e9, 1e9);
  return path;
}

function reports(root: string, count: number): void {
  for (let n = 0; n < count; n++) {
    const path = join(root, name('reports', n));
    writeFileSync(path, 'a report');
    utimesSync(path, 1e9 + n, 1e9 + n);
  }
}

describe('the limits of the cache', () => {
  it('keep 500 reports, the longest unused go first, whatever their size', () => {
    const root = folder();
    reports(root, 510);
    unused(root, name('code', 1), 100);
    keepWithin(root);
    expect(readdirSync(root)).toHaveLength(501);
    expect(existsSync(join(root, name('reports', 9)))).toBe(false);
    expect(existsSync(join(root, name('reports', 10)))).toBe(true);
  });
  it('hold when a report is kept, and leave other parts to those that write them', () => {
    const root = folder();
    reports(root, 500);
    const image = unused(root, name('paths', 1), 2 ** 31);
    writeKept({folder: root, part: 'reports', version: 1, id: 'f'.repeat(16)}, Buffer.from('one more'));
    expect(readdirSync(root)).toHaveLength(501);
    expect(existsSync(join(root, name('reports', 0)))).toBe(false);
    expect(existsSync(image)).toBe(true);
    keepPartWithin(root, 'images');
    expect(existsSync(image)).toBe(false);
  });
  it('hold when files are closed that were written', () => {
    const root = folder();
    const old = unused(root, name('vectors512', 1), 2 ** 32);
    openSegments(root, VECTORS).close();
    expect(existsSync(old)).toBe(true);
    const segments = openSegments(root, VECTORS);
    segments.write([numberedRecord(VECTORS, 1)]);
    expect(existsSync(old)).toBe(true);
    segments.close();
    expect(existsSync(old)).toBe(false);
    expect(readdirSync(root)).toHaveLength(1);
  });
  it('hold in a long run too, which may be ended before it closes them', () => {
    const root = folder();
    const old = unused(root, name('vectors512', 1), 2 ** 32);
    const segments = openSegments(root, VECTORS);
    for (let round = 0; round < 3; round++)
      segments.write(Array.from({length: 400}, (_, i) => numberedRecord(VECTORS, 400 * round + i)));
    expect(existsSync(old)).toBe(false);
  });
});
