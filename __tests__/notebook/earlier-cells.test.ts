import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only} from '../helpers/kernel-client.ts';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.stop());

async function shown(code: string): Promise<unknown> {
  const {'text/plain': text} = only(await kernel.execute(code), 'execute_result')['data'] as {'text/plain'?: string};
  return text;
}

describe('a name of an earlier cell', () => {
  it('stands in an object by its name alone', async () => {
    await kernel.execute("const brim = 3, crown = {tall: 7, felt: {grey: 1}}; let band = 'red'");
    expect(await shown('({brim, band})')).toBe("{ brim: 3, band: 'red' }");
    expect(await shown('const worn = ({brim}: {brim: number}) => brim; worn({brim})')).toBe('3');
    expect(await shown('class Hat { all() { return {brim, crown: crown.tall} } } new Hat().all()')).toBe(
      '{ brim: 3, crown: 7 }',
    );
  });

  it('is taken apart under other names', async () => {
    expect(await shown('const {tall: height, felt: {grey: shade}} = crown; [height, shade]')).toBe('[ 7, 1 ]');
    expect(await shown('(({tall: most}) => most)(crown)')).toBe('7');
    expect(await shown('const {tall} = crown; tall')).toBe('7');
  });

  it('is assigned where an object is taken apart', async () => {
    expect(await shown("({band} = {band: 'blue'}); band")).toBe("'blue'");
    expect(await shown("({band = 'green'} = {} as {band?: string}); band")).toBe("'green'");
    expect(await shown("[band] = ['black']; band")).toBe("'black'");
  });

  it('is one variable for the functions beside it and for later cells', async () => {
    await kernel.execute('let worn = 0; const wear = () => ++worn; var lost = 0; function lose() { return ++lost }');
    expect(await shown('worn = 10; wear()')).toBe('11');
    expect(await shown('lost += 5; lose(); [worn, lost]')).toBe('[ 11, 6 ]');
    expect(await shown('let worn = "new"; [worn, wear()]')).toBe("[ 'new', 12 ]");
  });

  it('may be an import, and be declared anew', async () => {
    await kernel.execute(
      "import {sep, join} from 'path'; import * as os from 'os'; import fs, {existsSync} from 'fs';",
    );
    expect(await shown('[typeof join, typeof os.cpus, typeof fs.statSync, typeof existsSync]')).toBe(
      "[ 'function', 'function', 'function', 'function' ]",
    );
    expect(await shown('const sep = 5; sep')).toBe('5');
    expect(await shown('enum Felt { Grey = 4 } namespace Hats { export const n = 2 } Felt.Grey + Hats.n')).toBe('6');
    expect(await shown('Felt.Grey + Hats.n')).toBe('6');
  });

  it('may be exported, as in code that was copied from a module', async () => {
    expect(await shown('export const weight = 80; export function lighter() { return weight - 1 }\nlighter()')).toBe(
      '79',
    );
    expect(await shown('export class Cap { brim = 2 }\nexport type Id = string;\nnew Cap().brim')).toBe('2');
    expect(await shown('weight + lighter() + new Cap().brim')).toBe('161');
  });
});

describe('a cell that failed', () => {
  it('leaves what it had declared until then', async () => {
    const ran = await kernel.execute("const shop = {hats: 3}; let till = 1; throw new Error('closed');");
    expect(ran.reply).toMatchObject({status: 'error', evalue: 'closed'});
    expect(await shown('till += 1; [shop.hats, till]')).toBe('[ 3, 2 ]');
  });

  it('says of what it did not come to that it has no value yet', async () => {
    await kernel.execute("await null; const before = 1; throw new Error('closed'); const after = 2;");
    expect(await shown('before')).toBe('1');
    expect((await kernel.execute('after')).reply).toMatchObject({
      status: 'error',
      ename: 'ReferenceError',
      evalue: "Cannot access 'after' before initialization",
    });
    expect(await shown('const after = 3; after')).toBe('3');
  });

  it('that does not compile leaves all as it was', async () => {
    await kernel.execute('const count = 5');
    await kernel.execute("const count: string = 5; const other = 'x'");
    expect(await shown('count')).toBe('5');
    await kernel.execute('const count = import.meta.url');
    expect(await shown('count')).toBe('5');
  });
});

describe('a loop in a cell', () => {
  it('needs no call for each step, though later cells see its variables', async () => {
    const cell = `
      const times: {cell: number[]; inside: number[]} = {cell: [], inside: []};
      let sum = 0;
      for (let round = 0; round < 5; round++) {
        let at = performance.now();
        for (let i = 0; i < 3e6; i++) sum += i;
        times.cell.push(performance.now() - at);
        at = performance.now();
        (() => {
          let own = 0;
          for (let i = 0; i < 3e6; i++) own += i;
          return own;
        })();
        times.inside.push(performance.now() - at);
      }
      Math.min(...times.cell) / Math.min(...times.inside)`;
    // Twenty-five times as long: V8 keeps in memory what later cells may ask for. Thousands when each assignment was a call.
    expect(Number(await shown(cell))).toBeLessThan(250);
    expect(await shown('sum')).toBe('22499992500000');
  });
});
