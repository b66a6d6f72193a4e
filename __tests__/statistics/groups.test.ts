import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import type {ExclusiveGroup} from '../../src/corpus/lexicon.ts';
import {countGroups} from '../../src/statistics/groups.ts';
import {seenCounts} from '../../src/statistics/seen.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOf, itemsOf, tagCaptions, tagsOf, type Told} from '../helpers/sets.ts';

const WEATHER = {name: 'weather', values: ['rain', 'night', 'snow'], declared: true};
const count = async (captions: readonly Told[], groups: readonly ExclusiveGroup[] = [WEATHER]) => {
  const corpus = await corpusOf(captions);
  return countGroups(corpus, seenCounts(corpus, documentFrequency(corpus)), groups);
};

describe('countGroups(corpus, df, groups)', () => {
  it('counts values item by item', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async captions => {
        const own = captions.map(text => tagsOf(text).filter(tag => WEATHER.values.includes(tag)));
        const values = WEATHER.values
          .map(value => ({value, items: own.filter(tags => tags.includes(value)).length}))
          .map(one => ({...one, exposures: one.items}))
          .toSorted((a, b) => b.items - a.items || (a.value < b.value ? -1 : 1));
        const specified = own.filter(tags => tags.length > 0).length;
        const several = itemsOf(captions).flatMap(({key}, i) => ((own[i]?.length ?? 0) > 1 ? [key] : []));
        const unspecified = captions.length - specified;
        const unspecifiedShare = expect.closeTo(captions.length === 0 ? 0 : unspecified / captions.length, 12);
        const rest = {specified, unspecified, unspecifiedShare, unevenRepeats: false, several, bySubset: null};
        expect(await count(captions)).toEqual([{...WEATHER, values, ...rest}]);
      }),
      {numRuns: 60},
    ));
  it('leaves out known groups with fewer than two values, and values that do not occur', async () => {
    const known = {...WEATHER, declared: false};
    expect(await count(['rain', 'hat'], [known])).toEqual([]);
    const [group] = await count(['rain', 'night', 'night'], [known]);
    expect(group?.values).toEqual([
      {value: 'night', items: 2, exposures: 2},
      {value: 'rain', items: 1, exposures: 1},
    ]);
  });
  it('lets a declaration replace the known group of its name', async () => {
    const known = {name: 'weather', values: ['rain', 'night'], declared: false};
    expect((await count(['rain', 'night'], [WEATHER, known])).map(({declared}) => declared)).toEqual([true]);
    expect(await count(['rain', 'night'], [{...WEATHER, name: 'sky'}, known])).toHaveLength(2);
  });
  it('does not take two captions of one item for two values at once', async () =>
    expect(await count([['rain', 'night'], 'rain, night'])).toMatchObject([
      {specified: 2, several: ['001'], values: [{value: 'night', items: 1.5}, {value: 'rain', items: 1.5}, {items: 0}]},
    ]));
});
