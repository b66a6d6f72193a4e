import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {afterEach, describe, expect, it} from '@jest/globals';
import {KernelClient, only} from '../helpers/kernel-client.ts';

let kernel: KernelClient | undefined;
afterEach(async () => {
  await kernel?.stop();
  kernel = undefined;
});

/** What `npm install` leaves in the notebook's folder. */
function install(folder: string, name: string): void {
  const own = join(folder, 'node_modules', name);
  mkdirSync(own, {recursive: true});
  writeFileSync(
    join(own, 'package.json'),
    JSON.stringify({name, version: '1.0.0', main: 'index.js', types: 'index.d.ts'}),
  );
  writeFileSync(join(own, 'index.js'), 'exports.size = 7;\n');
  writeFileSync(join(own, 'index.d.ts'), 'export declare const size: number;\n');
}

const CELL = "import {size} from 'hat-sizes'; size * 6";
const NOT_FOUND = {status: 'error', evalue: expect.stringContaining("Cannot find module 'hat-sizes'")};
const FOUND = {'text/plain': '42'};

describe('a package that is installed after a cell asked for it', () => {
  it.each(['missing', 'empty'])('is found without a restart when node_modules was %s', async before => {
    kernel = await KernelClient.start();
    if (before === 'empty') mkdirSync(join(kernel.folder, 'node_modules'));
    expect((await kernel.execute(CELL)).reply).toMatchObject(NOT_FOUND);
    expect((await kernel.execute(CELL)).reply).toMatchObject(NOT_FOUND);
    install(kernel.folder, 'hat-sizes');
    expect(only(await kernel.execute(CELL), 'execute_result')['data']).toEqual(FOUND);
  });
  it('is found when node_modules came, went and came again', async () => {
    kernel = await KernelClient.start();
    await kernel.execute(CELL);
    install(kernel.folder, 'another');
    expect((await kernel.execute(CELL)).reply).toMatchObject(NOT_FOUND);
    rmSync(join(kernel.folder, 'node_modules'), {recursive: true});
    expect((await kernel.execute(CELL)).reply).toMatchObject(NOT_FOUND);
    install(kernel.folder, 'hat-sizes');
    expect(only(await kernel.execute(CELL), 'execute_result')['data']).toEqual(FOUND);
  });
  it('is found by a cell that was completed before', async () => {
    kernel = await KernelClient.start();
    await kernel.execute('1');
    const code = "import {size} from 'hat-sizes'; size.toF";
    await kernel.ask('complete_request', {code, cursor_pos: code.length});
    install(kernel.folder, 'hat-sizes');
    expect(only(await kernel.execute(CELL), 'execute_result')['data']).toEqual(FOUND);
  });
  it('leaves the names of cells before it as they were', async () => {
    kernel = await KernelClient.start();
    await kernel.execute('const brim = 3;');
    await kernel.execute(CELL);
    install(kernel.folder, 'hat-sizes');
    const ran = await kernel.execute("import {size as crown} from 'hat-sizes'; brim * crown");
    expect(only(ran, 'execute_result')['data']).toEqual({'text/plain': '21'});
  });
});

describe('a module of the notebook', () => {
  it('is found once it is written', async () => {
    kernel = await KernelClient.start();
    const cell = "import {size} from './hats'; size";
    expect((await kernel.execute(cell)).reply).toMatchObject({status: 'error'});
    writeFileSync(join(kernel.folder, 'hats.ts'), 'export const size: number = 42;\n');
    expect(only(await kernel.execute(cell), 'execute_result')['data']).toEqual(FOUND);
  });
});

describe('the compiler', () => {
  // Of systems, Linux alone tells of another process what it watches.
  (process.platform === 'linux' ? it : it.skip)('watches no folder of packages', async () => {
    kernel = await KernelClient.start({cwd: resolve('.')});
    await kernel.execute("import * as zod from 'zod'; 1");
    await kernel.execute("import {size} from 'hat-sizes'; 1");
    const folder = `/proc/${String(kernel.process.pid)}/fdinfo`;
    const watches = readdirSync(folder).flatMap(
      name => readFileSync(join(folder, name), 'utf8').match(/^inotify /gm) ?? [],
    );
    expect(watches.length).toBeLessThan(10);
  });
});
