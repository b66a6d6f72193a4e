import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {readMerges} from '../../../src/engines/clip-tokenizer/merges.ts';

const table = readFileSync('assets/clip-merges.bin');
const IDS = 49_408;
const PAIRS = 48_894;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The pairs in rank order, read out of the table: its first ids by where they begin. */
function pairsByRank(): Uint16Array {
  const at = (place: number): number => table.readUInt16LE(place * 2);
  const pairs = new Uint16Array(PAIRS * 2);
  for (let a = 0; a < IDS; a++)
    for (let pair = at(a); pair < at(a + 1); pair++) {
      const rank = at(IDS + 1 + PAIRS + pair);
      pairs.set([a, at(IDS + 1 + pair)], rank * 2);
    }
  return pairs;
}

describe('readMerges(bytes)', () => {
  const pairs = pairsByRank();
  it('reads the table that CLIP was trained with', () => {
    expect(table).toHaveLength(2 * (IDS + 1 + 2 * PAIRS));
    expect(sha256(table)).toBe('31a96adf6cf8421fbe88eb861a825aebf4ffff77af1dab7a08b5c6ec70888762');
    // Of the pairs as OpenAI's file has them, in ids.
    expect(sha256(new Uint8Array(pairs.buffer))).toBe(
      '88d5677a60bb2d33e2c2b0e57fcd83b2b64fe832ff26e0395aff9a749db6f546',
    );
  });
  it('knows every pair by its rank, and no other', () => {
    const {rank} = readMerges(table);
    const wrong = [];
    const known = new Set<number>();
    for (let r = 0; r < PAIRS; r++) {
      const [a = 0, b = 0] = pairs.subarray(r * 2);
      known.add(a * 65_536 + b);
      if (rank(a, b) !== r) wrong.push(r);
    }
    for (let a = 0; a < 600; a++)
      for (let b = 0; b < 600; b++) if (!known.has(a * 65_536 + b) && rank(a, b) !== -1) wrong.push([a, b]);
    expect(wrong).toEqual([]);
  });
  it('reads bytes that begin at an odd place', () => {
    const shifted = new Uint8Array(table.length + 1);
    shifted.set(table, 1);
    const [a = 0, b = 0] = pairs.subarray(2000);
    expect(readMerges(shifted.subarray(1)).rank(a, b)).toBe(1000);
  });
  it('has no rank for anything in an empty table', () => expect(readMerges(new Uint8Array(0)).rank(1, 2)).toBe(-1));
});
