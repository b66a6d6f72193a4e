import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {inspect} from 'node:util';
import {beforeAll, describe, expect, it} from '@jest/globals';
import type {Dataset} from '../../../../src/frontends/notebook/api/dataset.ts';
import {bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {Figure} from '../../../../src/frontends/notebook/api/figure.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import type {MetricId} from '../../../../src/frontends/notebook/api/metric-id.ts';
import {METRICS} from '../../../../src/metrics/index.ts';
import type {CurveView, MatrixView} from '../../../../src/plots/view.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {HOSTILE} from '../../../helpers/hostile.ts';
import {itemsOf} from '../../../helpers/sets.ts';

let set: Dataset;
beforeAll(async () => {
  const captions = Array.from({length: 40}, (_, i) => {
    const hair = ['blue hair', 'blue hair', 'red hair'][i % 3];
    const pair = i % 2 === 0 ? ', crown, throne' : ', sea, sand';
    return `sks, ${hair}${pair}, prop ${i % 7}, once ${i}`;
  });
  set = await load(itemsOf(captions), {trigger: 'sks'});
});

describe('the figures of a data set', () => {
  it('are drawn of what metrics see', () => {
    const figures = [
      set.pillars(),
      set.rankFrequency(),
      set.rankFrequency({scale: 'linear'}),
      set.lorenz(),
      set.hill(),
      set.topTags(),
      set.groupBalance(),
      set.groupBalance('hair colour'),
      set.pmiHeatmap({top: 8}),
      set.communities(),
      set.tokenLengths(),
    ];
    for (const figure of figures) expect(figure).toBeInstanceOf(Figure);
    expect(new Set(figures.map(({view}) => view.kind))).toEqual(new Set(['bars', 'curve', 'matrix', 'network']));
  });

  it('have the Lorenz curve of the textbook: 1, 1, 1, 7', async () => {
    const captions = Array.from({length: 7}, (_, i) => ['d', ...(i === 0 ? ['a', 'b', 'c'] : [])].join(', '));
    const {view} = (await load(itemsOf(captions))).lorenz();
    const [curve, diagonal] = (view as CurveView).series;
    expect(curve?.y.map(share => Number(share.toFixed(12)))).toEqual([0, 0.1, 0.2, 0.3, 1]);
    expect(diagonal).toMatchObject({role: 'guide', x: [0, 1], y: [0, 1]});
  });

  it('keep the first 64 ranks, and no more than 512 points', async () => {
    const captions = Array.from({length: 60}, (_, i) =>
      Array.from({length: 30}, (_one, j) => `tag ${i * 30 + j}`).join(', '),
    );
    const big = await load(itemsOf(captions), {advice: false});
    const [curve] = (big.rankFrequency().view as CurveView).series;
    expect(curve?.x.slice(0, 64)).toEqual(Array.from({length: 64}, (_, i) => i + 1));
    expect(curve?.x.length).toBeLessThanOrEqual(512);
    expect(curve?.x.at(-1)).toBe(1800);
  });

  it('try another budget of tokens', () => {
    expect(set.tokenLengths().view.title).toBe('No caption exceeds 75 tokens');
    expect(set.tokenLengths({budget: 5}).view.title).toBe('100 % of the captions exceed 5 tokens');
    for (const budget of [0, -1, NaN, Infinity]) expect(() => set.tokenLengths({budget})).toThrow('budget');
  });

  it('say which names there are', () => {
    expect(() => set.groupBalance('hair color')).toThrow('There is no group "hair color"');
    expect(() => set.metric('ginny' as MetricId)).toThrow('There is no metric "ginny"');
    expect(() => set.metric('toString' as MetricId)).toThrow('no metric');
    for (const top of [0, 1, 51, NaN]) expect(() => set.pmiHeatmap({top})).toThrow('heat map');
  });
});

describe('a heat map of pairs', () => {
  const cell = (view: MatrixView, a: string, b: string): number | null | undefined =>
    view.values[view.rows.indexOf(a)]?.[view.columns.indexOf(b)];

  it('holds PMI in nats, clipped where they never meet, empty on the diagonal', () => {
    const view = set.pmiHeatmap({top: 12}).view as MatrixView;
    expect(view.rows).not.toContain('sks');
    expect(cell(view, 'crown', 'throne')).toBeCloseTo(Math.log(2), 12);
    expect(cell(view, 'throne', 'crown')).toBe(cell(view, 'crown', 'throne'));
    expect(cell(view, 'crown', 'sea')).toBeCloseTo(-Math.log(20), 12);
    expect(cell(view, 'crown', 'crown')).toBeNull();
    expect(view.domain).toEqual([-Math.log(20), Math.log(20)]);
  });

  it('holds NPMI from −1 to 1, in an order that may be chosen', () => {
    const view = set.pmiHeatmap({measure: 'npmi', order: 'frequency', top: 5}).view as MatrixView;
    expect(cell(view, 'crown', 'throne')).toBeCloseTo(1, 12);
    expect(cell(view, 'crown', 'sea')).toBe(-1);
    expect(view.rows).toEqual(set.tags({where: ({kind}) => kind === 'content', top: 5}).rows.map(({tag}) => tag));
  });
});

describe('the tables of a data set', () => {
  it('hold the vocabulary, in an order and with a condition', () => {
    const [first, second] = set.tags().rows;
    expect(first).toEqual({tag: 'sks', df: 40, coverage: 1, occurrences: 40, exposures: 40, idf: 0, kind: 'trigger'});
    expect(second).toMatchObject({tag: 'blue hair', df: 27, kind: 'content', idf: Math.log(40 / 27)});
    expect(set.tags({sort: 'idf', top: 1}).rows[0]).toMatchObject({kind: 'singleton', idf: Math.log(40)});
    expect(set.tags({sort: 'tag', top: 1}).rows[0]?.tag).toBe('blue hair');
    expect(set.tags({where: ({df}) => df === 1})).toHaveLength(40);
  });

  it('hold pairs with their measures and whether chance can make them', () => {
    const row = set.pairs().rows.find(({a, b}) => a === 'crown' && b === 'throne');
    expect(row).toMatchObject({n: 20, lift: 2, jaccard: 1, confidence: 1, kind: 'together'});
    expect(row?.pmi).toBeCloseTo(Math.log(2), 12);
    expect(row?.npmi).toBeCloseTo(1, 12);
    expect(row?.q).toBeLessThan(0.05);
    expect(set.pairs({by: 'n', top: 1}).rows[0]?.n).toBe(27);
    expect(set.pairs({minSupport: 27}).rows).toHaveLength(1);
  });

  it('hold items, metrics, advice', () => {
    expect(set.items({top: 1}).rows).toEqual([
      {
        key: '000',
        tags: 6,
        tokens: expect.any(Number),
        width: null,
        height: null,
        notes: '',
        caption: expect.stringContaining('sks, blue hair'),
      },
    ]);
    expect(set.items({where: ({caption}) => caption.includes('red hair')})).toHaveLength(13);
    const {metrics, advice} = set.report().json;
    expect(set.metrics().rows.map(({id}) => id)).toEqual(Object.keys(metrics));
    expect(set.advice().rows.map(({rule}) => rule)).toEqual(advice.map(({rule}) => rule));
  });
});

describe('one metric', () => {
  it('can be named in code: all ids are known to the types', () => {
    const ids = readFileSync('src/frontends/notebook/api/metric-id.ts', 'utf8').matchAll(/'([a-z-]+)'/g);
    expect([...ids].map(([, id]) => id)).toEqual(METRICS.map(({id}) => id).toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('has value, score, and what stands behind it', () => {
    const gini = set.metric('gini');
    expect(gini.value).toBe(set.report().json.metrics['gini']?.value);
    expect(String(gini)).toMatch(/^Tag inequality: 0\.\d+.*, score \d+$/);
    expect(set.metric('mixture').figure()?.view.kind).toBe('network');
    expect(set.metric('pairs').figure()?.view.kind).toBe('matrix');
    expect(set.metric('target-divergence').figure()).toBeNull();
  });

  it('shows its sentence, and its figure where it has one', async () => {
    expect((await bundleOf(set.metric('target-divergence'))).data).toEqual({
      'text/plain': expect.stringContaining('Distance to target: '),
      'text/html': expect.stringMatching(/^<p>Distance/),
    });
    const {data, metadata} = await bundleOf(set.metric('pairs'));
    expect(data).toMatchObject({
      'image/png': expect.any(String),
      'text/html': expect.stringMatching(/^<p>Tags that go together/),
    });
    expect(metadata).toEqual({'image/png': {width: expect.any(Number), height: expect.any(Number)}});
  });
});

describe('what a data set shows', () => {
  it('is a card of a few lines', async () => {
    const text = inspect(set);
    expect(text.split('\n').slice(0, 3)).toEqual([
      'memory',
      expect.stringContaining('40 items'),
      'Trigger: sks (as told)',
    ]);
    expect(text).toMatch(/Health score \d+ \/ 100, .*; weakest: /);
    const {data} = await bundleOf(set);
    expect(data['text/html']).toContain('<progress max="100"');
  });

  it('escapes names and tags', async () => {
    const hostile = await load(itemsOf(HOSTILE.map(tag => `${tag}, hat`)), {trigger: '<b>x</b>'});
    for (const shown of [hostile, hostile.report(), hostile.advice()]) {
      const {data} = await bundleOf(shown);
      expect(
        String(data['text/html']).replace(
          /<\/?(?:div|p|strong|br|code|table|tbody|thead|caption|tr|td|th|progress|ol|li|small)\b[^<>]*>/g,
          '',
        ),
      ).not.toMatch(/[<>]/);
    }
  });

  it('is the report in every form', async () => {
    const report = set.report();
    expect(report.text).toContain('Health score');
    expect(report.markdown).toContain('**');
    const root = dataSet({});
    for (const [ending, holds] of [
      ['html', '<!doctype html>'],
      ['json', '"schemaVersion": 1'],
      ['md', '##'],
      ['txt', 'Health score'],
    ] as const)
      expect(readFileSync(await report.save(join(root, `r.${ending}`)), 'utf8')).toContain(holds);
  });
});
