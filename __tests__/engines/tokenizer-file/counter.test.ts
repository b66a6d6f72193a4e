import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {fileTokenCounter} from '../../../src/engines/tokenizer-file/counter.ts';

/** A token a letter, and two around the text. */
const letters = (text: string, special: boolean): number => text.replaceAll(' ', '').length + (special ? 2 : 0);

describe('fileTokenCounter(countTokens)', () => {
  const counter = fileTokenCounter(letters);
  it('counts special tokens', () => expect([counter.count(''), counter.count('red hat')]).toEqual([2, 8]));
  it('ends each piece where the text up to it ends', () =>
    expect(counter.ends('red hat, bow,, x', ',')).toEqual([9, 13, 14, 15]));
  it('a separator at the end closes an empty piece', () => expect(counter.ends('a,', ',')).toEqual([4, 4]));
  it('has as many ends as pieces, never descending, the last the count of the whole', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('red', 'hat', '', ' ')), pieces => {
        const text = pieces.join(',');
        const ends = counter.ends(text, ',');
        expect(ends.length).toBe(Math.max(1, pieces.length));
        expect(ends.toSorted((a, b) => a - b)).toEqual(ends);
        expect(ends.at(-1)).toBe(counter.count(text));
      }),
    ));
});
