import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient} from '../helpers/kernel-client.ts';

/** What cells keep in a variable: its type has a name for the cells that follow. */
const KEPT = [
  'ds.statistics',
  'ds.statistics.tagCounts',
  'ds.statistics.groups[0]',
  'ds.statistics.tokenLengths',
  'ds.statistics.outliers',
  'ds.tags()',
  'ds.tags().rows',
  'ds.tags().rows[0]',
  'ds.pairs().rows[0]',
  'ds.items().rows[0]',
  'ds.advice().rows[0]',
  'ds.metrics().rows[0]',
  "ds.metric('gini')",
  "ds.metric('gini').detail",
  "ds.metric('gini').status",
  'ds.report().json',
  'ds.report().json.advice[0]',
  'ds.report().json.score',
  "ds.report().json.metrics['gini']",
  'ds.report().json.dataset',
  "ds.duplicates({kind: 'captions'})",
  "ds.duplicates({kind: 'captions'}).clusters[0]",
  'ds.lorenz().view',
  'ds.lorenz().size',
  'ds.lorenz().toPlotly()',
  '(ds.topTags().view as tagnosis.BarsView).bars[0]',
  '(ds.lorenz().view as tagnosis.CurveView).series[0]',
  '(ds.lorenz().view as tagnosis.CurveView).x',
  'tagnosis.classWeights(ds).table.rows[0]',
  'tagnosis.divergence(ds, other)',
  'tagnosis.outliers([1,2,3]).quartiles',
  'tagnosis.reportViews(ds.report().json, ds.statistics)',
  'progress(3)',
  'configure()',
  'compared',
  'compared.distribution',
  'compared.blame',
  'compared.attribution[0]',
  'compared.figures',
  'drifted',
  'drifted.verdict',
];

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  const folder = JSON.stringify(resolve('examples'));
  const ran = await kernel.execute(`
    const read = (name: string) => load(${folder} + '/' + name, {cache: false, images: false});
    const [ds, other] = [await read('sick'), await read('healthy')];
    const compared = await compare(other, ds);
    const drifted = await drift(other, ds);`);
  expect(ran.reply).toMatchObject({status: 'ok'});
}, 90_000);
afterAll(() => kernel.stop());

describe('a cell may keep', () => {
  it('whatever the package gives it', async () => {
    const {reply} = await kernel.execute(KEPT.map((code, i) => `const kept${i} = ${code};`).join('\n'));
    expect(reply).toMatchObject({status: 'ok'});
  });
  it('all that is declared, which is exported', () => {
    const text = readFileSync('dist/index.d.ts', 'utf8');
    expect(text.match(/^export declare interface /gm)?.length).toBeGreaterThan(100);
    expect(text.match(/^(?:declare )?(?:interface|type) .*/gm)).toBeNull();
  });
});
