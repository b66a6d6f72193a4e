import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {captionEditor} from '../../src/corpus/caption-editor.ts';
import {PROFILES} from '../../src/config/profiles.ts';
import {tidy, type TextFault} from '../../src/corpus/tidy.ts';

/** As a trainer of whole files has it. */
const mend = (what: TextFault, text: string): string =>
  captionEditor([{kind: 'normalise-text', what}])?.(text, {item: 'a.png', profile: PROFILES.musubi}) ?? text;

describe('tidy(fault)', () => {
  it.each([
    ['bom', '\ufeffhat, \ufeffsmile', 'hat, \ufeffsmile'],
    ['empty-tag', 'hat,, smile, ,', 'hat, smile'],
    ['empty-tag', ', hat', 'hat'],
    ['trailing-separator', 'hat,, smile, ,', 'hat,, smile'],
    ['trailing-separator', 'hat, smile, \n', 'hat, smile\n'],
    ['outer-space', '  hat, smile \r', 'hat, smile\r'],
    ['zero-width', 'h\u200bat', 'hat'],
    ['nbsp', 'red\u00a0hat', 'red hat'],
    ['full-width-comma', 'hat，smile', 'hat, smile'],
    ['eol', 'hat\r\nsmile\rboots\n', 'hat\nsmile\nboots\n'],
    ['eol', 'hat\r\nsmile\r\n', 'hat\r\nsmile\r\n'],
  ] as const)('%s: %j', (fault, text, expected) => expect(mend(fault, text)).toBe(expected));
  it.each(['encoding', 'leading-blank-line', 'bom', 'outer-space', 'eol'] as const)('leaves %s to the editor', fault =>
    expect(tidy(fault)).toBeNull(),
  );
  it('has nothing left to do the second time', () =>
    fc.assert(
      fc.property(
        fc.constantFrom<TextFault>(
          'bom',
          'empty-tag',
          'trailing-separator',
          'outer-space',
          'zero-width',
          'nbsp',
          'eol',
        ),
        fc.string({unit: fc.constantFrom(...',, \n\r\t\u00a0\u200bab')}),
        (fault, text) => expect(mend(fault, mend(fault, text))).toBe(mend(fault, text)),
      ),
      {numRuns: 2000},
    ));
});
