import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {load} from '../../src/frontends/notebook/api/load.ts';

const SHARED = '../shared';

describe('wikipetan in a notebook', () => {
  it('has the numbers that were counted by hand', async () => {
    const set = await load(`${SHARED}/data/lora/wikipetan`, {captions: 'captions', images: false, config: false});
    const {items, vocabulary, uses} = set.report().json.dataset;
    expect({items, vocabulary, uses}).toEqual({items: 14, vocabulary: 136, uses: 383});
    expect(set.metric('entropy').value).toBeCloseTo(4.3402, 4);
    expect(set.metric('entropy').detail.values?.['h-norm']).toBeCloseTo(0.8835, 4);
    expect(set.metric('gini').value).toBeCloseTo(0.5281, 4);
    const rows = set.tags().rows;
    expect(rows.filter(({df}) => df === 1)).toHaveLength(92);
    expect(
      rows
        .filter(({df}) => df === 14)
        .map(({tag}) => tag)
        .toSorted(),
    ).toEqual(expect.arrayContaining(['1girl', 'blue_eyes', 'full_body', 'tk']));
  });
});

interface GoldenPair {
  readonly a: string;
  readonly b: string;
  readonly n_xy: number;
  readonly pmi: number | '-Infinity';
  readonly npmi: number | null;
  readonly lift: number;
  readonly jaccard: number;
}

const keyOf = (tag: string): string => tag.toLowerCase().replaceAll('_', ' ');

describe('the table of pairs', () => {
  it.each([
    ['lora/zemoji', 24],
    ['captions/azuki', 1000],
  ])(
    'of %s is that of outside references',
    async (name, least) => {
      const golden = JSON.parse(readFileSync(`${SHARED}/golden/pairs.json`, 'utf8')) as Readonly<
        Record<string, {readonly pairs: readonly GoldenPair[]}>
      >;
      const set = await load(`${SHARED}/data/${name}`, {images: false, config: false, advice: false});
      const rows = set.pairs({top: Infinity, minSupport: 1}).rows;
      const found = new Map(
        rows.flatMap(row => [
          [`${keyOf(row.a)}|${keyOf(row.b)}`, row] as const,
          [`${keyOf(row.b)}|${keyOf(row.a)}`, row] as const,
        ]),
      );
      const told = (golden[name]?.pairs ?? []).flatMap(pair => {
        const row = found.get(`${keyOf(pair.a)}|${keyOf(pair.b)}`);
        return row === undefined ? [] : [{pair, row}];
      });
      expect(told.length).toBeGreaterThanOrEqual(least);
      for (const {pair, row} of told) {
        expect(row.n).toBe(pair.n_xy);
        expect(row.pmi).toBeCloseTo(Number(pair.pmi), 11);
        expect(row.lift).toBeCloseTo(pair.lift, 10);
        expect(row.jaccard).toBeCloseTo(pair.jaccard, 12);
        if (pair.npmi !== null) expect(row.npmi).toBeCloseTo(pair.npmi, 11);
      }
    },
    120_000,
  );
});

describe('the gallery of copies', () => {
  it('of caltech82 has 17 clusters', async () => {
    const options = {advice: false, config: false, cache: false} as const;
    const set = await load(`${SHARED}/data/neardup/caltech82`, options);
    const {clusters, title} = set.duplicates({clusters: 40});
    expect(clusters).toHaveLength(17);
    expect(title).toContain('17 clusters');
    expect(set.duplicates().clusters).toHaveLength(17);
  }, 60_000);
});
