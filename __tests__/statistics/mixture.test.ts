import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {curveball} from '../../src/math/curveball.ts';
import {seededRandom} from '../../src/math/random.ts';
import {type CountedMixture, countMixture} from '../../src/statistics/mixture.ts';
import {significanceOf} from '../../src/statistics/mixture-evidence.ts';
import {itemTagSets} from '../../src/statistics/item-sets.ts';
import {splitItems} from '../../src/statistics/split-items.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {character, domain, noise} from '../helpers/domains.ts';
import {corpusOf, corpusOfItems, itemsOf, tagCaptions, tagsOf} from '../helpers/sets.ts';
import {jaccard} from '../helpers/tag-sets.ts';

type Corpus = Awaited<ReturnType<typeof corpusOf>>;

function mixtureOf(corpus: Corpus, scoresOnly = false): CountedMixture {
  return countMixture({corpus, sets: itemTagSets(corpus, documentFrequency(corpus)), scoresOnly});
}

const mixture = async (captions: readonly string[]): Promise<CountedMixture> => mixtureOf(await corpusOf(captions));

describe('countMixture()', () => {
  it.each([40, 200])('finds two domains among %i items, and which item is of which', async n => {
    const few = Math.round(0.4 * n);
    const found = await mixture([...domain(n - few, 'castle'), ...domain(few, 'kitchen')]);
    expect(found.parts.map(({items}) => items)).toEqual([n - few, few]);
    expect(found.split).toBe(true);
    expect(found.value).toBeGreaterThan(0.9);
    expect(found.parts.map(({telling: [first]}) => first?.tag)).toEqual(['castle', 'kitchen']);
    expect(found.parts[1]?.keys[0]).toBe(String(n - few).padStart(3, '0'));
    expect(found.parts[1]?.keys).toHaveLength(few);
  });
  it.each(['1', '2', '3', '4', '5'])('does not split one character in five outfits (seed %s)', async seed => {
    for (const n of [40, 200]) {
      const {split, value} = await mixture(character(n, seed));
      expect(split).toBe(false);
      expect(value).toBeLessThan(0.35);
    }
  });
  it.each(['1', '2', '3', '4', '5'])('does not split what has no structure (seed %s)', async seed => {
    const {split, value} = await mixture(noise(100, seed));
    expect(split).toBe(false);
    expect(value).toBeLessThan(0.1);
  });
  it('does not split a set of many topics', async () => {
    const {split, value} = await mixture(domain(200, 'sketch', 6));
    expect(split).toBe(false);
    expect(value).toBeLessThan(0.35);
  });
  it('says the mean likeness of captions within and between the parts', async () => {
    const captions = [...domain(30, 'castle'), ...domain(20, 'kitchen')].map(caption => `sks, ${caption}`);
    const {within, between, value} = await mixture(captions);
    const [all, tags] = [captions.keys(), captions.map(tagsOf)];
    const pairs = [...all].flatMap(i => [...captions.keys()].slice(0, i).map(j => [i, j] as const));
    const mean = (same: boolean): number => {
      const of = pairs.filter(([i, j]) => (i < 30 === j < 30) === same);
      return of.reduce((sum, [i, j]) => sum + jaccard(tags[i]!, tags[j]!), 0) / of.length;
    };
    expect(within).toBeCloseTo(mean(true), 12);
    expect(between).toBeCloseTo(mean(false), 12);
    const [unlike, chance] = [1 - mean(false) / mean(true), 2 / Math.sqrt(50)];
    expect(value).toBeCloseTo((((unlike - chance) / (1 - chance)) * 4 * 30 * 20) / 50 ** 2, 12);
  });
  it('is no mixture where the smaller part is below a tenth', async () => {
    // Nine of a hundred are of another domain: too few to be a part.
    const {value, parts} = await mixture([...character(91), ...domain(9, 'kitchen')]);
    expect(value).toBeLessThan(0.35);
    expect(parts[1]?.items).toBeGreaterThan(9);
  });
  it.each([
    ['nothing', []],
    ['empty captions', ['', '', '']],
    ['one caption', ['hat, smile']],
    ['captions of one tag', Array.from({length: 30}, () => 'hat')],
    ['captions that are all alike', Array.from({length: 30}, () => 'hat, smile, night')],
    ['captions that share nothing', Array.from({length: 30}, (_, i) => `hat ${i}, smile ${i}`)],
  ])('is 0 for %s', async (_what, captions) => {
    expect(await mixture(captions)).toMatchObject({value: 0, parts: [], split: false, within: null});
  });
  it('claims nothing below 20 items', async () => {
    const found = await mixture([...domain(9, 'castle'), ...domain(9, 'kitchen')]);
    expect(found).toMatchObject({significance: null, stability: null, split: false});
  });
  it('takes captions of very many tags and very many communities', async () => {
    const long = Array.from({length: 2000}, (_, t) => `t${t}`).join(', ');
    const alike = Array.from({length: 40}, () => long);
    expect((await mixture(alike)).value).toBe(0);
    // Pairs of tags that meet nobody else: fifty communities, joined in a few steps.
    const pairs = Array.from({length: 200}, (_, i) => `a${i % 50}, b${i % 50}`);
    const found = await mixture(pairs);
    expect(found.communities).toBe(50);
    expect(found.parts).toHaveLength(2);
  });
});

describe('the mixture', () => {
  const captions = [...character(40), ...domain(25, 'kitchen')];
  it('does not change with the order of items', async () => {
    const items = itemsOf(captions);
    expect(mixtureOf(await corpusOfItems(items.toReversed()))).toEqual(mixtureOf(await corpusOfItems(items)));
  });
  it('does not change, bit for bit, when captions change places among the images', async () => {
    const turned = [...captions.slice(7).toReversed(), ...captions.slice(0, 7)];
    const [one, other] = [await mixture(captions), await mixture(turned)];
    const figures = ({parts, ...rest}: CountedMixture) => ({
      ...rest,
      parts: parts.map(({items, telling}) => [items, telling]),
    });
    expect(figures(other)).toEqual(figures(one));
    const many = [...character(700), ...domain(400, 'kitchen')];
    expect((await mixture(many.toReversed())).value).toBe((await mixture(many)).value);
  });
  it('does not change with the order of tags', async () => {
    const turned = captions.map(caption => tagsOf(caption).toReversed().join(', '));
    expect(await mixture(turned)).toEqual(await mixture(captions));
  });
  it('does not change when tags are renamed', async () => {
    const renamed = captions.map(caption =>
      tagsOf(caption)
        .map(tag => `${[...tag].toReversed().join('')}!`)
        .join(', '),
    );
    const [one, other] = [await mixture(captions), await mixture(renamed)];
    expect(other.value).toBe(one.value);
    expect(other.significance).toEqual(one.significance);
    expect(other.parts.map(({keys}) => keys)).toEqual(one.parts.map(({keys}) => keys));
  });
  it('is the same where only scores are needed', () =>
    fc.assert(
      fc.asyncProperty(tagCaptions, async of => {
        const corpus = await corpusOf(of);
        const {value, within, between, nodes, edges, communities} = mixtureOf(corpus);
        expect(mixtureOf(corpus, true)).toMatchObject({value, within, between, nodes, edges, communities});
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    ));
  it('sees no more than chance in shuffled sets, in 95 of 100', async () => {
    const corpus = await corpusOf([...domain(24, 'castle', 1), ...domain(16, 'kitchen', 1)].map(shorter));
    const sets = itemTagSets(corpus, documentFrequency(corpus));
    const rows = {offsets: sets.offsets, columns: sets.tags, width: sets.order.length};
    let beyond = 0;
    for (let seed = 0; seed < 100; seed++) {
      const {columns} = curveball(curveball(rows, seededRandom(String(seed))), seededRandom(`${seed} again`));
      const shuffled = {offsets: sets.offsets, tags: columns};
      const found = significanceOf(shuffled, splitItems(shuffled));
      for (const z of [found?.communities.z, found?.parts.z]) if (Math.abs(z ?? 0) >= 3) beyond++;
    }
    // Two figures a set.
    expect(beyond).toBeLessThanOrEqual(10);
  });
});

/** Six tags of a small vocabulary, so that a hundred sets are judged in a second or two. */
function shorter(caption: string): string {
  return tagsOf(caption)
    .map(tag => tag.replace(/\d\d$/, number => String(Number(number) % 8)))
    .slice(0, 6)
    .join(', ');
}
