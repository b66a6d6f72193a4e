import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {seenCounts} from '../../src/statistics/seen.ts';
import {documentFrequency, roleOf, tagCounts} from '../../src/statistics/tag-counts.ts';
import {corpusOf, tagsOf} from '../helpers/sets.ts';

const TAGS = ['1girl', 'hat', 'red scarf', 'smile', 'night', ''];
const caption = fc.array(fc.constantFrom(...TAGS), {minLength: 1, maxLength: 7}).map(tags => tags.join(', '));
const items = fc.array(
  fc.record({
    caption: fc.array(caption, {minLength: 1, maxLength: 4}),
    repeats: fc.integer({min: 1, max: 9}),
  }),
  {minLength: 1, maxLength: 15},
);
const PLAIN = {unit: 'tag', trigger: [], allow: []} as const;

const countOf = async (
  captions: Parameters<typeof corpusOf>[0],
  options: Partial<Parameters<typeof tagCounts>[2]> = {},
) => {
  const corpus = await corpusOf(captions);
  return tagCounts(corpus, seenCounts(corpus, documentFrequency(corpus)), {...PLAIN, ...options});
};

describe('tagCounts(corpus, df, options)', () => {
  it('agrees with counting caption by caption, variants by their probability', () =>
    fc.assert(
      fc.asyncProperty(items, async told => {
        const counts = await countOf(told);
        for (const [id, tag] of counts.keys.entries()) {
          let [df, occurrences, exposures] = [0, 0, 0];
          for (const {caption: variants, repeats} of told) {
            for (const text of variants) {
              const n = tagsOf(text).filter(name => name === tag).length / variants.length;
              const bears = n > 0 ? 1 / variants.length : 0;
              df += bears;
              occurrences += n;
              exposures += bears * repeats;
            }
          }
          expect(counts.df[id]).toBeCloseTo(df, 10);
          expect(counts.occurrences[id]).toBeCloseTo(occurrences, 10);
          expect(counts.exposures[id]).toBeCloseTo(exposures, 10);
        }
      }),
      {numRuns: 60},
    ));
  it('tells the three ways of counting apart', async () => {
    const counts = await countOf([
      {caption: 'hat, smile, hat', repeats: 5},
      {caption: 'hat', repeats: 1},
    ]);
    expect(counts).toMatchObject({
      tags: ['hat', 'smile'],
      df: Float64Array.of(2, 1),
      occurrences: Float64Array.of(3, 1),
      exposures: Float64Array.of(6, 5),
      totalExposure: 6,
      unevenRepeats: true,
    });
  });
  it('knows even repeats', async () => {
    const even = await countOf(['hat', 'hat'].map(text => ({caption: text, repeats: 3})));
    expect([even.unevenRepeats, even.totalExposure]).toEqual([false, 6]);
  });
  it('counts items without a tag in N, not in U', async () => {
    const counts = await countOf(['hat, smile', '', ['hat', '']]);
    expect([counts.items, counts.emptyItems, counts.df]).toEqual([3, 1, Float64Array.of(1.5, 1)]);
  });
  it('sums L ln L over captions, weighted', async () => {
    const counts = await countOf(['hat, smile, night', ['hat', 'hat, smile']]);
    expect(counts.lengthEntropy).toBeCloseTo(3 * Math.log(3) + (2 * Math.log(2)) / 2, 12);
  });
  it('leaves out what is not kept, in lengths too', async () => {
    const counts = await countOf(['hat, smile, night', 'smile'], {keep: key => key !== 'smile'});
    expect([counts.keys, counts.emptyItems]).toEqual([['hat', 'night'], 1]);
    expect(counts.lengthEntropy).toBeCloseTo(2 * Math.log(2), 12);
  });
  it('shows a tag in its commonest spelling', async () => {
    const counts = await countOf(['red_hat', 'red_hat', 'Red hat']);
    expect([counts.tags, counts.keys]).toEqual([['red_hat'], ['red hat']]);
  });
});

describe('roleOf(key, options)', () => {
  const told = {unit: 'tag', trigger: ['sks', 'by darius kawasaki'], allow: ['on purpose']} as const;
  it.each([
    ['sks', 'trigger'],
    ['masterpiece', 'quality'],
    ['score 9', 'quality'],
    ['on purpose', 'quality'],
    ['hat', 'content'],
    ['kawasaki', 'content'],
  ])('%s is %s', (key, role) => expect(roleOf(key, told)).toBe(role));
  it.each([
    ['kawasaki', 'trigger'],
    ['darius kawasaki', 'trigger'],
    ['kawasaki hat', 'content'],
  ])('of terms, %s is %s', (key, role) => expect(roleOf(key, {...told, unit: 'term'})).toBe(role));
});
