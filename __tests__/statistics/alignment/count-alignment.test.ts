import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {seededRandom} from '../../../src/math/random.ts';
import {type Alignment, mismatchShare} from '../../../src/statistics/alignment/alignment.ts';
import {countAlignment} from '../../../src/statistics/alignment/count-alignment.ts';
import {documentFrequency} from '../../../src/statistics/tag-counts.ts';
import {corpusOf} from '../../helpers/sets.ts';
import {direction, LENGTH, pictureOf, seenAlignment} from '../../helpers/seen-alignment.ts';

const TAGS = [
  'hat',
  'red scarf',
  'smile',
  'night',
  'rain',
  'long hair',
  'tower',
  'boots',
  'umbrella',
  'cat',
  'dog',
  'tree',
];
const ASKED = {style: 'tags', isContent: (key: string) => key !== 'sks', scoresOnly: false} as const;

/** Some tags each; no two alike if it can be helped. */
function captionsOf(items: number, seed: string): string[][] {
  const random = seededRandom(seed);
  return Array.from({length: items}, () => TAGS.filter(() => random() < 0.35)).map(tags =>
    tags.length === 0 ? ['hat'] : tags,
  );
}

interface Set {
  readonly captions: readonly (readonly string[])[];
  /** Whose picture item i has. */
  readonly pictureFor?: (i: number) => number;
  readonly noise?: number;
  readonly scoresOnly?: boolean;
}

async function aligned({captions, pictureFor = i => i, noise = 0.3, scoresOnly = false}: Set): Promise<Alignment> {
  const pictures = captions.map((_, i) => pictureOf(captions[pictureFor(i)] ?? [], noise, String(pictureFor(i))));
  const corpus = await corpusOf(captions.map(tags => ['sks', ...tags].join(', ')));
  return countAlignment(seenAlignment(pictures, TAGS), corpus, {...ASKED, df: documentFrequency(corpus), scoresOnly});
}

const known = new Map(TAGS.map(tag => [tag, direction(tag)]));
const directionOf = (tag: string): Float32Array => known.get(tag) ?? direction(tag);

/** The definition, tag by tag: S_ij = mean over the tags of j of (I_i − Ī)·e_t, less its mean over i and over j. */
function oracle(captions: readonly (readonly string[])[], pictures: readonly Float32Array[]): number[] {
  const n = captions.length;
  const mean = Array.from({length: LENGTH}, (_, k) => pictures.reduce((sum, p) => sum + (p[k] ?? 0), 0) / n);
  const scores = pictures.map(picture =>
    captions.map(tags => {
      const each = tags.map(tag =>
        directionOf(tag).reduce((sum, x, k) => sum + x * ((picture[k] ?? 0) - (mean[k] ?? 0)), 0),
      );
      return each.reduce((a, b) => a + b, 0) / each.length;
    }),
  );
  return scores.map((row, i) => {
    const centre = row.reduce((a, b) => a + b, 0) / n;
    const own = (row[i] ?? 0) - centre;
    const others = row.filter((_, j) => j !== i).map(x => x - centre);
    return others.reduce((sum, x) => sum + (Math.abs(x - own) <= 1e-7 ? 0.5 : x < own ? 1 : 0), 0) / (n - 1);
  });
}

describe('countAlignment(images, corpus, asked)', () => {
  it('ranks as the sum over single tags does', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({min: 30, max: 45}), fc.integer({min: 0, max: 1e6}), async (items, seed) => {
        const captions = captionsOf(items, String(seed));
        const random = seededRandom(`pictures ${seed}`);
        const whose = captions.map((_, i) => (random() < 0.3 ? Math.floor(random() * items) : i));
        const pictures = captions.map((_, i) => pictureOf(captions[whose[i] ?? 0] ?? [], 0.5, String(i)));
        const corpus = await corpusOf(captions.map(tags => ['sks', ...tags].join(', ')));
        const found = countAlignment(seenAlignment(pictures, TAGS), corpus, {
          ...ASKED,
          df: documentFrequency(corpus),
        });
        const ranks = oracle(captions, pictures);
        expect(found.auc).toBeCloseTo(ranks.reduce((a, b) => a + b, 0) / items, 9);
        expect(found.belowHalf).toBe(ranks.filter(rank => rank < 0.5).length);
        expect(found.top).toBe(ranks.filter(rank => rank >= 0.9).length);
        expect(found.bins.reduce((a, b) => a + b, 0)).toBe(items);
      }),
      {numRuns: 6},
    ));
  it('knows captions that belong to their pictures', async () => {
    const found = await aligned({captions: captionsOf(100, 'true')});
    expect(found.auc).toBeGreaterThan(0.95);
    expect(mismatchShare(found)).toBeLessThan(0.05);
    expect(found).toMatchObject({
      exchanged: [],
      shifted: null,
      n: 100,
      excluded: {noImage: 0, noTags: 0, notFinite: 0},
    });
  });
  it('finds what was exchanged, and no other', async () => {
    const captions = captionsOf(100, 'exchanged');
    const pairs = [
      [3, 50],
      [4, 61],
      [20, 77],
    ];
    const pictureFor = (i: number): number => pairs.find(pair => pair.includes(i))?.find(k => k !== i) ?? i;
    const found = await aligned({captions, pictureFor, noise: 0.1});
    const wanted = pairs.map(pair => pair.map(i => String(i).padStart(3, '0')));
    for (const pair of found.exchanged) expect(wanted).toContainEqual(pair);
    expect(found.exchanged.length).toBeGreaterThanOrEqual(2);
    expect(found.review.map(({key}) => key)).toEqual(expect.arrayContaining(['003', '050']));
    const [first] = found.review;
    expect(first?.wrong.every(({z}, i, all) => i === 0 || z >= (all[i - 1]?.z ?? -Infinity))).toBe(true);
    expect(first?.missing.every(({tag, z}) => z >= 2 && !captions[Number(first.key)]?.includes(tag))).toBe(true);
  });
  it.each([1, -1, 7])('finds that all captions are shifted by %i', async by => {
    const captions = captionsOf(80, 'shifted');
    const found = await aligned({captions, pictureFor: i => (i + by + 80) % 80, noise: 0.1});
    expect(found.shifted).toMatchObject({by});
    expect(found.shifted?.items).toBeGreaterThan(40);
  });
  it('leaves out who has no picture, no tag besides the trigger, or no vector, and says so', async () => {
    const captions = captionsOf(60, 'left out');
    const pictures = captions.map((tags, i) => (i === 5 ? null : pictureOf(tags, 0.3, String(i))));
    const corpus = await corpusOf(captions.map((tags, i) => (i < 3 ? 'sks' : ['sks', ...tags].join(', '))));
    const images = seenAlignment(pictures, TAGS);
    const placeOf = new Map([...images.placeOf].filter(([key]) => key !== '010'));
    const found = countAlignment({...images, placeOf}, corpus, {...ASKED, df: documentFrequency(corpus)});
    expect(found).toMatchObject({n: 55, excluded: {noImage: 1, noTags: 3, notFinite: 1}});
  });
  it('leaves tags of nine items in ten out of captions', async () => {
    const captions = captionsOf(60, 'constant');
    const marked = captions.map(tags => ['cat', ...tags.filter(tag => tag !== 'cat')]);
    const pictures = captions.map((tags, i) => pictureOf(tags, 0.3, String(i)));
    const count = async (lists: readonly (readonly string[])[]): Promise<Alignment> => {
      const corpus = await corpusOf(lists.map(tags => tags.join(', ')));
      return countAlignment(seenAlignment(pictures, TAGS), corpus, {...ASKED, df: documentFrequency(corpus)});
    };
    const without = captions
      .map(tags => tags.filter(tag => tag !== 'cat'))
      .map(tags => (tags.length === 0 ? ['hat'] : tags));
    expect((await count(marked)).n).toBeGreaterThan(50);
    // `cat` alone says nothing of which picture it is, so such items are left out.
    expect((await count(marked)).excluded.noTags).toBe(captions.filter(tags => tags.join() === 'cat').length);
    expect((await count(without)).effectiveCaptions).toBeGreaterThan(1.5);
  });
  it('counts below 30 items nothing but them', async () =>
    expect(await aligned({captions: captionsOf(29, 'few')})).toMatchObject({n: 29, bins: [], auc: 0}));
  it('behaves like one caption where all say the same', async () =>
    expect((await aligned({captions: Array.from({length: 40}, () => ['hat', 'night'])})).effectiveCaptions).toBe(0));
  it('sees neither the order of items nor that of tags', async () => {
    const captions = captionsOf(50, 'order');
    const figures = ({auc, belowHalf, bins, top}: Alignment) => ({auc, belowHalf, bins, top});
    const turned = captions.toReversed().map(tags => tags.toReversed());
    const pictureFor = (i: number): number => 49 - i;
    const pictures = captions.map((tags, i) => pictureOf(tags, 0.6, String(i)));
    const count = async (lists: readonly (readonly string[])[], shown: readonly Float32Array[]): Promise<Alignment> => {
      const corpus = await corpusOf(lists.map(tags => tags.join(', ')));
      return countAlignment(seenAlignment(shown, TAGS), corpus, {...ASKED, df: documentFrequency(corpus)});
    };
    const [a, b] = [
      await count(captions, pictures),
      await count(
        turned,
        captions.map((_, i) => pictures[pictureFor(i)] ?? direction('')),
      ),
    ];
    expect({...figures(a), auc: 0}).toEqual({...figures(b), auc: 0});
    expect(a.auc).toBeCloseTo(b.auc, 12);
  });
  it('gives the same figures where only scores are asked for', async () => {
    const captions = captionsOf(50, 'scores');
    const [whole, scores] = [await aligned({captions}), await aligned({captions, scoresOnly: true})];
    expect({...scores, review: whole.review, reviewTotal: whole.reviewTotal, tags: whole.tags}).toEqual(whole);
  });
  it('says why no model looked, or that none was asked', async () => {
    const corpus = await corpusOf(['hat']);
    const asked = {...ASKED, df: documentFrequency(corpus)};
    const {alignment: _, ...images} = seenAlignment([null], TAGS);
    expect(countAlignment(images, corpus, asked)).toMatchObject({unseen: null, model: null});
    expect(countAlignment({...images, alignment: {unseen: 'why'}}, corpus, asked)).toMatchObject({unseen: 'why'});
  });
});

describe('tags that pictures show', () => {
  it('are ranked by the chance that a picture with one shows it more than one without', async () => {
    const captions = captionsOf(60, 'tags');
    const pictures = captions.map((tags, i) => pictureOf(tags, 1, String(i)));
    const corpus = await corpusOf(captions.map(tags => tags.join(', ')));
    const {tags} = countAlignment(seenAlignment(pictures, TAGS), corpus, {...ASKED, df: documentFrequency(corpus)});
    expect(tags.length).toBeGreaterThan(5);
    expect(tags.map(({auc}) => auc)).toEqual(tags.map(({auc}) => auc).toSorted((a, b) => a - b));
    for (const {tag, n, auc} of tags) {
      const shown = (i: number): number => directionOf(tag).reduce((sum, x, k) => sum + x * (pictures[i]?.[k] ?? 0), 0);
      const [own, others] = [true, false].map(bears =>
        captions.flatMap((list, i) => (list.includes(tag) === bears ? [shown(i)] : [])),
      );
      const pairs = (own ?? []).flatMap(a => (others ?? []).map(b => (a > b ? 1 : a === b ? 0.5 : 0)));
      expect([n, auc]).toEqual([
        own?.length,
        expect.closeTo(pairs.reduce<number>((a, b) => a + b, 0) / pairs.length, 9),
      ]);
    }
  });
});
