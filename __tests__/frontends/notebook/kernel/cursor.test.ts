import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {pointsBefore, unitsBefore} from '../../../../src/frontends/notebook/kernel/cursor.ts';

const text = fc.string({unit: 'grapheme'});

describe('positions in code points and in code units', () => {
  it('differ by emoji', () => {
    expect(unitsBefore('"😀😀".toUpp', 10)).toBe(12);
    expect(pointsBefore('"😀😀".toUpp', 7)).toBe(5);
  });
  it('are the same in plain text', () =>
    fc.assert(
      fc.property(
        fc.string({unit: 'binary-ascii'}),
        fc.nat(50),
        (code, at) => unitsBefore(code, at) === Math.min(at, code.length),
      ),
    ));
  it('are each other back', () =>
    fc.assert(
      fc.property(text, fc.nat(50), (code, at) => {
        const most = [...code].length;
        expect(pointsBefore(code, unitsBefore(code, at))).toBe(Math.min(at, most));
      }),
    ));
});
