import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {tidy, type TextFault} from '../../src/corpus/tidy.ts';

const mend = (fault: TextFault, text: string): string => (tidy(fault) ?? (s => s))(text.split(',')).join(',');

describe('tidy(fault)', () => {
  it.each([
    ['bom', '\ufeffhat, \ufeffsmile', 'hat, \ufeffsmile'],
    ['empty-tag', 'hat,, smile, ,', 'hat, smile'],
    ['empty-tag', ', hat', 'hat'],
    ['trailing-separator', 'hat,, smile, ,', 'hat,, smile'],
    ['outer-space', '  hat, smile \r', 'hat, smile'],
    ['zero-width', 'h\u200bat', 'hat'],
    ['nbsp', 'red\u00a0hat', 'red hat'],
    ['full-width-comma', 'hat，smile', 'hat, smile'],
    ['eol', 'hat\r\nsmile\rboots\n', 'hat\nsmile\nboots\n'],
  ] as const)('%s: %j', (fault, text, expected) => expect(mend(fault, text)).toBe(expected));
  it.each(['encoding', 'leading-blank-line'] as const)('leaves %s to the file', fault =>
    expect(tidy(fault)).toBeNull(),
  );
  it('has nothing left to do the second time', () =>
    fc.assert(
      fc.property(
        fc.constantFrom<TextFault>('bom', 'trailing-separator', 'outer-space', 'zero-width', 'nbsp', 'eol'),
        fc.string(),
        (fault, text) => {
          fc.pre(fault !== 'bom' || !text.startsWith('\ufeff\ufeff'));
          expect(mend(fault, mend(fault, text))).toBe(mend(fault, text));
        },
      ),
    ));
});
