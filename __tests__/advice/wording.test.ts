import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {itemEvidence, tagEvidence} from '../../src/advice/evidence.ts';
import {agree, counted, cut, listed, percent, quoted} from '../../src/advice/wording.ts';

/** Half of a character that UTF-16 writes in two. */
const HALF = /\p{Surrogate}/u;

describe('quoted(name)', () => {
  it.each([
    ['hat', '`hat`'],
    ['h'.repeat(40), `\`${'h'.repeat(40)}\``],
    ['h'.repeat(41), `\`${'h'.repeat(39)}…\``],
    ['', '``'],
  ])('of %j', (name, expected) => expect(quoted(name)).toBe(expected));
  it('counts characters, not halves of them', () => {
    expect(quoted('🎩'.repeat(40))).toBe(`\`${'🎩'.repeat(40)}\``);
    expect(quoted('🎩'.repeat(41))).toBe(`\`${'🎩'.repeat(39)}…\``);
  });
  it('has at most 40 characters between the quotes, and cuts none in two', () =>
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 90}), name => {
        const inside = quoted(name).slice(1, -1);
        expect([...inside].length).toBeLessThanOrEqual(40);
        if (!HALF.test(name)) expect(inside).not.toMatch(HALF);
      }),
    ));
});

describe('listed(names, most)', () => {
  it.each([
    [[], ''],
    [['hat'], '`hat`'],
    [['hat', 'scarf'], '`hat` and `scarf`'],
    [['hat', 'scarf', 'boots'], '`hat`, `scarf` and `boots`'],
    [['hat', 'scarf', 'boots', 'cape'], '`hat`, `scarf`, `boots` and 1 more'],
    [Array.from({length: 9}, () => 'hat'), '`hat`, `hat`, `hat` and 6 more'],
  ])('of %j', (names, expected) => expect(listed(names)).toBe(expected));
  it('shows as many as asked for', () => expect(listed(['hat', 'scarf', 'cape'], 1)).toBe('`hat` and 2 more'));
});

describe('counted(n, noun, plural)', () => {
  it.each([
    [0, '0 captions'],
    [1, '1 caption'],
    [2, '2 captions'],
    [1600, '1,600 captions'],
    [1_234_567, '1,234,567 captions'],
  ])('of %i', (n, expected) => expect(counted(n, 'caption')).toBe(expected));
  it('takes a plural of its own', () => expect(counted(2, 'entry', 'entries')).toBe('2 entries'));
});

describe('agree(n, one, many)', () => {
  it.each([
    [0, 'end'],
    [1, 'ends'],
    [2, 'end'],
  ])('of %i', (n, verb) => expect(agree(n, 'ends', 'end')).toBe(verb));
});

describe('percent(share)', () => {
  it.each([
    [0, '0 %'],
    [0.18, '18 %'],
    [0.186, '19 %'],
    [1, '100 %'],
  ])('of %f', (share, expected) => expect(percent(share)).toBe(expected));
});

describe('cut(text, most)', () => {
  it('leaves a text that fits', () => expect(cut('1girl, hat', 10)).toBe('1girl, hat'));
  it('ends at a word', () => expect(cut('a long red scarf', 14)).toBe('a long red…'));
  it('cuts a word that is too long by itself', () => expect(cut('h'.repeat(50), 20)).toBe(`${'h'.repeat(10)}…`));
  it('is a beginning of the text within the limit', () =>
    fc.assert(
      fc.property(fc.string({maxLength: 300}), fc.integer({min: 2, max: 220}), (text, most) => {
        const short = cut(text, most);
        expect(short.length).toBeLessThanOrEqual(most);
        if (short === text) return;
        expect(text.length).toBeGreaterThan(most);
        expect(text.startsWith(short.slice(0, -1))).toBe(true);
        expect(short.endsWith('…')).toBe(true);
      }),
    ));
});

describe('itemEvidence(keys, note)', () => {
  it.each([0, 1, 20, 21, 500])('keeps 20 of %i and counts all', n => {
    const keys = Array.from({length: n}, (_, i) => `${i}.png`);
    const shown = keys.slice(0, 20).map(key => ({key}));
    expect(itemEvidence(keys)).toEqual({kind: 'items', total: n, items: shown});
  });
  it('puts the note beside each', () =>
    expect(itemEvidence(['a.png'], 'lies apart')).toMatchObject({items: [{key: 'a.png', note: 'lies apart'}]}));
});

describe('tagEvidence(tags, items)', () => {
  it.each([0, 1, 12, 13, 500])('keeps 12 of %i and counts all', n => {
    const tags = Array.from({length: n}, (_, i) => ({tag: `hat ${i}`, n: 3}));
    const shown = tags.slice(0, 12).map(tag => ({...tag, coverage: 0.3}));
    expect(tagEvidence(tags, 10)).toEqual({kind: 'tags', total: n, tags: shown});
  });
});
