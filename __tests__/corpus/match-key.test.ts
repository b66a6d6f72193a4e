import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {matchKey} from '../../src/corpus/match-key.ts';

describe('matchKey(raw)', () => {
  it.each([
    ['Blue_Eyes', 'blue eyes'],
    ['hatsune_miku_\\(vocaloid\\)', 'hatsune miku (vocaloid)'],
    ['\\o/', 'o/'],
    ['^_^', '^ ^'],
    ['_', '_'],
    ['cafe\u0301', 'café'],
    ['b\u200b', 'b'],
    ['\ufeffc', 'c'],
    ['a\u2028b', 'a b'],
  ])('%j is %j', (raw, key) => expect(matchKey(raw)).toBe(key));
  it('is stable', () =>
    fc.assert(fc.property(fc.string({unit: 'grapheme'}), raw => expect(typeof matchKey(raw)).toBe('string'))));
});
