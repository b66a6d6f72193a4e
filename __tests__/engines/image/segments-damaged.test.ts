import {chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {SegmentKind} from '../../../src/engines/image/segment-file.ts';
import {openSegments} from '../../../src/engines/image/segments.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {numberedRecord, newestOf} from '../../helpers/segments.ts';

const KIND: SegmentKind = {name: 'paths', version: 1, recordBytes: 44, keyBytes: 20};

function folder(): string {
  const path = join(dataSet({}), 'cache');
  mkdirSync(path);
  return path;
}

const damagedPath = (root: string, n: number): string => join(root, `paths-1-${n.toString(16).padStart(16, '0')}.seg`);

/** Rounds of 250 records, each followed by a file of another's making where `content` is told. */
function rounds(root: string, count: number, content: (round: number) => string | null): void {
  for (let round = 0; round < count; round++) {
    openSegments(root, KIND).write(Array.from({length: 250}, (_, i) => numberedRecord(KIND, round * 250 + i)));
    const damaged = content(round);
    if (damaged !== null) writeFileSync(damagedPath(root, round), damaged);
  }
}

describe('Segments.write(records) beside damaged files', () => {
  it('joins as it does without them, and removes what is cut off before its records begin', () => {
    const root = folder();
    rounds(root, 60, round => (round < 5 ? '' : round < 10 ? 'tagnosis pat' : null));
    expect(readdirSync(root).length).toBeLessThanOrEqual(9);
    for (let n = 0; n < 10; n++) expect(existsSync(damagedPath(root, n))).toBe(false);
    for (const n of [0, 250, 14_999]) expect(newestOf(root, KIND, n)).toBe(n);
  });

  it('joins as it does without them where every round leaves one', () => {
    const root = folder();
    rounds(root, 60, () => '');
    expect(readdirSync(root).length).toBeLessThanOrEqual(20);
  });

  it('leaves files alone that begin as something else, and joins the others', () => {
    const root = folder();
    rounds(root, 60, round => (round < 10 ? `something else altogether ${'x'.repeat(round * 100)}` : null));
    expect(readdirSync(root).length).toBeLessThanOrEqual(10 + 9);
    for (let n = 0; n < 10; n++) expect(existsSync(damagedPath(root, n))).toBe(true);
    for (const n of [0, 250, 14_999]) expect(newestOf(root, KIND, n)).toBe(n);
  });

  it('writes beside files and folders that it cannot open', () => {
    const root = folder();
    for (let n = 0; n < 10; n++) mkdirSync(damagedPath(root, n));
    for (let n = 10; n < 20; n++) {
      writeFileSync(damagedPath(root, n), 'closed to all but an administrator');
      chmodSync(damagedPath(root, n), 0);
    }
    rounds(root, 30, () => null);
    expect(readdirSync(root).length).toBeLessThanOrEqual(20 + 9);
    for (const n of [0, 250, 7499]) expect(newestOf(root, KIND, n)).toBe(n);
  });
});
