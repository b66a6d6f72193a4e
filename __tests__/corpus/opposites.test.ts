import {describe, expect, it} from '@jest/globals';
import {broken, showsSeveral, tagClasses} from '../../src/corpus/opposites.ts';

const classes = (...tags: string[]): number => tags.reduce((all, tag) => all | tagClasses(tag), 0);

describe('broken(classes)', () => {
  it.each([
    ['no humans', '1girl'],
    ['solo', '2girls'],
    ['1girl', 'multiple girls'],
    ['indoors', 'outdoors'],
    ['day', 'night'],
    ['from above', 'from below'],
    ['1girl', 'full body', 'upper body'],
    ['solo', 'standing', 'sitting'],
    ['1boy', 'short hair', 'long hair'],
    ['1girl', '1boy', 'solo'],
  ])('%s and %s %s do not go together', (...tags) => expect(broken(classes(...tags))).toHaveLength(1));
  it.each([
    ['1girl', 'solo'],
    ['1girl', '1boy'],
    ['solo', '1boy'],
    ['blue eyes', 'red eyes'],
    ['blonde hair', 'black hair'],
    // A window shows both sides; two people do both; panels show anything.
    ['indoors', 'outdoors', 'window'],
    ['2girls', 'standing', 'sitting'],
    ['1girl', '1boy', 'short hair', 'long hair'],
    ['multiple views', '1girl', '2girls'],
    ['comic', 'day', 'night'],
    ['1girl', 'short hair', 'long hair', 'hair extensions'],
    // It is not said that there is one person.
    ['standing', 'sitting'],
  ])('%s and %s %s may', (...tags) => expect(broken(classes(...tags))).toEqual([]));
});

describe('showsSeveral(classes)', () => {
  it.each([
    [['1girl'], false],
    [['1girl', 'solo'], false],
    [['1girl', '1boy'], true],
    [['2girls'], true],
    [['couple'], true],
    [['reference sheet'], true],
    [[], false],
  ])('of %j is %p', (tags, expected) => expect(showsSeveral(classes(...tags))).toBe(expected));
});
