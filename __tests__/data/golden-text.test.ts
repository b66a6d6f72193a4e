import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {shannonEntropy, simpsonConcentration} from '../../src/math/entropy.ts';
import {incidenceEntropy, rareCounts, rareUses, sampleCoverage} from '../../src/math/incidence.ts';
import {concentrationOf, spreadOf} from '../../src/metrics/distribution.ts';
import {giniCoefficient} from '../../src/metrics/gini.ts';
import {seenCounts} from '../../src/statistics/seen.ts';
import {documentFrequency} from '../../src/statistics/tag-counts.ts';
import {corpusOfRows, goldenRows} from '../helpers/golden-rows.ts';

type Figures = Readonly<Record<string, number>>;
type Golden = Readonly<Record<string, number | boolean>> & {
  readonly document: Figures;
  readonly exposure?: Figures;
  readonly variants?: boolean;
};

const GOLDEN = '../shared/golden';
const text = JSON.parse(readFileSync(`${GOLDEN}/text.json`, 'utf8')) as Record<string, Golden>;
function figures(counts: Float64Array): Figures {
  const entropy = shannonEntropy(counts) ?? NaN;
  const total = counts.reduce((a, b) => a + b, 0);
  const shares = [...counts].map(n => n / total).toSorted((a, b) => b - a);
  return {
    total,
    entropy,
    h_norm: entropy / Math.log(counts.length),
    effective_tags: Math.exp(entropy),
    gini: giniCoefficient(counts) ?? NaN,
    hhi: simpsonConcentration(counts) ?? NaN,
    d2: 1 / (simpsonConcentration(counts) ?? NaN),
    top1: shares[0] ?? NaN,
    top10: shares.slice(0, 10).reduce((a, b) => a + b, 0),
  };
}

function expectAll(found: Figures, golden: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(found)) {
    const expected = golden[name];
    if (typeof expected !== 'number') throw new Error(`${name} is not golden`);
    expect([name, Math.abs(value / expected - 1) < 1e-12 || value === expected]).toEqual([name, true]);
  }
}

describe('figures of tag distributions, against exact arithmetic', () => {
  it.each(readdirSync(`${GOLDEN}/rows`))('%s', file => {
    const {set, items} = goldenRows(`${GOLDEN}/rows/${file}`);
    const golden = text[set];
    if (golden === undefined) throw new Error(`${set} is not golden`);
    const corpus = corpusOfRows(items);
    const df = documentFrequency(corpus);
    const {exposures, unevenRepeats} = seenCounts(corpus, df);
    const [n, uses] = [corpus.keys.length, df.reduce((a, b) => a + b, 0)];
    expect([n, df.length, uses]).toEqual([golden['N'], golden['V'], golden['U']]);
    expectAll(figures(df), golden.document);
    expect(golden.exposure !== undefined).toBe(unevenRepeats);
    if (golden.exposure !== undefined) expectAll(figures(exposures), golden.exposure);
    const distribution = {counts: df, vocabulary: df.length, meanTags: uses / n} as Parameters<typeof spreadOf>[0];
    expectAll({spread: spreadOf(distribution) ?? NaN, hhi_star: concentrationOf(distribution) ?? NaN}, golden);
    if (golden.variants === true) return;
    const {once, twice} = rareCounts(df);
    expectAll(
      {
        Q1: once,
        Q2: twice,
        tag_coverage: sampleCoverage(rareUses(df, n)) ?? NaN,
        incidence_entropy: incidenceEntropy(df, n) ?? NaN,
      },
      golden,
    );
  });
});
