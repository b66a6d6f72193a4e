import {describe, expect, it} from '@jest/globals';
import {RULES} from '../../src/advice/index.ts';
import {METRICS} from '../../src/metrics/index.ts';
import {anchors} from '../../src/metrics/curve.ts';
import {defineMetric, type Metric} from '../../src/metrics/metric.ts';
import {analyzeFully} from '../../src/analyze.ts';
import {markdownReport} from '../../src/frontends/markdown/markdown-report.ts';
import {textReport} from '../../src/frontends/cli/text-report.ts';
import {buildReport, judge} from '../../src/report/build.ts';
import {HEALTH_REPORT} from '../../src/report/schema.ts';
import {memorySource} from '../../src/sources/memory.ts';

const shortCaptions = defineMetric({
  id: 'short-captions',
  code: 'X1',
  version: 1,
  title: 'Short captions',
  question: 'How many tags has a caption?',
  unit: 'tags',
  direction: 'higher-is-better',
  pillar: null,
  weight: 0,
  curve: null,
  needs: ['dataset'],
  restsOn: 'distribution',
  measure: ({dataset: {uses, items}}) => ({value: uses / items}),
});
const scoredLength = defineMetric({
  ...shortCaptions,
  id: 'scored-length',
  title: 'Length of captions',
  pillar: 'structure',
  weight: 0.5,
  curve: anchors({ideal: 8, good: 5, poor: 2, worst: 0}),
});

describe('the recipe of CONTRIBUTING', () => {
  const reported = async (metric: Metric) => {
    const {statistics} = await analyzeFully(memorySource([{key: 'a', caption: 'hat, smile'}]));
    const advice = {findings: [], total: 0, together: {safe: null, top: null}};
    return buildReport(statistics, advice, judge(statistics, [...METRICS, metric]));
  };
  it('gives a metric that measures what it names', async () => {
    const {statistics} = await analyzeFully(memorySource([{key: 'a', caption: 'hat, smile'}]));
    expect(shortCaptions.measure(statistics)).toEqual({value: 2});
    expect(scoredLength.curve?.score(2)).toBe(40);
  });
  it('puts it into the report, which its schema takes, by one entry in the list', async () => {
    const report = await reported(shortCaptions);
    expect(report.metrics['short-captions']).toMatchObject({
      status: 'informative',
      value: 2,
      unit: 'tags',
      score: null,
    });
    expect(HEALTH_REPORT.safeParse(report).success).toBe(true);
  });
  it('shows one without weight in text and Markdown, among what was also measured', async () => {
    const report = await reported(shortCaptions);
    expect(textReport(report).replace(/\s+/g, ' ')).toMatch(/Also measured: .*short captions 2\.0 tags/);
    expect(markdownReport(report)).toMatch(/Also measured: .*short captions 2\.0 tags/);
  });
  it('shows a scored one in the table, and scores its pillar', async () => {
    const report = await reported(scoredLength);
    // With the mixture, which is 0 of one caption.
    expect(report.pillars.structure.score).toBe(70);
    expect(textReport(report)).toMatch(/^ +40 {2}Length of captions +2\.0 tags$/m);
    expect(markdownReport(report)).toContain('| Length of captions | 40 | 2.0 tags |');
  });
});

describe('the registries', () => {
  it.each([
    ['metrics', METRICS.map(({id}) => id)],
    ['rules', RULES.map(({id}) => id)],
  ])('%s have ids of their own, in kebab case', (_what, ids) => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
  it.each(METRICS.map(metric => [metric.id, metric] as const))('metric %s is whole', (_id, metric) => {
    expect(metric.weight > 0).toBe(metric.pillar !== null);
    expect(metric.pillar === null || metric.curve !== null).toBe(true);
    expect(metric.question).toMatch(/\?$/);
    expect(metric.needs.length).toBeGreaterThan(0);
  });
});
