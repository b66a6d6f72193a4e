import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {Corpus} from '../../../src/corpus/corpus.ts';
import type {Style} from '../../../src/corpus/style.ts';
import type {Composition} from '../../../src/statistics/alignment/caption-space.ts';
import {
  composeCaptions,
  composed,
  effectiveCaptions,
  scoringTexts,
} from '../../../src/statistics/alignment/compose-captions.ts';
import type {SeenAlignment} from '../../../src/statistics/alignment/seen-alignment.ts';
import {documentFrequency} from '../../../src/statistics/tag-counts.ts';
import {times} from '../../helpers/findings.ts';
import {seenAlignment} from '../../helpers/seen-alignment.ts';
import {corpusOf, type Told} from '../../helpers/sets.ts';

const SENTENCE = 'a small girl stands at the edge of the sea and looks far out';
const TAGS = ['hat', 'bow', 'sea', SENTENCE];

/** What a model saw that knows these tags. */
function seenOf(told: Partial<SeenAlignment> = {}): SeenAlignment {
  const {alignment} = seenAlignment([], TAGS, told);
  if (alignment === undefined || 'unseen' in alignment) throw new Error('nothing seen');
  return alignment;
}

const textsOf = (corpus: Corpus): Int32Array => Int32Array.from(corpus.vocabulary, ({key}) => TAGS.indexOf(key));

/** What each caption says, as shares by tag. */
async function said(captions: readonly Told[], style: Style = 'tags'): Promise<(Record<string, number> | null)[]> {
  const corpus = await corpusOf(captions);
  const found = composeCaptions(corpus, {seen: seenOf(), style, texts: textsOf(corpus)});
  return found.map(
    own =>
      own &&
      Object.fromEntries(own.map(([text, weight]) => [TAGS[text] === SENTENCE ? 'sentence' : TAGS[text], weight])),
  );
}

describe('composeCaptions(corpus, {seen, style, texts})', () => {
  it('is the mean of the tags that are scored, each once', async () =>
    expect(await said(['hat, bow, unknown, hat', 'sea', 'unknown', ''])).toEqual([
      {hat: 0.5, bow: 0.5},
      {sea: 1},
      null,
      null,
    ]));

  it('is the mean over several captions of an item', async () =>
    expect(await said([['hat', 'hat, bow', 'unknown']])).toEqual([{hat: 0.75, bow: 0.25}]));

  it('counts tags and the first sentence half each in mixed captions', async () =>
    expect(await said([`hat, bow, ${SENTENCE}`, SENTENCE, 'hat'], 'mixed')).toEqual([
      {hat: 0.25, bow: 0.25, sentence: 0.5},
      {sentence: 1},
      {hat: 1},
    ]));

  it('is what prose begins with, by item', async () => {
    const corpus = await corpusOf([SENTENCE, 'another one that no model saw before it was written here']);
    const sentences = new Map([['000', [[3, 1]] as const]]);
    expect(composeCaptions(corpus, {seen: seenOf({sentences}), style: 'sentence', texts: textsOf(corpus)})).toEqual([
      [[3, 1]],
      null,
    ]);
  });
});

describe('scoringTexts(corpus, seen, judged)', () => {
  it('leaves out what is no content, what nine of ten items bear, and what the model has no vector for', async () => {
    const corpus = await corpusOf(times(10, i => (i < 8 ? 'hat, bow, sea' : i < 9 ? 'hat, unknown' : 'other')));
    const texts = scoringTexts(corpus, seenOf(), {df: documentFrequency(corpus), isContent: key => key !== 'sea'});
    const named = corpus.vocabulary.map(({key}, tag) => [key, texts[tag]]);
    expect(Object.fromEntries(named)).toEqual({hat: -1, bow: 1, sea: -1, unknown: -1, other: -1});
  });
});

describe('composed(weights)', () => {
  it('sums to 1, whatever the order', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50), {minLength: 1, maxLength: 9}), texts => {
        const weights = texts.map(text => [text, text + 1] as const);
        const one = composed(new Map(weights));
        expect(composed(new Map(weights.toReversed()))).toEqual(one);
        expect(one.reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(one.map(([text]) => text)).toEqual(texts.toSorted((a, b) => a - b));
      }),
    ));
});

describe('effectiveCaptions(captions)', () => {
  const says = (...texts: readonly number[]): Composition => texts.map(text => [text, 1 / texts.length]);
  it.each([
    ['none', [], 0],
    ['one that all bear', times(9, () => says(1, 2)), 1],
    ['nine of a tag each', times(9, i => says(i)), 9],
    ['nine of two tags that no other has', times(9, i => says(2 * i, 2 * i + 1)), 9],
    ['two halves', times(10, i => says(i % 2)), 2],
  ])('counts %s', (_, captions, n) => expect(effectiveCaptions(captions)).toBeCloseTo(n, 12));
});
