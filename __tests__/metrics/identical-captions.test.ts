import {describe, expect, it} from '@jest/globals';
import {analyze} from '../../src/analyze.ts';
import {METRICS} from '../../src/metrics/index.ts';
import {memorySource} from '../../src/sources/memory.ts';

const report = (captions: readonly string[]) =>
  analyze(memorySource(captions.map((caption, i) => ({key: String(i).padStart(3, '0'), caption}))));
const same = (n: number, caption: string): string[] => Array.from({length: n}, () => caption);
const SEVEN = 'hat, smile, scarf, night, crown, frown, bow';

describe('identical captions', () => {
  it('are the limit of captions that become alike: spread 0, concentration 1', async () => {
    const {metrics} = await report(same(30, SEVEN));
    expect(metrics['spread']).toMatchObject({value: 0, score: 0});
    expect(metrics['concentration']).toMatchObject({value: 1, score: 0});
  });
  it('score no higher than nearly identical ones', async () => {
    const balance = async (other: number): Promise<number> => {
      const captions = [...same(30 - other, SEVEN), ...Array.from({length: other}, (_, i) => `${SEVEN}, extra ${i}`)];
      return (await report(captions)).pillars.balance.score ?? NaN;
    };
    const scores = await Promise.all([0, 1, 2, 3].map(balance));
    expect(Math.min(...scores)).toBe(scores[0]);
  });
  it('of variants are alike too, whatever the rounding of their weights', async () => {
    const items = Array.from({length: 30}, (_, i) => ({
      key: String(i),
      caption: Array.from({length: 7}, (_x, k) => `${SEVEN}${' '.repeat(k)}`),
    }));
    const {metrics} = await analyze(memorySource(items));
    expect([metrics['spread']?.value, metrics['concentration']?.value]).toEqual([0, 1]);
  });
  it.each([
    ['one item', [SEVEN]],
    ['one tag', same(30, 'hat')],
  ])('of %s have neither', async (_what, captions) => {
    const {metrics} = await report(captions);
    for (const id of ['spread', 'concentration']) {
      expect(metrics[id]).toMatchObject({status: 'not-applicable', value: null});
    }
  });
});

describe('a set without a tag besides trigger and quality tags', () => {
  const nothing = report(same(25, 'masterpiece, best quality'));
  it('gives one reason everywhere', async () => {
    const {metrics} = await nothing;
    const scored = ['spread', 'gini', 'concentration', 'saturation', 'tag-coverage'];
    const reasons = scored.map(id => metrics[id]?.reason);
    expect(new Set(reasons).size).toBe(1);
    expect(reasons[0]).toMatch(/nothing else is taught/);
  });
  it('has no structure to judge either: not applicable, so it weighs nothing', async () => {
    const {unmeasured, pillars} = await nothing;
    expect(unmeasured.filter(({pillar}) => pillar === 'structure')).toEqual([]);
    expect(pillars.structure).toMatchObject({score: null, coverage: 0});
    const taught = await report(Array.from({length: 25}, (_, i) => `masterpiece, hat ${i % 4}`));
    expect(taught.metrics['mixture']).toMatchObject({status: 'scored'});
  });
});

describe('prose that is not English', () => {
  it('has no tags: every figure of tags and of structure says so', async () => {
    const german = 'Eine große Frau mit rotem Mantel geht am Abend langsam durch die alte Stadt nach Hause';
    const {metrics, unmeasured, dataset} = await report(same(25, german));
    expect(dataset.style).toBe('sentence');
    const reasons = ['spread', 'gini', 'saturation', 'tag-coverage', 'entropy'].map(id => metrics[id]?.reason);
    expect(new Set(reasons).size).toBe(1);
    expect(unmeasured.filter(({pillar}) => pillar === 'structure')).toEqual([]);
  });
});

describe('figures of a distribution', () => {
  it('are for reference only below 20 items, facts of the files are not', async () => {
    const {metrics} = await report(Array.from({length: 19}, (_, i) => `pell, hat ${i % 4}`));
    for (const {id, restsOn} of METRICS) {
      expect([id, metrics[id]?.confidence]).toEqual([id, restsOn === 'distribution' ? 'low' : 'normal']);
    }
    expect(METRICS.filter(({restsOn}) => restsOn === 'files').map(({id}) => id)).toEqual(
      expect.arrayContaining(['hygiene', 'validity', 'caption-duplicates', 'token-overflow', 'subset-balance']),
    );
    for (const id of ['group-balance', 'target-divergence', 'spread', 'entropy']) {
      expect(METRICS.find(metric => metric.id === id)?.restsOn).toBe('distribution');
    }
  });
});
