import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {PROFILES} from '../../src/config/profiles.ts';
import {CorpusBuilder} from '../../src/corpus/corpus-builder.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {applyEdits} from '../../src/corpus/edit.ts';
import {shortenEdits} from '../../src/corpus/shorten.ts';
import type {TokenCounter} from '../../src/engines/clip-tokenizer/counter.ts';
import {WHOLE} from '../../src/sources/source.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';

/** One token a word. */
const WORDS: TokenCounter = {count: text => text.match(/[^\s,]+/g)?.length ?? 0, around: 0, ends: () => []};

function corpusOf(texts: readonly string[], keepTokens = 0): Corpus {
  const builder = new CorpusBuilder({...PROFILES.kohya, shuffle: keepTokens > 0, keepTokens});
  for (const [i, text] of texts.entries()) {
    builder.add({key: `${i}`, captions: [{text, probability: 1}], subset: WHOLE, notes: []});
  }
  return builder.build();
}

function shortened(
  texts: readonly string[],
  budget: number,
  kept: readonly string[] = [],
  keepTokens = 0,
): readonly string[] {
  const corpus = corpusOf(texts, keepTokens);
  const keeps = (key: string): boolean => kept.includes(key);
  return applyEdits(corpus, shortenEdits(corpus, documentFrequency(corpus), {counter: WORDS, budget, keeps})).texts;
}

describe('shortenEdits(corpus, df, options)', () => {
  it('does nothing where all fit', () => {
    const corpus = corpusOf(['a, b', 'hair, blue hair']);
    expect(shortenEdits(corpus, documentFrequency(corpus), {counter: WORDS, budget: 9, keeps: () => false})).toEqual(
      [],
    );
  });
  it('first drops what another tag says too, there only', () =>
    expect(shortened(['hair, long blue hair, x', 'hair, y'], 4)).toEqual(['long blue hair, x', 'hair, y']));
  it('takes a denial for no implication', () =>
    expect(shortened(['hat, no hat, a', 'hat, b', 'hat, c', 'no hat, a'], 3)).not.toContain('no hat, a, '));
  it('then drops the rarest from all captions', () =>
    expect(shortened(['a, b, c', 'a, b', 'a, c', 'c, d'], 2)).toEqual(['a, c', 'a', 'a, c', 'c, d']));
  it('of equally rare ones the last', () => expect(shortened(['a, b, c'], 2)).toEqual(['a, b']));
  it('spares what is to be kept, and what the trainer keeps in place', () => {
    expect(shortened(['sks, b, c'], 1, ['sks'])).toEqual(['sks']);
    expect(shortened(['x, b, c'], 1, [], 1)).toEqual(['x']);
  });
  it('empties no caption', () => expect(shortened(['one two three'], 2)).toEqual(['one two three']));
  const text = fc.array(fc.constantFrom('hat', 'red hat', 'a', 'b', 'c d', 'long red hat', 'no hat'), {
    minLength: 1,
    maxLength: 8,
  });
  it('leaves nothing to do the second time, and cuts no tag from some captions only unless it is implied there', () =>
    fc.assert(
      fc.property(fc.array(text, {minLength: 1, maxLength: 8}), fc.integer({min: 1, max: 8}), (lists, budget) => {
        const texts = lists.map(tags => [...new Set(tags)].join(', '));
        const once = shortened(texts, budget);
        expect(shortened(once, budget)).toEqual(once);
        for (const [i, before] of texts.entries()) {
          if (WORDS.count(before) > budget) continue;
          // What a caption that fits has lost, no caption has any more.
          const after = (once[i] ?? '').split(', ');
          for (const tag of before.split(', ').filter(one => !after.includes(one))) {
            expect(once.filter(one => one.split(', ').includes(tag))).toEqual([]);
          }
        }
      }),
      {numRuns: 200},
    ));
});
