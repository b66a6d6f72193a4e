import {afterAll, beforeAll, describe, expect, it} from '@jest/globals';
import {KernelClient, only} from '../helpers/kernel-client.ts';

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.stop());

async function shown(code: string): Promise<unknown> {
  return (only(await kernel.execute(code), 'execute_result')['data'] as {'text/plain'?: string})['text/plain'];
}

describe('a value whose type later cells cannot name', () => {
  it('is a module that was imported while the cell ran', async () => {
    expect(await shown("const fs = await import('node:fs'); typeof fs.readFileSync")).toBe("'function'");
    expect(await shown('typeof fs.statSync')).toBe("'function'");
    const code = 'fs.readFileSy';
    const {reply} = await kernel.ask('complete_request', {code, cursor_pos: code.length});
    expect(reply['matches']).toContain('readFileSync');
  });
  it('is of a class with private parts, of which only the value is kept', async () => {
    expect(await shown('const Cap = class { private brim = 1; felt = 2 }; new Cap().felt')).toBe('2');
    expect(await shown('const made = (() => { class Hat { private a = 1; b = 2 } return new Hat() })(); made.b')).toBe(
      '2',
    );
    expect(await shown('function make() { class Hat { private a = 1; b = 3 } return new Hat() } make().b')).toBe('3');
    expect(await shown('make().b + made.b + new Cap().felt')).toBe('7');
    expect(
      await shown(
        'const grow = <T extends new (...a: any[]) => {}>(Base: T) => class extends Base { private c = 1; d = 5 }; 1',
      ),
    ).toBe('1');
  });
  it('is still checked for everything else', async () => {
    expect((await kernel.execute("const os = await import('node:http'); os.nope()")).reply).toMatchObject({
      status: 'error',
      ename: 'TypeScriptError',
      evalue: expect.stringContaining("'nope' does not exist"),
    });
    expect((await kernel.execute('os')).reply).toMatchObject({evalue: "Cannot find name 'os'."});
  });
});
