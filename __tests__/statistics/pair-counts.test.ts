import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {PROFILES} from '../../src/config/profiles.ts';
import {CorpusBuilder} from '../../src/corpus/corpus-builder.ts';
import type {Corpus} from '../../src/corpus/corpus.ts';
import {commonestTags, countPairs, type PairOptions} from '../../src/statistics/pair-counts.ts';
import {pairPlace} from '../../src/statistics/pair-place.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOf, type Told} from '../helpers/sets.ts';
import {asCaptions, tagLists} from '../helpers/tag-lists.ts';

const often = (corpus: Corpus): Uint32Array => commonestTags(documentFrequency(corpus));

/** `a + b` → count, for all pairs that were counted, never-met ones included. */
function named(corpus: Corpus, options: Partial<PairOptions> = {}): Record<string, number> {
  const {tags, both} = countPairs(corpus, {tags: often(corpus), ...options});
  const names = [...tags].map(tag => corpus.vocabulary[tag]?.key ?? '');
  const found: Record<string, number> = {};
  for (const [j, b] of names.entries()) {
    for (const [i, a] of names.slice(0, j).entries()) {
      found[[a, b].toSorted().join(' + ')] = both[pairPlace(i, j)] ?? NaN;
    }
  }
  return found;
}

const counted = async (captions: readonly Told[], options?: Partial<PairOptions>): Promise<Record<string, number>> =>
  named(await corpusOf(captions), options);

describe('countPairs(corpus, {tags})', () => {
  it('counts items that hold both tags, once each', async () =>
    expect(await counted(['1girl, hat, hat', '1girl, hat, smile', 'smile, 1girl', 'smile'])).toEqual({
      '1girl + hat': 2,
      '1girl + smile': 2,
      'hat + smile': 1,
    }));
  it('knows pairs that never meet, and no tag that occurs once', async () =>
    expect(await counted(['hat, cap', 'hat', 'smile', 'smile'])).toEqual({'hat + smile': 0}));
  it('counts an item with several captions by the share of them that hold both', async () =>
    expect(await counted([['hat, smile', 'hat, smile', 'hat'], 'hat, smile', 'smile'])).toEqual({
      'hat + smile': 1 + 2 / 3,
    }));
  it('finds three thirds to be one', async () => {
    const third = ['hat, smile', 'hat, smile', 'hat, smile'];
    expect(await counted([third, third, third])).toEqual({'hat + smile': 3});
  });
  it('leaves items of weight 0 out, of tags and of pairs', async () => {
    const corpus = await corpusOf(['hat, smile', 'hat, smile', 'hat']);
    const {items, n, both} = countPairs(corpus, {tags: often(corpus), weights: Float64Array.of(1, 0, 1)});
    expect({items, n: [...n], both: [...both]}).toEqual({items: 2, n: [2, 1], both: [1]});
  });
  it('counts the tags it is told, and takes pairs of one tag for none', async () => {
    const corpus = await corpusOf(['hat, smile, cap', 'hat, smile']);
    const tag = (key: string): number => corpus.vocabulary.findIndex(known => known.key === key);
    expect(named(corpus, {tags: Uint32Array.of(tag('hat'), tag('cap'))})).toEqual({'cap + hat': 1});
    expect(named(corpus, {tags: Uint32Array.of(tag('hat'))})).toEqual({});
    expect(named(corpus, {tags: Uint32Array.of()})).toEqual({});
  });
  it('agrees with a look at every caption for every pair, in any order of items', () =>
    fc.assert(
      fc.asyncProperty(tagLists, async lists => {
        const oracle: Record<string, number> = {};
        const twice = [...new Set(lists.flat())].filter(tag => lists.filter(own => own.includes(tag)).length > 1);
        for (const a of twice) {
          for (const b of twice) {
            if (a < b) oracle[`${a} + ${b}`] = lists.filter(own => own.includes(a) && own.includes(b)).length;
          }
        }
        expect(await counted(asCaptions(lists))).toEqual(oracle);
        expect(await counted(asCaptions(lists.toReversed()))).toEqual(oracle);
      }),
    ));
  it('counts fewer tags, exactly, where captions are so long that their pairs would be quadratic', () => {
    const builder = new CorpusBuilder(PROFILES.kohya);
    const subset = {name: '', repeats: 1, regularisation: false};
    const every = Array.from({length: 2500}, (_, i) => `tag ${i.toString(36)}`).join(', ');
    for (let i = 0; i < 40; i++) {
      const text = i % 4 === 0 ? 'tag 0, tag 1' : every;
      builder.add({key: String(i).padStart(2, '0'), captions: [{text, probability: 1}], subset, notes: []});
    }
    const corpus = builder.build();
    const {tags, n, both} = countPairs(corpus, {tags: often(corpus)});
    expect(tags.length).toBeLessThan(2000);
    expect(tags.length).toBeGreaterThan(100);
    expect([n[0], n[1], both[pairPlace(0, 1)], both[pairPlace(1, 2)]]).toEqual([40, 40, 40, 30]);
  });
});

describe('commonestTags(df)', () => {
  const df = Float64Array.of(1, 5, 2, 9, 2);
  it('puts the commonest first, and those that came first among equals', () =>
    expect([...commonestTags(df)]).toEqual([3, 1, 2, 4]));
  it('keeps as many as asked for, and those that are wanted', () => {
    expect([...commonestTags(df, {most: 2})]).toEqual([3, 1]);
    expect([...commonestTags(df, {keep: tag => tag !== 3})]).toEqual([1, 2, 4]);
  });
});
