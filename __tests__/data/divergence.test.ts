import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {jensenShannon, kullbackLeibler, totalVariation} from '../../src/math/divergence.ts';

type Counts = Record<string, number>;
type Figures = Record<string, number | string>;
const {synthetic} = JSON.parse(readFileSync('../shared/golden/divergence.json', 'utf8')) as {
  synthetic: Record<string, {p: Counts; q: Counts; raw: Figures; smoothed: Figures}>;
};

describe('divergences of invented distributions', () => {
  it.each(Object.entries(synthetic))('%s', (_name, {p, q, raw, smoothed}) => {
    const support = [...new Set([...Object.keys(p), ...Object.keys(q)])];
    for (const [alpha, want] of [
      [0, raw],
      [0.5, smoothed],
    ] as const) {
      const a = support.map(key => (p[key] ?? 0) + alpha);
      const b = support.map(key => (q[key] ?? 0) + alpha);
      const close = (found: number | undefined, expected: number | string | undefined): void => {
        if (expected === 'Infinity') expect(found).toBe(Infinity);
        else
          expect(Math.abs((found ?? NaN) - Number(expected))).toBeLessThanOrEqual(
            1e-12 * Math.max(1, Number(expected)),
          );
      };
      close(jensenShannon(a, b), want['jsd_bits']);
      close(kullbackLeibler(a, b), want['kl_pq_nats']);
      close(kullbackLeibler(b, a), want['kl_qp_nats']);
      if (want['total_variation'] !== undefined) close(totalVariation(a, b), want['total_variation']);
    }
  });
});
