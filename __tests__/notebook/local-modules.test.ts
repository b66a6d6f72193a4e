import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only} from '../helpers/kernel-client.ts';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  mkdirSync(join(kernel.folder, 'shop'));
});
afterAll(() => kernel.stop());

function write(name: string, code: string): void {
  writeFileSync(join(kernel.folder, name), code);
}

async function shown(code: string): Promise<unknown> {
  const {'text/plain': text} = only(await kernel.execute(code), 'execute_result')['data'] as {'text/plain'?: string};
  return text;
}

/** Runs a cell until it shows something else than before: the system tells of a changed file a moment later. */
async function changed(code: string, before: unknown): Promise<unknown> {
  for (let round = 0; round < 200; round++) {
    const now = await shown(code);
    if (now !== before) return now;
  }
  return before;
}

describe('modules beside a notebook', () => {
  it('may import each other', async () => {
    write('crown.ts', "import {brim} from './brim';\nexport const crown = 7; export const hat = () => crown + brim;\n");
    write('brim.ts', "import {crown} from './crown';\nexport const brim = 3; export const high = () => crown;\n");
    expect(await shown("import {hat} from './crown'; import {high} from './brim'; [hat(), high()]")).toBe('[ 10, 7 ]');
  });
  it('may be folders with an index', async () => {
    write('shop/index.ts', "import {till} from './till';\nexport const open = true; export const full = till > 1;\n");
    write('shop/till.ts', "import {open} from '.';\nexport const till = 2; export const isOpen = () => open;\n");
    expect(await shown("import {open, full} from './shop'; [open, full]")).toBe('[ true, true ]');
    expect(await shown("import {isOpen} from './shop/till'; isOpen()")).toBe('true');
  });
  it('run once, and for their effect if they are modules', async () => {
    write('count.ts', "console.log('counted'); export {};\n");
    const {outputs} = await kernel.execute("import './count';");
    expect(outputs.filter(({type}) => type === 'stream').map(({content}) => content['text'])).toEqual(['counted\n']);
    expect((await kernel.execute("import './count';")).outputs.some(({type}) => type === 'stream')).toBe(false);
  });
  it('without import or export are no modules, and harm none', async () => {
    write('script.ts', "console.log('script');\n");
    const {reply} = await kernel.execute("import './script';");
    expect(reply).toMatchObject({status: 'error', evalue: expect.stringContaining("Cannot find module './script'")});
    expect(await shown('const after = 4; after')).toBe('4');
  });
  it('are read again when they change, and so are those that import them', async () => {
    write('felt.ts', 'export const felt: number = 1;\n');
    write('cap.ts', "import {felt} from './felt';\nexport const cap = felt * 10;\n");
    const cell = "import {cap} from './cap'; cap";
    expect(await shown(cell)).toBe('10');
    write('felt.ts', 'export const felt: number = 2;\n');
    expect(await changed(cell, '10')).toBe('20');
  });
  it('that fail are run again', async () => {
    write('fails.ts', "if ((globalThis as any).closed !== false) throw new Error('closed');\nexport const sold = 5;\n");
    const cell = "import {sold} from './fails'; sold";
    expect((await kernel.execute(cell)).reply).toMatchObject({status: 'error', evalue: 'closed'});
    await kernel.execute('(globalThis as any).closed = false');
    expect(await shown(cell)).toBe('5');
  });
  it('leave packages, resolving and what is not there as they were', async () => {
    expect(await shown("import {sep} from 'path'; sep.length")).toBe('1');
    expect(await shown("typeof require.resolve('path')")).toBe("'string'");
    write('path.ts', 'export const sep = 12345;\n');
    expect(await shown("import * as own from './path'; import * as path from 'path'; [own.sep, path.sep.length]")).toBe(
      '[ 12345, 1 ]',
    );
    expect((await kernel.execute("require('./nowhere')")).reply).toMatchObject({
      status: 'error',
      evalue: expect.stringContaining("Cannot find module './nowhere'"),
    });
  });
});
