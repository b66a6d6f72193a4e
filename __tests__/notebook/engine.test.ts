import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {describe, expect, it} from '@jest/globals';

const load = createRequire(import.meta.url);
const within = createRequire(load.resolve('tslab/package.json'));

/** All that the kernel uses of tslab, which promises none of it. */
const USED: Readonly<Record<string, readonly string[]>> = {
  './dist/converter.js': ['createConverter', 'isCompleteCode'],
  './dist/executor.js': ['createExecutor'],
  './dist/inspect.js': ['printQuickInfo'],
  '@tslab/typescript-for-tslab': [
    'bindSourceFile',
    'createAbstractBuilder',
    'createSourceFile',
    'createWatchCompilerHost',
    'forEachChild',
    'getAllSuperTypeNodes',
    'getParseTreeNode',
    'getPreEmitDiagnosticsOfFiles',
    'getQuickInfoAtPosition',
    'getTouchingPropertyName',
    'isBindingElement',
    'isCallOrNewExpressionTarget',
    'isFunctionDeclaration',
    'isIdentifier',
    'isObjectLiteralElement',
    'isShorthandPropertyAssignment',
    'isVariableDeclaration',
    'skipAlias',
    'transpileModule',
    'visitEachChild',
  ],
};

interface Compiler {
  createProgram(files: readonly string[], options: object): {getSourceFiles(): readonly {readonly fileName: string}[]};
}

describe('tslab', () => {
  it('is the version that was tried', () => expect(load('tslab/package.json')).toMatchObject({version: '1.0.22'}));
  it.each(Object.entries(USED))('%s has what is used', (file, names) => {
    const loaded = within(file) as Readonly<Record<string, unknown>>;
    for (const name of names) expect([name, typeof loaded[name]]).toEqual([name, 'function']);
  });
  it('has a display that can be taken over', () =>
    expect(within('./dist/jupyter.js')).toHaveProperty('lastWriteDisplayData', null));
  it('has a compiler whose system can be redirected', () => {
    const {sys, version} = within('@tslab/typescript-for-tslab') as {readonly sys: object; readonly version: string};
    expect(version).toBe('5.0.4');
    for (const name of ['readFile', 'fileExists', 'directoryExists', 'realpath', 'getDirectories', 'watchFile']) {
      expect(Object.getOwnPropertyDescriptor(sys, name)).toMatchObject({writable: true, value: expect.any(Function)});
    }
  });
});

describe('the declarations that a notebook reads', () => {
  it('pull in no library: that would cost every first cell', () => {
    const compiler = within('@tslab/typescript-for-tslab') as Compiler;
    const program = compiler.createProgram([resolve('dist/index.d.ts')], {moduleResolution: 2, types: []});
    const files = program.getSourceFiles().map(({fileName}) => fileName);
    expect(files.filter(name => /node_modules\/(?:zod|sharp|graphology|echarts)/.test(name))).toEqual([]);
    expect(files.length).toBeGreaterThan(1);
  });
});
