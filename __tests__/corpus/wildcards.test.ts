import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {expandWildcards, merge} from '../../src/corpus/wildcards.ts';

const line = fc.string({unit: fc.constantFrom('hat', 'cat', ' ', ',', '{', '}', '|')});

describe('expandWildcards(line)', () => {
  it('leaves a line without braces alone', () =>
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom('hat', '|', ',', ' ')}), text =>
        expect(expandWildcards(text)).toEqual({variants: [{text, probability: 1}], capped: false}),
      ),
    ));
  it('has distinct texts whose probabilities sum to 1', () =>
    fc.assert(
      fc.property(line, text => {
        const {variants} = expandWildcards(text);
        expect(variants.reduce((sum, {probability}) => sum + probability, 0)).toBeCloseTo(1, 12);
        expect(new Set(variants.map(variant => variant.text)).size).toBe(variants.length);
      }),
    ));
  it('writes every combination once, all equally likely', () => {
    const {variants} = expandWildcards('{a|b} hat, {c|d|e}');
    expect(variants.map(({text}) => text)).toEqual(['a', 'b'].flatMap(x => ['c', 'd', 'e'].map(y => `${x} hat, ${y}`)));
    for (const {probability} of variants) expect(probability).toBeCloseTo(1 / 6, 12);
  });
  it.each([
    [8, 256, false],
    [9, 256, true],
  ])('%i choices of two have at most %i variants', (choices, most, capped) => {
    const text = Array.from({length: choices}, (_, i) => `{${i}a|${i}b}`).join(',');
    const first = expandWildcards(text);
    expect(first.capped).toBe(capped);
    expect(first.variants.length).toBeLessThanOrEqual(most);
    // Drawn by the text itself: the same caption counts the same every time.
    expect(expandWildcards(text)).toEqual(first);
  });
});

describe('merge(variants)', () => {
  it('adds up equal texts in order of appearance', () =>
    expect(
      merge([
        {text: 'hat', probability: 1 / 4},
        {text: 'cat', probability: 1 / 2},
        {text: 'hat', probability: 1 / 4},
      ]),
    ).toEqual([
      {text: 'hat', probability: 1 / 2},
      {text: 'cat', probability: 1 / 2},
    ]));
});
