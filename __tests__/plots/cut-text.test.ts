import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {cutText} from '../../src/plots/cut-text.ts';
import {textWidth} from '../../src/plots/text-width.ts';

describe('cutText(text, pixels, size)', () => {
  it('keeps what fits, and cuts what does not', () => {
    expect(cutText('red hat', 180, 12)).toBe('red hat');
    expect(cutText('a hat that is worn by nobody in this place', 100, 12)).toBe('a hat that is w…');
    expect(cutText('小猫娘小猫娘', 50, 12)).toBe('小猫娘…');
  });
  it('is never wider than told, nor parts a character', () =>
    fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 90}), fc.integer({min: 20, max: 400}), (text, pixels) => {
        const cut = cutText(text, pixels, 12);
        expect(textWidth(cut, 12)).toBeLessThanOrEqual(pixels);
        expect(cut === text || cut.endsWith('…')).toBe(true);
        const kept = cut === text ? [...text] : [...cut].slice(0, -1);
        expect(kept).toEqual([...text].slice(0, kept.length));
      }),
    ));
});
