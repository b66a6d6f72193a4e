import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {gate} from '../../src/frontends/cli/gate.ts';
import {METRICS} from '../../src/metrics/index.ts';
import type {Metric} from '../../src/metrics/metric.ts';
import {buildReport, judge} from '../../src/report/build.ts';
import {HEALTH_REPORT} from '../../src/report/schema.ts';
import {memorySource} from '../../src/sources/memory.ts';

const NO_ADVICE = {findings: [], total: 0, together: {safe: null, top: null}};
const failing = (id: string, thrown: unknown): Metric[] =>
  METRICS.map(metric =>
    metric.id === id
      ? {
          ...metric,
          measure: () => {
            throw thrown;
          },
        }
      : metric,
  );
const reportWith = async (id: string, thrown: unknown = new Error('no such tag')) => {
  const items = Array.from({length: 30}, (_, i) => ({key: String(i), caption: `pell, hat ${i % 5}, smile ${i % 3}`}));
  const {statistics} = await analyzeFully(memorySource(items));
  return buildReport(statistics, NO_ADVICE, judge(statistics, failing(id, thrown)));
};
const gated = (report: Awaited<ReturnType<typeof reportWith>>) => {
  const said: string[] = [];
  return [gate({warn: text => said.push(text)}, report, {failUnder: 0}), said.join('')];
};

describe('a metric that throws', () => {
  it('is an error with its message, and voids its pillar only', async () => {
    const {metrics, pillars, unmeasured} = await reportWith('gini');
    expect(metrics['gini']).toMatchObject({
      status: 'error',
      value: null,
      score: null,
      reason: expect.stringMatching(/no such tag$/),
    });
    expect([pillars.balance.score, pillars.balance.coverage]).toEqual([null, 0]);
    expect(pillars.quality.score).not.toBeNull();
    expect(unmeasured).toContainEqual(
      expect.objectContaining({id: 'gini', why: expect.stringContaining('no such tag')}),
    );
  });
  it('makes a gate answer that it cannot judge', async () => {
    expect(gated(await reportWith('gini'))).toEqual([3, expect.stringMatching(/cannot judge.*no such tag\n$/)]);
  });
  it('does not stop a gate when it has no weight', async () => {
    const report = await reportWith('top-mass');
    expect(report.metrics['top-mass']).toMatchObject({status: 'error'});
    expect(gated({...report, score: {...report.score, partial: false}})).toEqual([0, '']);
  });
  it('may throw anything', async () =>
    expect((await reportWith('gini', 'text')).metrics['gini']?.reason).toMatch(/text$/));
  it('is described by the schema', async () =>
    expect(HEALTH_REPORT.safeParse(JSON.parse(JSON.stringify(await reportWith('gini')))).error).toBeUndefined());
});
