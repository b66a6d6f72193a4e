import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {placeTrigger} from '../../src/statistics/trigger-placement.ts';
import {corpusOf, itemsOf, tagCaptions, tagsOf} from '../helpers/sets.ts';

describe('placeTrigger(corpus, keys)', () => {
  it('looks into every caption', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const places = captions.map(text => tagsOf(text).indexOf('hat'));
        const having = (test: (place: number) => boolean) =>
          itemsOf(captions).flatMap(({key}, i) => (test(places[i] ?? -1) ? [key] : []));
        fc.pre(places.some(place => place >= 0));
        expect(placeTrigger(await corpusOf(captions), ['hat'])).toEqual({
          captioned: captions.length,
          first: places.filter(place => place === 0).length,
          missing: having(place => place < 0),
          notFirst: having(place => place > 0),
        });
      }),
      {numRuns: 60},
    ));
  it('is null without a trigger', async () => expect(placeTrigger(await corpusOf(['hat']), [])).toBeNull());
  it('takes an item as it is in its worst caption', async () =>
    expect(placeTrigger(await corpusOf([['sks', 'hat, sks'], ['sks', 'hat'], 'sks']), ['sks'])).toEqual({
      captioned: 3,
      first: 1,
      missing: ['001'],
      notFirst: ['000'],
    }));
  it('leaves items without a caption out', async () =>
    expect(placeTrigger(await corpusOf(['sks', '']), ['sks'])).toEqual({
      captioned: 1,
      first: 1,
      missing: [],
      notFirst: [],
    }));
});
