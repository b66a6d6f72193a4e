import {mkdirSync, symlinkSync} from 'node:fs';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {KernelClient, type Ran} from '../helpers/kernel-client.ts';

/** The kernel that others have already: the same cells have to show there. */
let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start({
    welcomes: false,
    argv: [process.execPath, resolve('node_modules/tslab/bin/tslab'), 'kernel', '--config-path', '{connection_file}'],
  });
  mkdirSync(join(kernel.folder, 'node_modules'));
  symlinkSync(resolve('.'), join(kernel.folder, 'node_modules', 'tagnosis'));
  const ran = await kernel.execute(
    `import {load, display, compare, drift} from 'tagnosis';
     const set = await load(${JSON.stringify(resolve('examples/sick'))}, {cache: false});
     const other = await load(${JSON.stringify(resolve('examples/healthy'))}, {cache: false});`,
    {},
    60_000,
  );
  expect(ran.reply).toMatchObject({status: 'ok'});
}, 90_000);
afterAll(() => kernel.stop());

function shown({outputs}: Ran): Record<string, unknown> {
  const found = outputs.find(({type}) => type === 'display_data')?.content['data'];
  return (found ?? {}) as Record<string, unknown>;
}

async function expectFigure(data: Record<string, unknown>): Promise<void> {
  expect(data).toMatchObject({
    'application/vnd.plotly.v1+json': {data: expect.any(Array), layout: expect.any(Object)},
    'text/html': expect.stringContaining('<img'),
  });
  const {width, format} = await sharp(Buffer.from(String(data['image/png']), 'base64')).metadata();
  expect({width, format}).toEqual({width: 1440, format: 'png'});
}

describe('under stock tslab', () => {
  it('the last expression of a cell shows a figure: PNG, Plotly, page', async () => {
    const ran = await kernel.execute('set.rankFrequency()');
    await expectFigure(shown(ran));
    expect(ran.outputs.find(({type}) => type === 'stream')?.content['text']).toContain('hold 50 % of all uses');
  });
  it('display shows one too', async () => expectFigure(shown(await kernel.execute('await display(set.lorenz())'))));
  it.each([
    ['a comparison', 'await compare(other, set)', '→'],
    ['a drift', 'await drift(other, set)', 'Drifted'],
    ['a metric', "set.metric('gini')", 'inequality'],
  ])('%s shows words and its figure', async (_, code, words) => {
    const data = shown(await kernel.execute(code));
    await expectFigure(data);
    expect(data['text/html']).toContain(words);
  });
  it('a data set shows its card, a table its rows', async () => {
    expect(shown(await kernel.execute('set'))['text/html']).toContain('<progress');
    expect(shown(await kernel.execute('set.tags({top: 2})'))['text/html']).toContain('<table>');
  });
});
