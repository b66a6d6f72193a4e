import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {cut} from '../../src/advice/wording.ts';

const HALF = /\p{Surrogate}/u;

describe('cut(text, most): no character in halves', () => {
  it.each([
    ['🐱'.repeat(30), 20, `${'🐱'.repeat(5)}…`],
    [`a${'🐱'.repeat(30)}`, 20, `a${'🐱'.repeat(4)}…`],
    [`a ${'🐱'.repeat(30)}`, 21, `a ${'🐱'.repeat(4)}…`],
  ])('%s to %i', (text, most, expected) => expect(cut(text, most)).toBe(expected));
  it('holds for any text', () =>
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 90}), fc.integer({min: 4, max: 60}), (text, most) => {
        expect(cut(text, most)).not.toMatch(HALF);
        expect(cut(text, most).length).toBeLessThanOrEqual(most);
      }),
    ));
});
