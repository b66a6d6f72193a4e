import {describe, expect, it} from '@jest/globals';
import {geometricTail} from '../../src/math/geometric-tail.ts';
import {sum} from '../../src/math/entropy.ts';

/** The definition, summed to its last term. */
function oracle(a: number, n: number): number {
  const terms: number[] = [];
  const decay = Math.log1p(-a);
  for (let r = n; ; r++) {
    const term = Math.exp(decay * (r - n + 1)) / r;
    terms.push(term);
    if (term < 1e-18 * a * (terms[0] ?? 0)) return sum(terms);
  }
}

describe('geometricTail(a, n)', () => {
  const cases = [0.5, 0.1, 0.0201, 0.0199, 0.01, 0.003, 0.001, 2e-4].flatMap(a =>
    [1, 2, 19, 127, 128, 129, 1000, 33_000].map(n => [a, n] as const),
  );
  it.each(cases)('of a = %d from n = %d is the sum', (a, n) =>
    expect(Math.abs(geometricTail(a, n) / oracle(a, n) - 1)).toBeLessThan(2e-13),
  );
  it('is 0 where no chance is left', () => expect(geometricTail(1, 5)).toBe(0));
  it('of n = 1 is −ln a', () => expect(geometricTail(1e-9, 1)).toBeCloseTo(-Math.log(1e-9), 10));
  it('takes no longer for a millionth of a millionth', () => {
    const before = process.cpuUsage().user;
    for (let i = 0; i < 1000; i++) geometricTail(1e-12, 10_000_000);
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });
});
