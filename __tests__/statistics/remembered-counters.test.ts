import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {PROFILES} from '../../src/config/profiles.ts';
import type {TokenCounter} from '../../src/engines/clip-tokenizer/counter.ts';
import {rememberedCounters} from '../../src/statistics/remembered-counters.ts';
import {counterFor} from '../../src/statistics/token-lengths.ts';

describe('rememberedCounters(profile, counters)', () => {
  it('counts as they do, the first time and the second', () => {
    const kept = rememberedCounters(PROFILES.kohya).get('clip');
    const clip = counterFor(PROFILES.kohya, new Map());
    return fc.assert(
      fc.property(fc.string({unit: 'grapheme', maxLength: 30}), fc.constantFrom(', ', ',', ' '), (text, separator) => {
        for (const _ of ['first', 'second']) {
          expect(kept?.count(text)).toBe(clip?.count(text) ?? Number.NaN);
          expect([...(kept?.ends(text, separator) ?? [])]).toEqual([...(clip?.ends(text, separator) ?? [])]);
        }
      }),
    );
  });

  it('asks once for each caption', () => {
    const asked: string[] = [];
    const counter: TokenCounter = {
      around: 2,
      count: text => asked.push(text),
      ends: (text, separator) => [asked.push(`${text}|${separator}`)],
    };
    const profile = {...PROFILES.kohya, budget: {encoder: 't5', tokens: 512} as const};
    const kept = rememberedCounters(profile, new Map([['t5', counter]])).get('t5');
    // What stands before a separator's length is no part of the caption: "1" + " a" is another question than "1 " + "a".
    const answers = ['a', 'b', 'a'].map(text => kept?.count(text));
    const ends = [
      ['1', ' a'],
      ['1 ', 'a'],
      ['1', ' a'],
    ].map(([text = '', separator = '']) => [...(kept?.ends(text, separator) ?? [])]);
    expect(answers).toEqual([1, 2, 1]);
    expect(ends).toEqual([[3], [4], [3]]);
    expect(kept?.around).toBe(2);
    expect(asked).toEqual(['a', 'b', '1| a', '1 |a']);
  });

  it('gives no counter for an encoder without one', () => {
    const profile = {...PROFILES.kohya, budget: {encoder: 'qwen', tokens: 1024} as const};
    expect(rememberedCounters(profile).get('qwen')).toBeUndefined();
  });
});
