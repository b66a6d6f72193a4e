import {describe, expect, it} from '@jest/globals';
import {mixture} from '../../src/metrics/mixture.ts';
import {analysed, measured, valueOf} from '../helpers/captions.ts';
import {character, domain} from '../helpers/domains.ts';

/** Spearman's ρ; ties share their mean rank. */
function spearman(x: readonly number[], y: readonly number[]): number {
  const ranks = (of: readonly number[]): number[] =>
    of.map(value => of.filter(other => other < value).length + (of.filter(other => other === value).length + 1) / 2);
  const centred = (of: readonly number[]): number[] => {
    const mean = of.reduce((sum, value) => sum + value, 0) / of.length;
    return of.map(value => value - mean);
  };
  const [a, b] = [centred(ranks(x)), centred(ranks(y))];
  const dot = (p: readonly number[], q: readonly number[]): number => p.reduce((sum, v, i) => sum + v * (q[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

const LEVELS = [0, 0.1, 0.2, 0.3, 0.4, 0.5];

describe('mixture', () => {
  it.each(['1', '2', '3', '4', '5'])('grows with the share of a foreign domain (seed %s)', async seed => {
    for (const n of seed === '1' ? [50, 200] : [50]) {
      const scores: number[] = [];
      for (const share of LEVELS) {
        const foreign = Math.round(share * n);
        const value = await valueOf(mixture, [...character(n - foreign, seed), ...domain(foreign, `kitchen ${seed}`)]);
        scores.push(mixture.curve?.score(value ?? NaN) ?? NaN);
      }
      expect(spearman(LEVELS, scores)).toBeLessThanOrEqual(-0.95);
      expect(scores[0]).toBe(100);
      expect(scores.at(-1)).toBeLessThan(10);
    }
  });
  it('shows communities, parts and the tags that tell them apart', async () => {
    const {detail} = await measured(mixture, [...domain(30, 'castle'), ...domain(20, 'kitchen')]);
    expect(detail?.values).toMatchObject({larger: 30, smaller: 20, stability: 1});
    expect(detail?.values?.['z']).toBeGreaterThan(3);
    expect(detail?.rows?.filter(({label}) => ['castle', 'kitchen'].includes(label))).toEqual([
      {label: 'castle', value: 1, note: 'part 1'},
      {label: 'kitchen', value: 1, note: 'part 2'},
    ]);
    const nodes = detail?.network?.nodes ?? [];
    expect(nodes.length).toBeLessThanOrEqual(60);
    expect(detail?.network?.edges.length).toBeLessThanOrEqual(180);
    for (const [a, b, weight] of detail?.network?.edges ?? []) {
      expect(Math.max(a, b)).toBeLessThan(nodes.length);
      expect(weight).toBeGreaterThan(0);
    }
    const communityOf = (label: string) => nodes.find(node => node.label === label)?.community;
    expect(communityOf('castle')).not.toBe(communityOf('kitchen'));
  });
  it.each([
    ['only trigger and quality tags', ['pell', 'pell, masterpiece', 'pell'], 'No caption holds a tag'],
    ['no captions', [], 'No caption holds a tag'],
  ])('is not applicable to %s', async (_what, captions, why) =>
    expect((await measured(mixture, captions)).notApplicable).toContain(why),
  );
  it('is not applicable to prose that is not English', async () => {
    const prose = Array.from({length: 20}, (_, i) => `Das ist ein Bild von einem Haus mit ${i} Fenstern und einer Tür`);
    const {report} = await analysed(prose);
    expect(report.metrics['mixture']).toMatchObject({status: 'not-applicable'});
  });
  it('judges English prose by its terms', async () => {
    const of = (i: number, things: readonly string[]): string =>
      `This is a picture of the ${things[i % 4]} that stands next to a ${things[(i + 1 + (i % 2)) % 4]}`;
    const [castle, kitchen] = [
      ['tower', 'knight', 'moat', 'banner'],
      ['oven', 'table', 'kettle', 'spoon'],
    ];
    const {report} = await analysed(Array.from({length: 60}, (_, i) => of(i, i < 35 ? castle! : kitchen!)));
    expect(report.dataset.style).toBe('sentence');
    expect(report.metrics['mixture']?.value).toBeGreaterThan(0.35);
  });
  it('leaves long segments of mixed captions out', async () => {
    const captions = [...domain(30, 'castle'), ...domain(20, 'kitchen')];
    const said = captions.map((caption, i) =>
      Array.from({length: 5}, (_, k) => `${caption}, and here is a long phrase ${i} of part ${k}`)
        .slice(0, 1 + (i % 3))
        .join(', '),
    );
    const {report, statistics} = await analysed(said);
    const long = 'and here is a long phrase';
    expect(JSON.stringify(report.metrics['mixture'])).not.toContain(long);
    expect(statistics.dataset.style).not.toBe('sentence');
  });
  it('is for reference only below 20 items', async () => {
    const {report} = await analysed([...domain(9, 'castle'), ...domain(9, 'kitchen')]);
    expect(report.metrics['mixture']).toMatchObject({status: 'scored', confidence: 'low'});
  });
});
