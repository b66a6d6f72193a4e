import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {tokenCounter} from '../../../src/engines/clip-tokenizer/counter.ts';
import {loadClipTokenizer} from '../../../src/engines/clip-tokenizer/load.ts';

const tokenizer = loadClipTokenizer('ftfy');
const counter = tokenCounter(tokenizer);
const caption = fc
  .array(
    fc.oneof(fc.constantFrom('1girl', '^_^', '(vocaloid)', 'blue_eyes', ' ', ',', ', ', '&amp;', '<'), fc.string()),
  )
  .map(parts => parts.join(''));

describe('tokenCounter', () => {
  it('counts what encode gives', () =>
    fc.assert(fc.property(caption, text => expect(counter.count(text)).toBe(tokenizer.encode(text).length))));
  it('ends with the whole count, never descending', () =>
    fc.assert(
      fc.property(caption, text => {
        const ends = counter.ends(text, ',');
        expect(ends.at(-1)).toBe(tokenizer.encode(text).length);
      }),
    ));
  it('has one end a piece, each what the text up to there has', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1girl', '^_^', 'blue_eyes', 'a b', '', '(x)')),
        fc.constantFrom(',', ', '),
        (tags, glue) => {
          const text = tags.join(glue);
          const ends = counter.ends(text, ',');
          expect(ends).toHaveLength(Math.max(1, tags.length));
          for (let i = 0; i < tags.length - 1; i++) {
            const upTo = tags.slice(0, i + 1).join(glue) + ',';
            // Without a space a token can reach over the comma: then it counts to the earlier piece.
            if (glue === ', ') expect(ends[i]).toBe(tokenizer.encode(upTo).length);
          }
        },
      ),
    ));
  it('says where each tag ends', () => expect(counter.ends('1girl, blue eyes,hat', ',')).toEqual([3, 6, 7]));
});
