import {describe, expect, it} from '@jest/globals';
import {PROFILES} from '../../src/config/profiles.ts';
import {captionNotes} from '../../src/corpus/caption-notes.ts';
import {splitSegments} from '../../src/corpus/segments.ts';
import {expandWildcards} from '../../src/corpus/wildcards.ts';
import type {Note} from '../../src/sources/notes.ts';

const kohya = PROFILES.kohya;
/** As many characters as a caption may have. */
const LONG = 65_536;

/** Processor time in milliseconds: the slowest of these took seconds, a linear one takes a few. */
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
    ['a brace that is never closed', `{${'|'.repeat(LONG)}`],
    ['braces that are never closed', '{a|'.repeat(LONG / 3)],
  ])('costs no more than its length: %s', (_, text) => {
    expect(cost(() => notesOf(text))).toBeLessThan(500);
    expect(cost(() => expandWildcards(text))).toBeLessThan(500);
    expect(expandWildcards(text).variants).toHaveLength(1);
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
