import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {jsonBreak} from '../../src/config/json-break.ts';
import {jsonMistake} from '../../src/config/syntax-words.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonBreak(text)', () => {
  it.each([
    ['{"a": 1}', null],
    [' [] ', null],
    ['{"a": {"caption": "x"},\n "b" : }', 31],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['[1, 2', 5],
    ['', 0],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[1]]', 3],
    ['{"a": [}]', 7],
    ['[01]', 1],
    ['["a\nb"]', 1],
    ['nulls', 0],
  ])('%j breaks at %j', (text, place) => expect(jsonBreak(text)).toBe(place));
  it('finds a place where the parser finds a mistake, and nowhere else', () =>
    fc.assert(
      fc.property(
        fc.json({maxDepth: 3}),
        fc.nat(),
        fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '1', 'e', '-', '.', ' ', '\n', 'null', '\u0000'),
        fc.nat({max: 2}),
        (text, at, put, left) => {
          const place = at % (text.length + 1);
          const changed = text.slice(0, place) + put + text.slice(place + left);
          expect(jsonBreak(changed) === null).toBe(isJson(changed));
        },
      ),
      {numRuns: 2000},
    ));
  it('is quick for any text', () => {
    const deep = '['.repeat(1_000_000);
    expect(jsonBreak(deep)).toBe(deep.length);
    expect(jsonBreak(`"${'a'.repeat(4_000_000)}`)).not.toBeNull();
  });
});

describe('jsonMistake(text, cause)', () => {
  it.each([
    ['{"a": {"caption": "x"},\n "b" : }', ':2:8'],
    ['{"a": 1,\n}', ':2:1'],
    ['[1', ':1:3'],
  ])('names the place of the mistake in %j', (text, place) => {
    let cause: unknown;
    try {
      JSON.parse(text);
    } catch (error) {
      cause = error;
    }
    expect(jsonMistake(text, cause).place).toBe(place);
  });
});
