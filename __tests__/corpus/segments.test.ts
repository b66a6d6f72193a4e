import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {PROFILES, type Profile} from '../../src/config/profiles.ts';
import {splitSegments, trainedText} from '../../src/corpus/segments.ts';
import {pythonTrim} from '../../src/sources/python-text.ts';

const kohya = (options: Partial<Profile> = {}): Profile => ({...PROFILES.kohya, ...options});
const raws = (text: string, options: Partial<Profile> = {}) => splitSegments(text, kohya(options)).raws;
const caption = fc.string({
  unit: fc.constantFrom('hat', '1girl', ',', ' ', '|||', ';;;', '\n', '(', ')', ':1.2', '\\', '[', ']'),
});

describe('splitSegments(text, profile)', () => {
  it.each([
    ['a, b', ';', ['a, b']],
    ['a; b', ';', ['a', 'b']],
    ['red hat  cat', ' ', ['red', 'hat', 'cat']],
    ['a, b,c', ', ', ['a', 'b,c']],
  ])('%j cut at %j', (text, separator, tags) => expect(raws(text, {separator})).toEqual(tags));
  it.each([
    ['(hat:1.2), ((cat)), [dog]', ['hat', 'cat', 'dog']],
    ['hatsune miku \\(vocaloid\\)', ['hatsune miku \\(vocaloid\\)']],
    ['(hat', ['(hat']],
  ])('%j with weights', (text, tags) => {
    expect(raws(text, {weightedCaptions: true})).toEqual(tags);
    expect(raws(text)).toEqual(text.split(', '));
  });
  it('keeps leading tags of OneTrainer in place, though nothing shuffles', () =>
    expect(splitSegments('a, b, c', PROFILES.onetrainer)).toMatchObject({raws: ['a', 'b', 'c'], fixed: 1}));
  it('ignores keep_tokens where the mark is found', () =>
    expect(
      splitSegments('a, b ||| c', kohya({shuffle: true, keepTokens: 1, keepTokensSeparator: '|||'})),
    ).toMatchObject({
      raws: ['a', 'b', 'c'],
      fixed: 2,
    }));
  it('has no empties in a blank caption: no tags are not one empty tag', () =>
    expect(splitSegments('  ', kohya())).toEqual({raws: [], fixed: 0, trailing: 0, empties: 0}));
  it('agrees with split, trim, drop where no option is on', () =>
    fc.assert(
      fc.property(caption, text => {
        const parts = text.split(',').map(pythonTrim);
        const tags = parts.filter(part => part !== '');
        const empties = tags.length === 0 && parts.length === 1 ? 0 : parts.length - tags.length;
        expect(splitSegments(text, kohya())).toEqual({raws: tags, fixed: 0, trailing: 0, empties});
      }),
    ));
  it('fixes no more than there is, and leaves no blank tag', () =>
    fc.assert(
      fc.property(caption, fc.nat(4), fc.boolean(), (text, keepTokens, marked) => {
        const profile = kohya({shuffle: true, keepTokens, ...(marked ? {keepTokensSeparator: '|||'} : {})});
        const {raws: tags, fixed, trailing} = splitSegments(text, profile);
        expect(fixed + trailing).toBeLessThanOrEqual(tags.length);
        expect(tags.every(tag => tag !== '' && tag === pythonTrim(tag))).toBe(true);
        if (!marked) expect(fixed).toBeLessThanOrEqual(keepTokens);
      }),
    ));
});

describe('trainedText(text, profile)', () => {
  it.each([
    ['a,b , c', {}, 'a,b , c'],
    ['a,b , c', {shuffle: true}, 'a, b, c'],
    ['a;b', {shuffle: true, separator: ';'}, 'a, b'],
    ['a ||| b', {keepTokensSeparator: '|||'}, 'a ||| b'],
    ['a ||| b', {keepTokensSeparator: '|||', shuffle: true}, 'a, b'],
    ['a,sky;;;cloud', {secondarySeparator: ';;;'}, 'a,sky,cloud'],
  ])('%j with %j is %j', (text, options, trained) => expect(trainedText(text, kohya(options))).toBe(trained));
});
