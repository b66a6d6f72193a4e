import {describe, expect, it} from '@jest/globals';
import {safeText} from '../../src/frontends/cli/safe-text.ts';
import {code, escapeMarkdown} from '../../src/frontends/markdown/escape.ts';

const CATS = '🐱🐱🐱';

describe('what is cut ends in …, whatever its characters take', () => {
  it.each([
    [CATS, 2, '🐱…'],
    [CATS, 3, CATS],
    [`a${CATS}`, 2, 'a…'],
    [`a${CATS}`, 3, 'a🐱…'],
    ['abc', 2, 'a…'],
    ['ab', 2, 'ab'],
  ])('%s at %i', (text, most, expected) => {
    expect(safeText(text, most)).toBe(expected);
    expect(escapeMarkdown(text, most)).toBe(expected);
    expect(code(text, most)).toBe(`\`${expected}\``);
  });
});
