import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {METRICS} from '../../src/metrics/index.ts';
import type {Metric} from '../../src/metrics/metric.ts';
import {PILLARS} from '../../src/scoring/pillars.ts';
import {analysed} from '../helpers/captions.ts';

const named = METRICS.map(metric => [metric.id, metric] as const);
const files = readdirSync('src/metrics').filter(name =>
  readFileSync(`src/metrics/${name}`, 'utf8').includes('= defineMetric({'),
);

/** Statistics that say of each read what was read. */
function watched<T extends object>(statistics: T, read: Set<string>): T {
  return new Proxy(statistics, {
    get(target, name, receiver) {
      read.add(String(name));
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

describe('METRICS', () => {
  it('lists the metric of every file, under the name of the file', () =>
    expect(METRICS.map(({id}) => `${id}.ts`).toSorted()).toEqual(files.toSorted()));

  it('prints scored metrics first, pillar by pillar', () => {
    const places = METRICS.map(({pillar}) => (pillar === null ? PILLARS.length : PILLARS.indexOf(pillar)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each(named)('%s reads what it declares, and nothing else', async (_id, metric: Metric) => {
    const {statistics} = await analysed(['pell, hat, bow', 'pell, hat', '']);
    const read = new Set<string>();
    metric.measure(watched(statistics, read));
    expect([...read].filter(name => !(metric.needs as readonly string[]).includes(name))).toEqual([]);
    expect(read.size).toBeGreaterThan(0);
  });

  it.each(named)('%s changes nothing of what it reads', async (_id, metric: Metric) => {
    const {statistics} = await analysed(['pell, hat, bow', 'pell, hat', 'scarf']);
    const before = structuredClone(statistics);
    metric.measure(statistics);
    expect(statistics).toEqual(before);
  });

  it.each(named)('%s gives a number or a reason for anything', async (_id, metric: Metric) => {
    const sets = [
      [],
      [''],
      ['hat'],
      ['hat', 'hat'],
      ['pell', 'pell'],
      [['hat', ''], ['bow']],
      ['hat, hat', 'hat, bow'],
    ];
    for (const captions of sets) {
      const measurement = metric.measure((await analysed(captions)).statistics);
      if ('value' in measurement) expect(Number.isFinite(measurement.value)).toBe(true);
      else expect(Object.values(measurement)).toEqual([expect.stringMatching(/\.$/)]);
    }
  });
});
