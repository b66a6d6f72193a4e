import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {captionNotes} from '../../src/corpus/caption-notes.ts';
import {splitSegments} from '../../src/corpus/segments.ts';
import {expandWildcards} from '../../src/corpus/wildcards.ts';
import type {Note} from '../../src/sources/notes.ts';

const kohya = PROFILES.kohya;
/** As many characters as a caption may have. */
const LONG = 65_536;

/** Processor time in milliseconds. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
}

function notesOf(text: string): string[] {
  const found = new Map<string, Note>();
  captionNotes({text, profile: kohya, empties: 0, repeated: 0, capped: false}, found);
  return [...found.keys()];
}

describe('a caption made to be slow', () => {
  it.each([
    ['a brace that is never closed', (length: number) => `{${'|'.repeat(length)}`],
    ['braces that are never closed', (length: number) => '{a|'.repeat(length / 3)],
  ])('costs no more than its length: %s', (_, textOf) => {
    const [short, long] = [textOf(LONG / 4), textOf(LONG)];
    // A step for each pair of signs would take sixteen times as long: seconds.
    for (const read of [notesOf, expandWildcards])
      expect(cost(() => read(long))).toBeLessThan(8 * cost(() => read(short)) + 200);
    expect(expandWildcards(long).variants).toHaveLength(1);
  });
  it('is drawn from less often the longer it is', () => {
    const drawn = (length: number): number => {
      const random = Array.from({length: 30}, (_, i) => `{${i}|x${i}}`).join('');
      const {variants, capped} = expandWildcards(random + 'a'.repeat(length));
      expect(capped).toBe(true);
      return variants.length;
    };
    expect(drawn(0)).toBe(256);
    expect(drawn(LONG)).toBe(63);
    expect(drawn(100 * LONG)).toBe(16);
  });
  it('is not enumerated where it is long, though it has few variants', () => {
    const seven = '{a|b}'.repeat(7);
    expect(expandWildcards(seven)).toMatchObject({capped: false, variants: {length: 128}});
    expect(expandWildcards(seven + 'a'.repeat(LONG))).toMatchObject({capped: true});
  });
  it.each(['()', '[]'])('has no more weights than can be meant: %s', ([open = '', close = '']: string) => {
    const text = open.repeat(LONG / 4) + 'hat' + close.repeat(LONG / 4);
    const {raws} = splitSegments(`${open}${open}bow${close}${close}, ${text}`, {...kohya, weightedCaptions: true});
    expect(raws[0]).toBe('bow');
    expect(raws[1]).toContain('hat');
  });
  it('keeps its alternatives where others are not closed', () => {
    expect(notesOf('{a, {b|c}')).toEqual(['literal-syntax {a|b}']);
    expect(notesOf('{a}, b|c, {d')).toEqual([]);
    expect(expandWildcards('{a|b}, {c').variants.map(({text}) => text)).toEqual(['a, {c', 'b, {c']);
  });
});
