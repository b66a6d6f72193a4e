import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {safeText} from '../../../src/frontends/cli/safe-text.ts';
import {HOSTILE, UNSAFE} from '../../helpers/hostile.ts';

describe('safeText(text, most)', () => {
  it.each([
    ['1girl, red hat', '1girl, red hat'],
    ['\u001b[31mhat', '\\u001b[31mhat'],
    ['a\nb', 'a\\u000ab'],
    ['hat\u202egnp', 'hat\\u202egnp'],
    ['日本 café \u{1f431}', '日本 café \u{1f431}'],
    ['', ''],
  ])('%j becomes %j', (text, safe) => expect(safeText(text)).toBe(safe));
  it.each(HOSTILE)('%j leaves nothing unsafe', text => expect(safeText(text)).not.toMatch(UNSAFE));
  it('cuts by characters, never through one', () => {
    expect(safeText('abcdef', 4)).toBe('abc…');
    expect(safeText('abcd', 4)).toBe('abcd');
    expect(safeText('a\u{1f431}\u{1f431}\u{1f431}', 3)).toBe('a\u{1f431}…');
  });
  it('is one line without unsafe characters for any text, and leaves ASCII alone', () =>
    fc.assert(
      fc.property(fc.string({unit: 'binary'}), fc.integer({min: 1, max: 50}), (text, most) => {
        expect(safeText(text, most)).not.toMatch(UNSAFE);
        expect(safeText(text, most)).not.toMatch(/[\t\n]/);
        if (/^[ -~]*$/.test(text) && text.length <= most) expect(safeText(text, most)).toBe(text);
      }),
    ));
});
