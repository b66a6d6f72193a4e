import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {escapeMarkdown} from '../../../src/frontends/markdown/escape.ts';
import {HOSTILE, UNSAFE} from '../../helpers/hostile.ts';

/** What a reader of the rendered page sees: escapes and entities undone (CommonMark 0.31, §2.4 and §2.5). */
const rendered = (markdown: string): string =>
  markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));

/** Punctuation that can begin syntax and is neither escaped nor part of an entity. */
function bare(markdown: string): string {
  const left = markdown.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/&#\d+;/g, '');
  return left.replace(/[^\\`*_{}[\]()#+.!|~<>&@:$-]/g, '');
}

describe('escapeMarkdown(text, most)', () => {
  it.each([
    ['1girl, red hat', '1girl, red hat'],
    ['<b>', '&#60;b&#62;'],
    ['@everyone', '&#64;everyone'],
    ['[a](b)', '\\[a\\]\\(b\\)'],
    ['1. hat', '1\\. hat'],
    ['a\nb', 'a b'],
  ])('%j becomes %j', (text, markdown) => expect(escapeMarkdown(text)).toBe(markdown));
  it.each(HOSTILE)('%j has no syntax left, and is one line', text => {
    const markdown = escapeMarkdown(text);
    expect(bare(markdown)).toBe('');
    expect(markdown).not.toMatch(UNSAFE);
    expect(markdown).not.toMatch(/[\t\n]/);
  });
  it('shows any text as it is, unsafe characters as spaces', () =>
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 60}), text => {
        const markdown = escapeMarkdown(text, 1000);
        expect(bare(markdown)).toBe('');
        expect(rendered(markdown)).toBe(text.replace(new RegExp(`${UNSAFE.source}|[\\t\\n]`, 'gu'), ' '));
      }),
    ));
  it('cuts before it escapes, so that no escape is cut', () => {
    expect(escapeMarkdown('****', 3)).toBe('\\*\\*…');
    expect(escapeMarkdown('<<<', 2)).toBe('&#60;…');
  });
});
