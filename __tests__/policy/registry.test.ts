import {describe, expect, it} from '@jest/globals';
import {RULES} from '../../src/advice/index.ts';
import {METRICS} from '../../src/metrics/index.ts';
import {anchors} from '../../src/metrics/curve.ts';
import {defineMetric} from '../../src/metrics/metric.ts';
import {analyzeFully} from '../../src/analyze.ts';
import {memorySource} from '../../src/sources/memory.ts';

describe('the recipe of CONTRIBUTING', () => {
  it('gives a metric that measures what it names, and nothing else', async () => {
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
      curve: anchors({ideal: 8, good: 5, poor: 2, worst: 0}),
      needs: ['dataset'],
      restsOn: 'distribution',
      measure: ({dataset: {uses, items}}) => ({value: uses / items}),
    });
    const {statistics} = await analyzeFully(memorySource([{key: 'a', caption: 'hat, smile'}]));
    expect(shortCaptions.measure(statistics)).toEqual({value: 2});
    expect(shortCaptions.curve?.score(2)).toBe(40);
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
