import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {incidenceEntropy} from '../../src/math/incidence.ts';
import {wilsonInterval} from '../../src/math/intervals.ts';
import {incidenceEntropyError} from '../../src/math/incidence-jackknife.ts';

interface Row {
  readonly keys: readonly string[];
}
type Figures = Record<'incidence_entropy' | 'jackknife_se' | 'low' | 'high', number>;
const golden = (file: string): unknown => JSON.parse(readFileSync(`../shared/golden/${file}`, 'utf8'));
const {incidence_entropy: wanted} = golden('intervals.json') as {
  incidence_entropy: Record<string, Figures>;
};
const close = (found: number | undefined, want: number | undefined, by: number): void =>
  expect(Math.abs((found ?? NaN) / (want ?? NaN) - 1)).toBeLessThan(by);

describe('the interval of the entropy estimate', () => {
  it.each(Object.entries(wanted))('of the rows of %s', (name, want) => {
    const {items} = golden(`rows/${name.replaceAll('/', '-').replace('.jsonl', '')}.json`) as {
      items: readonly Row[];
    };
    const ids = new Map<string, number>();
    const df: number[] = [];
    const offsets = [0];
    const tags: number[] = [];
    for (const {keys} of items) {
      for (const key of keys) {
        const id = ids.get(key) ?? ids.size;
        ids.set(key, id);
        df[id] = (df[id] ?? 0) + 1;
        tags.push(id);
      }
      offsets.push(tags.length);
    }
    const counts = Float64Array.from(df);
    const rows = {
      rowItem: Uint32Array.from(items.keys()),
      rowWeight: new Float64Array(items.length).fill(1),
      offsets: Uint32Array.from(offsets),
      tags: Uint32Array.from(tags),
    };
    close(incidenceEntropy(counts, items.length), want.incidence_entropy, 1e-12);
    close(incidenceEntropyError(counts, items.length, rows), want.jackknife_se, 1e-9);
  });
  it.each(['lora/logograms', 'lora/zemoji'])('stands in the report of %s', async path => {
    const [low, high] = (await analyze(`../shared/data/${path}`)).metrics['entropy']?.interval ?? [];
    close(low, wanted[path]?.low, 1e-8);
    close(high, wanted[path]?.high, 1e-8);
  });
  it.each(['lora/wikipetan', 'lora/irene_wd14'])('is left out of the report of %s: fewer than 20 items', async path => {
    const metric = (await analyze(`../shared/data/${path}`)).metrics['entropy'];
    expect([metric?.interval, metric?.confidence]).toEqual([undefined, 'low']);
    close(metric?.detail?.values?.['standard-error'] ?? undefined, wanted[path]?.jackknife_se, 1e-9);
  });
});

const {wilson} = golden('intervals.json') as {wilson: readonly Record<'k' | 'n' | 'level' | 'low' | 'high', number>[]};
/** Quantiles of the standard normal distribution at (1 + level) / 2. */
const QUANTILE = new Map([
  [0.9, 1.6448536269514722],
  [0.95, 1.959963984540054],
  [0.99, 2.5758293035489004],
]);

describe('the Wilson interval', () => {
  it.each(wilson)('of $k in $n at $level', ({k, n, level, low, high}) => {
    const found = wilsonInterval(k, n, QUANTILE.get(level)) ?? [];
    if (low === 0) expect(found[0]).toBe(0);
    else close(found[0], low, 1e-12);
    close(found[1], high, 1e-12);
  });
});
