import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {readMerges} from '../../../src/engines/clip-tokenizer/merges.ts';

const table = readFileSync('assets/clip-merges.bin');

describe('readMerges(bytes)', () => {
  it('reads the table that CLIP was trained with', () => {
    expect(table).toHaveLength(195_576);
    expect(createHash('sha256').update(table).digest('hex')).toBe(
      '88d5677a60bb2d33e2c2b0e57fcd83b2b64fe832ff26e0395aff9a749db6f546',
    );
  });
  it('knows every pair by its rank, and no other', () => {
    const {rank} = readMerges(table);
    const wrong = [];
    const known = new Set<number>();
    for (let r = 0; r < 48_894; r++) {
      const [a, b] = [table.readUInt16LE(r * 4), table.readUInt16LE(r * 4 + 2)];
      known.add(a * 65_536 + b);
      if (rank(a, b) !== r) wrong.push(r);
    }
    for (let a = 0; a < 600; a++)
      for (let b = 0; b < 600; b++) if (!known.has(a * 65_536 + b) && rank(a, b) !== -1) wrong.push([a, b]);
    expect(wrong).toEqual([]);
  });
  it('has no rank for anything in an empty table', () => expect(readMerges(new Uint8Array(0)).rank(1, 2)).toBe(-1));
});
