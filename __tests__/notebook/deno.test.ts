import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {KernelClient} from '../helpers/kernel-client.ts';
import {runtime} from '../helpers/runtimes.ts';

const deno = runtime('deno');
if (deno === null) process.stderr.write('Deno is not installed (scripts/runtimes.mjs): its kernel is not tried.\n');

let kernel: KernelClient;

const book = mkdtempSync(join(tmpdir(), 'tagnosis-deno-'));

async function start(program: string): Promise<void> {
  mkdirSync(join(book, 'node_modules'));
  // As `npm install tagnosis` leaves it.
  writeFileSync(join(book, 'package.json'), '{"type": "module", "dependencies": {"tagnosis": "*"}}');
  symlinkSync(resolve('.'), join(book, 'node_modules', 'tagnosis'));
  kernel = await KernelClient.start({
    welcomes: false,
    argv: [program, 'jupyter', '--kernel', '--conn', '{connection_file}'],
    cwd: book,
    env: {DENO_DIR: join(book, 'deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1'},
  });
}

async function expectFigure(content: Readonly<Record<string, unknown>>): Promise<void> {
  const data = content['data'] as Readonly<Record<string, unknown>>;
  expect(data).toMatchObject({
    'text/plain': expect.any(String),
    'application/vnd.plotly.v1+json': {data: expect.any(Array), layout: expect.any(Object)},
    'text/html': expect.stringContaining('<img'),
  });
  const {width, format} = await sharp(Buffer.from(String(data['image/png']), 'base64')).metadata();
  expect({width, format}).toEqual({width: 1440, format: 'png'});
}

/** What a cell shows; Deno may tell a result after it has said that it is idle. */
async function shown(code: string, type = 'execute_result'): Promise<Readonly<Record<string, unknown>>> {
  const id = kernel.sendCell(code);
  const {content} = await kernel.wait('iopub', told => told.parent === id && told.type === type);
  return content;
}

async function typesOf(code: string): Promise<string[]> {
  return Object.keys((await shown(code))['data'] as object);
}

(deno === null ? describe.skip : describe)('in the kernel of Deno', () => {
  beforeAll(async () => {
    await start(deno ?? '');
    const ran = await kernel.execute(
      `import {load, display} from 'tagnosis';
       const set = await load(${JSON.stringify(resolve('examples/sick'))}, {cache: false});`,
      {},
      60_000,
    );
    expect(ran.reply).toMatchObject({status: 'ok'});
  }, 90_000);
  afterAll(async () => {
    await kernel.stop();
    rmSync(book, {recursive: true});
  });

  it('the last expression of a cell shows a figure: PNG, Plotly, page', async () =>
    expectFigure(await shown('set.rankFrequency()')));
  it('display shows one and replaces it', async () => {
    const first = await shown(`await display(set.lorenz(), {id: 'curve'})`, 'display_data');
    await expectFigure(first);
    expect(first).toMatchObject({
      transient: {display_id: 'curve'},
      metadata: {'image/png': {width: 720, height: 450}},
    });
    await expectFigure(await shown(`await display.update('curve', set.hill())`, 'update_display_data'));
  });
  it('a data set, a table and a gallery show themselves', async () => {
    expect(await typesOf('set')).toEqual(['text/plain', 'text/html']);
    expect(await typesOf('set.tags({top: 2})')).toEqual(['text/plain', 'text/html']);
    expect(await typesOf('set.duplicates()')).toEqual(['text/plain', 'text/html', 'image/png']);
  });
});
