import {describe, expect, it} from '@jest/globals';
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {SegmentKind} from '../../../src/engines/image/segment-file.ts';
import {openSegments} from '../../../src/engines/image/segments.ts';
import {dataSet} from '../../helpers/data-set.ts';

const KIND: SegmentKind = {name: 'paths', version: 1, recordBytes: 64, keyBytes: 20};
const WIDE: SegmentKind = {name: 'fingerprints', version: 1, recordBytes: 1024, keyBytes: 20};

const keyOf = (n: number): Buffer => createHash('sha1').update(String(n)).digest();

function record(n: number, {recordBytes}: SegmentKind, value = n): Buffer {
  const bytes = Buffer.alloc(recordBytes);
  keyOf(n).copy(bytes);
  bytes.writeUInt32LE(value, 20);
  return bytes;
}

function folder(): string {
  const path = join(dataSet({}), 'cache');
  mkdirSync(path);
  return path;
}

/** What is found under a key: the number in each record. */
function found(path: string, kind: SegmentKind, n: number): number[] {
  const segments = openSegments(path, kind);
  const values = segments.find(keyOf(n)).map(bytes => Buffer.from(bytes).readUInt32LE(20));
  segments.close();
  return values;
}

describe('Segments.write(records)', () => {
  it('writes a record a few times however many rounds there are, and keeps few files', () => {
    const path = folder();
    const [rounds, each] = [240, 10];
    const seen = new Set<string>();
    let written = 0;
    for (let round = 0; round < rounds; round++) {
      const records = Array.from({length: each}, (_, i) => record(round * each + i, KIND));
      openSegments(path, KIND).write(records);
      for (const name of readdirSync(path)) {
        if (!seen.has(name)) written += statSync(join(path, name)).size;
        seen.add(name);
      }
      expect(readdirSync(path).length).toBeLessThanOrEqual(9);
    }
    // Each joining at least doubles the file that a record lies in: ≤ log₂ 240 times, and once at first.
    expect(written).toBeLessThan(9 * rounds * each * KIND.recordBytes);
    for (const n of [0, 7, 1200, rounds * each - 1]) expect(found(path, KIND, n)).toEqual([n]);
    expect(found(path, KIND, rounds * each)).toEqual([]);
  });
  it('keeps the newest of what has one key when files are joined', () => {
    const path = folder();
    for (let round = 0; round < 12; round++)
      openSegments(path, KIND).write([record(1, KIND, round), record(100 + round, KIND)]);
    expect(found(path, KIND, 1).at(-1)).toBe(11);
  });
  it('loses one record to a damaged key once files are joined, not those that follow it', () => {
    const path = folder();
    const records = Array.from({length: 50}, (_, i) => record(i, KIND));
    openSegments(path, KIND).write(records);
    const [name = ''] = readdirSync(path);
    const bytes = readFileSync(join(path, name));
    bytes[16] = 0xff;
    writeFileSync(join(path, name), bytes);
    for (let i = 0; i < 9; i++)
      openSegments(path, KIND).write(Array.from({length: 10}, (_, k) => record(1000 + 10 * i + k, KIND)));
    expect(readdirSync(path)).not.toContain(name);
    const lost = records.filter((_, n) => found(path, KIND, n).length === 0);
    expect(lost.length).toBeLessThanOrEqual(1);
  });
});

describe('Segments.find(key) in a file that is too large to hold', () => {
  const count = 9000;
  const path = folder();
  openSegments(path, WIDE).write(Array.from({length: count}, (_, n) => record(n, WIDE)));

  it('finds each record, and nothing else', () => {
    const segments = openSegments(path, WIDE);
    for (let n = 0; n < count; n++) {
      expect(segments.find(keyOf(n)).map(bytes => Buffer.from(bytes).readUInt32LE(20))).toEqual([n]);
      expect(segments.find(keyOf(count + n))).toEqual([]);
    }
    segments.close();
  });
  it('gives no record under another key, whatever was damaged', () => {
    const [name = ''] = readdirSync(path);
    const bytes = readFileSync(join(path, name));
    for (let at = 16; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    writeFileSync(join(path, name), bytes);
    const segments = openSegments(path, WIDE);
    for (let n = 0; n < count; n++)
      for (const one of segments.find(keyOf(n))) expect(Buffer.from(one).subarray(0, 20)).toEqual(keyOf(n));
    segments.close();
  });
});
