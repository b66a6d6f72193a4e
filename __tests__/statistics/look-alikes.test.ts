import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {findLookAlikes} from '../../src/statistics/look-alikes.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {times} from '../helpers/findings.ts';
import {corpusOf, tagsOf, type Told} from '../helpers/sets.ts';

/** Damerau–Levenshtein distance with adjacent swaps, the table of the textbook. */
function distance(a: string, b: string): number {
  const d = Array.from({length: a.length + 1}, (_, i) =>
    Array.from({length: b.length + 1}, (_unused, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => d[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      d[i]![j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swap);
    }
  }
  return at(a.length, b.length);
}

/** The definition: every pair of tags. */
function oracle(captions: readonly string[]): string[] {
  const sets = captions.map(text => new Set(tagsOf(text)));
  const tags = [...new Set(sets.flatMap(set => [...set]))];
  const n = (tag: string) => sets.filter(set => set.has(tag)).length;
  const beside = (tag: string) =>
    new Set(sets.filter(set => set.has(tag)).flatMap(set => [...set].filter(one => one !== tag)));
  return tags
    .flatMap(rare => tags.map(common => [rare, common] as const))
    .filter(([rare, common]) => {
      const [own, other] = [beside(rare), beside(common)];
      const shared = [...own].filter(tag => other.has(tag)).length;
      return (
        Math.min(rare.length, common.length) >= 5 &&
        n(rare) <= 2 &&
        n(rare) < n(common) &&
        distance(rare, common) === 1 &&
        !own.has(common) &&
        shared >= own.size / 2
      );
    })
    .map(pair => pair.join(' → '));
}

const look = async (captions: readonly Told[], judged = (_key: string) => true) => {
  const corpus = await corpusOf(captions);
  return findLookAlikes(corpus, documentFrequency(corpus), {judged: tag => judged(corpus.vocabulary[tag]?.key ?? '')});
};
const insertedAt = (text: string, place: number, letter: string): string =>
  text.slice(0, place) + letter + text.slice(place);
const WORDS = ['scarf', 'tower', 'umbrella', 'boot', 'hat'];
const SLIPS = [
  'scrarf',
  'sacrf',
  'scar',
  'scrf',
  'scark',
  'sacrb',
  'towers',
  'toewr',
  'twoers',
  'umbrela',
  'umbrellla',
  'boots',
  'hats',
];
const captionsOf = fc
  .array(
    fc
      .tuple(fc.subarray(WORDS, {minLength: 0, maxLength: 3}), fc.subarray(SLIPS, {minLength: 0, maxLength: 1}))
      .map(tags => tags.flat().join(', ')),
    {minLength: 6, maxLength: 16},
  )
  .map(captions => captions.filter(text => text !== ''));

describe('findLookAlikes(corpus, df, judged)', () => {
  it('finds what comparing all pairs would', () =>
    fc.assert(
      fc.asyncProperty(captionsOf, async captions => {
        const found = (await look(captions)).map(({rare, common}) => `${rare} → ${common}`);
        expect(new Set(found)).toEqual(new Set(oracle(captions)));
        expect(found).toHaveLength(new Set(found).size);
      }),
      {numRuns: 300},
    ));
  it('and there is something to find', () =>
    expect(fc.sample(captionsOf, {numRuns: 300, seed: 1}).flatMap(oracle).length).toBeGreaterThan(20));
  it('counts uses and companions', async () =>
    expect(await look(['scarf, hat, smile', 'scarf, hat', 'scarf', 'scrarf, hat, night'])).toEqual([
      {rare: 'scrarf', common: 'scarf', rareUses: 1, commonUses: 3, companions: 2, shared: 1},
    ]));
  it('comes by the commoner’s uses, then by the rarer', async () => {
    const captions = ['boots', 'boots', 'boots', 'scarf', 'scarf', 'scarb', 'scark', 'booots'];
    expect((await look(captions)).map(({rare}) => rare)).toEqual(['booots', 'scarb', 'scark']);
  });
  it('takes different digits for different tags', async () =>
    expect(await look(['scarf 1', 'scarf 1', 'scarf 1', 'scarf 2'])).toEqual([]));
  it('takes many rare tags that differ in one place for a numbering', async () => {
    const lettered = (n: number) => [...'abcdefghijkl'].slice(0, n).map(letter => `scene ${letter}`);
    expect(await look([...lettered(4), 'scene x', 'scene x', 'scene x'])).toHaveLength(4);
    expect(await look([...lettered(12), 'scene x', 'scene x', 'scene x'])).toEqual([]);
  });
  it('sees a dozen slips of one common tag, each at another place', async () => {
    const slips = [...'umbrella'].flatMap((_letter, i) => ['q', 'z'].map(one => insertedAt('umbrella', i + 1, one)));
    expect(await look([...slips, ...times(30, () => 'umbrella')])).toHaveLength(slips.length);
    expect(slips.length).toBeGreaterThan(12);
  });
  it('is not blind to them beside lettered tags', async () => {
    const lettered = [...'abcdfghijklm'].map(letter => `scene ${letter}`);
    const slips = ['scqene x', 'sceene x', 'scnee x'];
    const found = await look([...lettered, ...slips, ...times(9, () => 'scene x')]);
    expect(found.map(({rare}) => rare)).toEqual(slips.toSorted());
  });
  it('takes a word that other tags hold for a word', async () => {
    const skirts = ['red skirt', 'black skirt', 'white skirt'];
    const shirts = times(5, () => 'blue shirt');
    expect(await look([...shirts, ...skirts, 'blue skirt'])).toEqual([]);
    // Once or twice it may be the same slip again.
    expect(await look([...shirts, ...skirts.slice(1), 'blue skirt'])).toHaveLength(1);
    // By itself it is what may be the slip.
    expect(
      await look([...times(5, () => 'scarf'), ...skirts.map(one => one.replace('skirt', 'scark')), 'scark']),
    ).toHaveLength(1);
  });
  it('looks at judged tags only', async () =>
    expect(await look(['scarf', 'scarf', 'scarf', 'scrarf'], key => key !== 'scrarf')).toEqual([]));
});
