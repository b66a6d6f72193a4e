import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {METRICS} from '../../src/metrics/index.ts';
import {anchors} from '../../src/metrics/curve.ts';

describe('anchors(points)', () => {
  const curve = anchors({ideal: 0.75, good: 0.5, poor: 0.3, worst: 0.1});
  it.each([
    [0.75, 100],
    [0.5, 80],
    [0.3, 40],
    [0.1, 0],
    [1, 100],
    [0, 0],
    [0.4, 60],
  ])('maps %d to %d', (value, score) => expect(curve.score(value)).toBeCloseTo(score, 10));
});

describe('every curve', () => {
  it('never scores a worse value higher', () => {
    for (const {curve, direction} of METRICS) {
      if (curve === null) continue;
      const sign = direction === 'higher-is-better' ? 1 : -1;
      fc.assert(
        fc.property(fc.double({min: 0, max: 1, noNaN: true}), fc.double({min: 0, max: 1, noNaN: true}), (a, b) =>
          expect(sign * (a - b) * (curve.score(a) - curve.score(b))).toBeGreaterThanOrEqual(0),
        ),
      );
    }
  });
});
