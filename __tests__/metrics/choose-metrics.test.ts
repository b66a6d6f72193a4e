import {describe, expect, it} from '@jest/globals';
import {analyze, analyzeFully} from '../../src/analyze.ts';
import {chooseMetrics} from '../../src/metrics/choose-metrics.ts';
import {METRICS} from '../../src/metrics/index.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {compare} from '../../src/compare.ts';

const set = (tags: (i: number) => string): ReturnType<typeof memorySource> =>
  memorySource(Array.from({length: 40}, (_, i) => ({key: `${i}.png`, caption: tags(i)})));
const PLAIN = set(i => `sks, hat, tag${i % 5}, tag${i % 7}`);

const chosen = (...told: string[]): string[] => {
  const statistics = {} as never;
  return chooseMetrics(told).flatMap(({id, measure}) => {
    try {
      return 'notRun' in measure(statistics) ? [] : [id];
    } catch {
      return [id];
    }
  });
};
const inPillar = (name: string): string[] => METRICS.flatMap(({id, pillar}) => (pillar === name ? [id] : []));

describe('chooseMetrics(told)', () => {
  it('is all metrics where nothing is told', () => expect(chosen()).toEqual(METRICS.map(({id}) => id)));
  it('takes metrics and whole pillars', () =>
    expect(chosen('gini', 'uniqueness').toSorted()).toEqual(['gini', ...inPillar('uniqueness')].toSorted()));
  it('leaves out what has a dash, also of a pillar that was taken', () => {
    expect(chosen('-gini')).toEqual(METRICS.map(({id}) => id).filter(id => id !== 'gini'));
    expect(chosen('balance', '-gini')).toEqual(inPillar('balance').filter(id => id !== 'gini'));
    expect(chosen('-balance')).toEqual(METRICS.flatMap(({id, pillar}) => (pillar === 'balance' ? [] : [id])));
  });
  it.each([
    ['ginni', 'Did you mean gini?'],
    ['-qualty', 'Did you mean quality?'],
    ['nothing-like-it', 'tagnosis explain lists the metrics.'],
    ['', 'tagnosis explain lists the metrics.'],
  ])('knows no %s', (name, hint) =>
    expect(() => chooseMetrics([name])).toThrow(
      expect.objectContaining({code: 'usage', hint, message: expect.stringContaining(name.replace(/^-/, ''))}),
    ),
  );
});

describe('analyze(source, {metrics})', () => {
  it('scores what is chosen as ever, and counts the rest as not measured', async () => {
    const [all, one] = await Promise.all([analyze(PLAIN), analyze(PLAIN, {metrics: ['gini']})]);
    expect(one.metrics['gini']).toEqual(all.metrics['gini']);
    expect(one.score.value).toBeCloseTo(all.metrics['gini']?.score ?? -1, 9);
    expect(one.pillars.quality.score).toBeNull();
    expect(one.score.coverage).toBeLessThan(all.score.coverage);
    expect(one.score.coverage).toBeGreaterThan(0);
    expect(one.score.partial).toBe(true);
    expect(one.unmeasured.map(({id}) => id)).toContain('hygiene');
    expect(one.metrics['hygiene']).toMatchObject({status: 'not-run', value: null, score: null});
    expect(one.basis).not.toBe(all.basis);
  });
  it('tells gains by the metrics that judge', async () => {
    const always = set(i => `sks, hat, blue sky, tag${i % 5}`);
    const {advice} = await analyze(always, {metrics: ['hygiene']});
    expect(advice.length).toBeGreaterThan(0);
    for (const {impact} of advice)
      for (const pillar of Object.keys(impact?.pillars ?? {})) expect(pillar).toBe('quality');
  });
  it('halves, too', async () => {
    const {pillars} = await analyze(PLAIN, {metrics: ['balance'], interval: true});
    expect(pillars.balance.interval).toBeDefined();
    expect(pillars.structure.interval).toBeUndefined();
  });
  it('is compared on what both have', async () => {
    const {score} = await compare(
      PLAIN,
      set(i => `sks, hat, tag${i % 2}, tag${i % 3}`),
      {metrics: ['gini']},
    );
    const [base, head] = await Promise.all([
      analyzeFully(PLAIN, {metrics: ['gini']}),
      analyzeFully(
        set(i => `sks, hat, tag${i % 2}, tag${i % 3}`),
        {metrics: ['gini']},
      ),
    ]);
    expect(score.delta).toBeCloseTo((head.report.score.value ?? 0) - (base.report.score.value ?? 0), 6);
  });
});
