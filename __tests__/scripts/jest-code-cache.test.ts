import {createRequire} from 'node:module';
import vm from 'node:vm';
import {describe, expect, it} from '@jest/globals';

const {rememberCode} = createRequire(import.meta.url)('../../scripts/jest-code-cache.cjs') as {
  readonly rememberCode: () => void;
};

/** Evaluates a text as a module of that name, whose own imports give a module that exports `from`. */
async function evaluate(text: string, identifier: string, from = ''): Promise<Record<string, unknown>> {
  const module = new vm.SourceTextModule(text, {
    identifier,
    initializeImportMeta: meta => {
      Reflect.set(meta, 'from', from);
    },
    importModuleDynamically: () => exportsOf(from),
  });
  await module.link(() => {
    throw new Error('It imports nothing.');
  });
  await module.evaluate();
  return module.namespace as Record<string, unknown>;
}

async function exportsOf(from: string): Promise<vm.Module> {
  const module = new vm.SyntheticModule(['from'], () => module.setExport('from', from));
  await module.link(() => module);
  await module.evaluate();
  return module;
}

describe('rememberCode()', () => {
  it('is done once in a process', () => {
    rememberCode();
    const {SourceTextModule, compileFunction} = vm;
    rememberCode();
    expect(vm.SourceTextModule).toBe(SourceTextModule);
    expect(vm.compileFunction).toBe(compileFunction);
  });

  it('makes modules with the same text anew, each with its own state and `import.meta`', async () => {
    rememberCode();
    const text = 'export const hats = []; export const {from} = import.meta;';
    const first = await evaluate(text, 'hats.js', 'first');
    const second = await evaluate(text, 'hats.js', 'second');
    expect(first['hats']).toEqual([]);
    expect(first['hats']).not.toBe(second['hats']);
    expect([first['from'], second['from']]).toEqual(['first', 'second']);
  });

  it('lets a text import as it runs from where it was loaded last', async () => {
    rememberCode();
    const text = 'export const {from} = await import("pell");';
    expect(await evaluate(text, 'pell.js', 'first')).toMatchObject({from: 'first'});
    expect(await evaluate(text, 'pell.js', 'second')).toMatchObject({from: 'second'});
    expect(await evaluate(text, 'pell.js', 'third')).toMatchObject({from: 'third'});
  });

  it('lets a function import as it runs from where it was loaded last', async () => {
    rememberCode();
    const load = (from: string): Promise<{readonly from: string}> =>
      vm.compileFunction('return import("pell");', [], {
        filename: 'pell.cjs',
        importModuleDynamically: () => exportsOf(from),
      })();
    expect((await load('first')).from).toBe('first');
    expect((await load('second')).from).toBe('second');
  });

  it('makes functions with the same text and other parameters other functions', () => {
    rememberCode();
    const text = 'return [typeof a, typeof b].join(" ");';
    expect(vm.compileFunction(text, ['a'])(1, 2)).toBe('number undefined');
    expect(vm.compileFunction(text, ['a', 'b'])(1, 2)).toBe('number number');
    expect(vm.compileFunction(text, ['a'])(1, 2)).toBe('number undefined');
  });

  it('lets an error tell in which of two files with the same text it happened', async () => {
    rememberCode();
    const text = 'export const {stack} = new Error("pell");';
    expect((await evaluate(text, 'first.js'))['stack']).toContain('first.js');
    expect((await evaluate(text, 'second.js'))['stack']).toContain('second.js');
    expect((await evaluate(text, 'second.js'))['stack']).toContain('second.js');
  });
});
