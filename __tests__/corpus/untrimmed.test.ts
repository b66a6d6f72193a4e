import {describe, expect, it} from '@jest/globals';
import {isUntrimmed} from '../../src/corpus/untrimmed.ts';

describe('isUntrimmed(text)', () => {
  it.each([
    ['hat', false],
    ['hat\n', false],
    ['\r\nhat\r\n', false],
    [' hat', true],
    ['hat ', true],
    ['hat \n', true],
    ['\n\that', true],
    // What trainers strip, though JavaScript does not.
    ['hat\u001c', true],
    // And what they keep, though JavaScript does not.
    ['\ufeffhat', false],
    ['a hat', false],
    ['', false],
    ['\n', false],
    // Says nothing.
    ['  ', false],
  ])('of %j is %p', (text, expected) => expect(isUntrimmed(text)).toBe(expected));
});
