import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {isFunctionWord} from '../../src/engines/prose/english.ts';
import {findConstantPhrases} from '../../src/statistics/constant-phrases.ts';
import {times} from '../helpers/findings.ts';
import {corpusOf} from '../helpers/sets.ts';

const find = async (captions: readonly string[], except: readonly string[] = []) =>
  findConstantPhrases(await corpusOf(captions), new Set(except));
const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `);
const segmentsOf = (text: string): string[][] => text.split(',').map(segment => segment.match(/\p{L}+/gu) ?? []);

/** Every n-gram of every caption, counted one by one; the longest stands for its parts. */
function oracle(captions: readonly string[], except: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const n of [4, 3, 2, 1]) {
    const grams = captions.map(
      text =>
        new Set(
          segmentsOf(text).flatMap(words =>
            words
              .map((_, i) => words.slice(i, i + n))
              .filter(gram => gram.length === n)
              .map(gram => gram.join(' ')),
          ),
        ),
    );
    for (const gram of new Set(grams.flatMap(own => [...own]))) {
      const count = grams.filter(own => own.has(gram)).length;
      const words = gram.split(' ');
      const says = words.some(word => !isFunctionWord(word) && !except.includes(word));
      const whole = !isFunctionWord(words[0] ?? '') && !isFunctionWord(words.at(-1) ?? '');
      const part = [...found.keys()].some(longer => longer !== gram && within(gram, longer));
      if (count >= 0.9 * captions.length && says && whole && !part) found.set(gram, count);
    }
  }
  return found;
}

const words = fc.array(fc.constantFrom('red', 'hat', 'of', 'the', 'tower', 'rain'), {minLength: 1, maxLength: 5});
const mostly = fc
  .tuple(words, fc.array(fc.tuple(words, words, fc.integer({min: 0, max: 19})), {minLength: 4, maxLength: 20}))
  // A phrase that nearly all captions hold, amid words that vary; the first word always does.
  .map(([phrase, rows]) =>
    rows.map(([before, after, odd], i) =>
      [`x${'abcdefghijklmnopqrstu'[i]}`, ...before, ...(odd === 0 ? [] : phrase), ...after].join(' '),
    ),
  );

describe('findConstantPhrases(corpus, except)', () => {
  it('finds what counting every n-gram would', () =>
    fc.assert(
      fc.asyncProperty(mostly, fc.subarray(['red', 'tower']), async (captions, except) => {
        const {phrases} = await find(captions, except);
        expect(new Map(phrases.map(({phrase, captions: n}) => [phrase, n]))).toEqual(oracle(captions, except));
      }),
      {numRuns: 150},
    ));
  it('and there is something to find', () =>
    expect(
      fc.sample(mostly, {numRuns: 100, seed: 1}).filter(captions => oracle(captions, []).size > 0).length,
    ).toBeGreaterThan(50));
  it.each([
    [18, ['red hat']],
    [17, []],
  ])('needs 90 %%: %i of 20', async (n, expected) => {
    const captions = times(20, i => `${'abcdefghijklmnopqrst'[i]}x ${i < n ? 'red hat' : 'cap'}`);
    expect((await find(captions)).phrases.map(({phrase}) => phrase)).toEqual(expected);
  });
  it('takes common beginnings whole, function words at the end too', async () => {
    const captions = times(20, i => `a macro shot of the ${i % 2 ? 'hat' : 'tower'} ${'abcdefghijklmnopqrst'[i]}x`);
    expect((await find(captions)).phrases).toEqual([{phrase: 'a macro shot of the', captions: 20, opens: true}]);
  });
  it('does not look across commas', async () => {
    const captions = times(20, i => `${'abcdefghijklmnopqrst'[i]}x red, hat`);
    expect((await find(captions)).phrases.map(({phrase}) => phrase)).toEqual(['hat', 'red']);
  });
  it('keeps words apart that are constant on purpose', async () => {
    const captions = times(20, i => `sks woman ${'abcdefghijklmnopqrst'[i]}x`);
    expect((await find(captions, ['sks', 'woman'])).phrases).toEqual([]);
    expect((await find(captions)).phrases).toMatchObject([{phrase: 'sks woman'}]);
  });
  it('gives the share of constant words in a median caption', async () => {
    // 2 of 3, 2 of 4 and 2 of 8 words: the median is a half; with another of 2 of 5 it is the mean of .4 and .5.
    const rest = ['ax', 'bx cx', 'dx ex fx gx hx ix', 'jx kx lx'];
    const captions = rest.map(text => `red hat ${text}`);
    expect((await find(captions.slice(0, 3))).medianShare).toBeCloseTo(0.5, 12);
    expect((await find(captions)).medianShare).toBeCloseTo(0.45, 12);
    expect((await find([])).medianShare).toBe(0);
  });
});
