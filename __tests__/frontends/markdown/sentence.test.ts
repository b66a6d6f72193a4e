import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {code, sentence} from '../../../src/frontends/markdown/escape.ts';
import {HOSTILE, UNSAFE} from '../../helpers/hostile.ts';

describe('sentence(text)', () => {
  it.each([
    [
      'Set max_token_length to 150 (SD 1, SD 2): none is too long.',
      'Set max_token_length to 150 (SD 1, SD 2): none is too long.',
    ],
    ['`red hat` is missing from 1 of 30 captions', '`red hat` is missing from 1 of 30 captions'],
    ['The folder name is <repeats>_<name>.', 'The folder name is &#60;repeats&#62;\\_&#60;name&#62;.'],
    ['`[a](b)` and *c* and _d_', '\\[a\\]\\(b\\) and \\*c\\* and \\_d\\_'],
    ['see https://example.org or :smile: or #12', 'see https\\://example.org or \\:smile: or \\#12'],
    ['an open ` quote *x*', 'an open \\` quote \\*x\\*'],
  ])('%j', (text, markdown) => expect(sentence(text)).toBe(markdown));
  it.each(HOSTILE)('%j in a sentence is neither HTML nor mention nor link', name => {
    for (const text of [`\`${name}\` is missing`, `${name} is missing`, `\`${name} is missing`]) {
      const markdown = sentence(text);
      expect(markdown).not.toMatch(UNSAFE);
      expect(markdown).not.toMatch(/[<>@]|(?<!\\)\]\(|\n/);
    }
  });
});

describe('code(name)', () => {
  it.each([
    ['red hat', '`red hat`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['<b>', '&#60;b&#62;'],
    [' ', ' '],
  ])('%j', (name, markdown) => expect(code(name)).toBe(markdown));
  it('is one span whatever backquotes the name has', () =>
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom('`', 'a', ' '), minLength: 1, maxLength: 12}), name => {
        const markdown = code(name);
        if (name.trim() === '') return;
        const [fence = ''] = /^`+/.exec(markdown) ?? [];
        const inside = markdown.slice(fence.length, -fence.length);
        expect(inside.match(/`+/g) ?? []).not.toContain(fence);
      }),
    ));
});
