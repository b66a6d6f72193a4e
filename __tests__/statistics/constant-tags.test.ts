import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {findConstantTags, withoutCaption} from '../../src/statistics/constant-tags.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOf, itemsOf, tagCaptions, tagsOf, type Told} from '../helpers/sets.ts';
import {times} from '../helpers/findings.ts';

const find = async (captions: readonly Told[]) => {
  const corpus = await corpusOf(captions);
  return findConstantTags(corpus, documentFrequency(corpus));
};

describe('findConstantTags(corpus, df)', () => {
  it('finds tags of at least 90 % of the items, and who lacks them', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const items = itemsOf(captions).map(({key}, i) => ({key, tags: tagsOf(captions[i] ?? '')}));
        const expected = [...new Set(items.flatMap(({tags}) => tags))]
          .map(tag => ({tag, key: tag, missing: items.filter(({tags}) => !tags.includes(tag)).map(({key}) => key)}))
          .map(one => ({...one, items: items.length - one.missing.length}))
          .filter(one => 10 * one.items >= 9 * items.length)
          .toSorted((a, b) => b.items - a.items || (a.key < b.key ? -1 : 1));
        expect(await find(captions)).toEqual(
          expected.map(one => ({...one, lacking: one.missing.length, classWord: false})),
        );
      }),
      {numRuns: 60},
    ));
  it('weighs variants, and names an item if any of its captions lacks it', async () => {
    const captions = [...times(9, () => 'hat'), ['hat', 'cap']];
    expect(await find(captions)).toEqual([
      {tag: 'hat', key: 'hat', items: 9.5, lacking: 0.5, missing: ['009'], classWord: false},
    ]);
  });
  it('does not blame items that have no caption', async () =>
    expect(await find([...times(18, () => 'hat'), 'cap', ''])).toMatchObject([{items: 18, missing: ['018']}]));
});

describe('withoutCaption(corpus)', () => {
  it('names items whose caption is not there', async () =>
    expect(withoutCaption(await corpusOf(['hat', '', ' ']))).toEqual(new Set(['001', '002'])));
});
