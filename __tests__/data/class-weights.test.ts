import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {classWeights} from '../../src/math/class-weights.ts';

interface Wanted {
  readonly imbalance_ratio: number;
  readonly N: number;
  readonly U: number;
  readonly V: number;
  readonly tags: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
const golden = JSON.parse(readFileSync('../shared/golden/text.json', 'utf8')) as Record<string, Wanted>;
const close = (found: number | null | undefined, want: number | undefined): void =>
  expect(Math.abs((found ?? NaN) / (want ?? NaN) - 1)).toBeLessThan(1e-11);

describe('class weights of real sets', () => {
  it.each(['lora/wikipetan', 'lora/irene_wd14', 'lora/logograms', 'lora/zemoji', 'captions/azuki'])(
    '%s',
    async path => {
      const want = golden[path];
      const {report, statistics} = await analyzeFully(`../shared/data/${path}`, {advice: false});
      close(report.metrics['imbalance']?.value, want?.imbalance_ratio);
      const {keys = [], df = []} = statistics.tagCounts ?? {};
      const named = Object.entries(want?.tags ?? {});
      expect(named.length).toBeGreaterThan(0);
      for (const [key, figures] of named) {
        const n = df[keys.indexOf(key)] ?? NaN;
        const totals = {total: want?.N ?? NaN, uses: want?.U ?? NaN, classes: want?.V ?? NaN};
        close(classWeights(n, totals)?.inverse, figures['inverse_frequency']);
        close(classWeights(n, totals)?.balanced, figures['balanced']);
        for (const beta of [0.9, 0.99, 0.999, 0.9999]) {
          close(classWeights(n, {...totals, beta})?.effective, figures[`effective_number_${beta}`]);
        }
      }
    },
  );
  it('azuki: 146 of 417 tags are head', async () => {
    const {report} = await analyzeFully('../shared/data/captions/azuki', {advice: false});
    expect(report.metrics['imbalance']).toMatchObject({value: 2000, detail: {values: {'head-tags': 146}, total: 417}});
  });
});
