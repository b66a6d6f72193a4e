import {describe, expect, it} from '@jest/globals';
import {isEnglish} from '../../../src/engines/prose/english.ts';
import {loadTermReader} from '../../../src/engines/prose/term-reader.ts';

describe('loadTermReader()', () => {
  it.each([
    ['The woman is wearing red glasses and two hats.', ['woman', 'red glass', 'glass', 'hat']],
    ['a steam punk skull with bell-shaped petals', ['steam punk skull', 'skull', 'bell-shaped petal', 'petal']],
    ['', []],
    ['of the, and', []],
    ['x', []],
  ])('%j', async (text, terms) => expect((await loadTermReader())(text)).toEqual(terms));
});

describe('isEnglish(texts)', () => {
  it('knows prose by its function words', () => expect(isEnglish(['a cat is on the mat'])).toBe(true));
  it.each([[['eine Katze sitzt auf der Matte']], [['黒い猫が座っている']], [[]], [['1girl, hat']]])(
    '%j is not',
    texts => expect(isEnglish(texts)).toBe(false),
  );

  it('is loaded once, however often it is asked for', async () =>
    expect(await loadTermReader()).toBe(await loadTermReader()));
});
