import {describe, expect, it} from '@jest/globals';
import {anchorsOf} from '../../../../src/frontends/notebook/api/anchors-of.ts';
import type {MetricId} from '../../../../src/frontends/notebook/api/metric-id.ts';
import {METRICS} from '../../../../src/metrics/index.ts';

describe('anchorsOf(id)', () => {
  it('is where a scored metric scores 100, 80, 40 and 0', () => {
    for (const {id, curve} of METRICS) {
      const found = anchorsOf(id as MetricId);
      if (curve === null) expect(found).toBeNull();
      else if (found !== null)
        expect([found.ideal, found.good, found.poor, found.worst].map(at => Math.round(curve.score(at)))).toEqual([
          100, 80, 40, 0,
        ]);
    }
    expect(anchorsOf('gini')).not.toBeNull();
  });
  it('is null of what is reported only', () => expect(anchorsOf('pairs')).toBeNull());
});
