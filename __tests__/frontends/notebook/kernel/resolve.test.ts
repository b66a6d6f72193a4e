import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import Module, {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, sep} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';
import {
  fallBack,
  type FileSystem,
  isInstalledFor,
  redirect,
  slashed,
} from '../../../../src/frontends/notebook/kernel/resolve.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tagnosis-resolve-'));
});
afterEach(() => rmSync(root, {recursive: true}));

/** A system of files that answers with what it was asked. */
function asked(): FileSystem & {readonly watched: string[]; readonly realpath: (path: string) => string} {
  const watched: string[] = [];
  return {
    watched,
    readFile: (path, encoding) => `${path} ${encoding ?? ''}`.trim(),
    fileExists: path => path.startsWith('/own/'),
    directoryExists: path => path.startsWith('/own'),
    realpath: path => path,
    getDirectories: path => [path],
    watchFile(path) {
      watched.push(path);
      return {close: () => {}};
    },
  };
}

const MAPPING = {from: '/book/node_modules/tagnosis', to: '/own'};

describe('redirect(system, mappings)', () => {
  it('reads, finds, lists and follows below a mapped folder what lies in the other', () => {
    const system = asked();
    redirect(system, [MAPPING]);
    const path = '/book/node_modules/tagnosis/dist/index.d.ts';
    expect(system.readFile(path, 'utf8')).toBe('/own/dist/index.d.ts utf8');
    expect(system.fileExists(path)).toBe(true);
    expect(system.directoryExists('/book/node_modules/tagnosis')).toBe(true);
    expect(system.getDirectories('/book/node_modules/tagnosis')).toEqual(['/own']);
    expect(system.realpath(path)).toBe('/own/dist/index.d.ts');
  });
  it('leaves everything else where it is, names that only begin alike too', () => {
    const system = asked();
    redirect(system, [MAPPING]);
    for (const path of ['/book/hat.ts', '/book/node_modules/tagnosis-hats/index.d.ts', '/book/node_modules']) {
      expect(system.readFile(path)).toBe(path);
      expect(system.fileExists(path)).toBe(false);
      expect(system.realpath(path)).toBe(path);
    }
  });
  it('watches files of the notebook, and none that only an installation changes', () => {
    const system = asked();
    redirect(system, [MAPPING]);
    const changed = (): void => {};
    for (const path of [
      '/book/hat.ts',
      '/book/node_modules/sharp/index.d.ts',
      '/book/node_modules/tagnosis/index.d.ts',
    ])
      expect(system.watchFile?.(path, changed)).toEqual({close: expect.any(Function)});
    expect(system.watched).toEqual(['/book/hat.ts']);
  });
  it('takes a system that neither follows links nor watches', () => {
    const {realpath: _realpath, watchFile: _watchFile, ...system} = asked();
    redirect(system, [MAPPING]);
    expect(Object.keys(system)).not.toContain('realpath');
    expect(Object.keys(system)).not.toContain('watchFile');
  });
});

describe('isInstalledFor(folder)', () => {
  it('finds a copy beside the notebook, or in a folder above', () => {
    const book = join(root, 'books', 'one');
    mkdirSync(book, {recursive: true});
    expect(isInstalledFor(book)).toBe(false);
    mkdirSync(join(root, 'node_modules', 'tagnosis'), {recursive: true});
    // A folder alone is no package.
    expect(isInstalledFor(book)).toBe(false);
    writeFileSync(join(root, 'node_modules', 'tagnosis', 'package.json'), '{}');
    expect(isInstalledFor(book)).toBe(true);
    expect(isInstalledFor(root)).toBe(true);
  });
});

describe('fallBack(ours)', () => {
  const RESOLVE = '_resolveFilename';
  const resolve: unknown = Reflect.get(Module, RESOLVE);
  afterEach(() => void Reflect.set(Module, RESOLVE, resolve));

  /** What Node would find from the temporary folder. */
  const found = (request: string): unknown =>
    Reflect.apply(Reflect.get(Module, RESOLVE) as (...of: readonly unknown[]) => unknown, Module, [
      request,
      {id: root, filename: join(root, 'cell.js'), paths: [join(root, 'node_modules')]},
      false,
    ]);

  it('finds our copy where none is installed, and for no other name', () => {
    expect(() => found('tagnosis')).toThrow('tagnosis');
    fallBack(join(root, 'ours'));
    expect(found('tagnosis')).toBe(join(root, 'ours', 'dist', 'index.js'));
    expect(() => found('tagnosis-hats')).toThrow('tagnosis-hats');
    expect(() => found('tagnosis/hats')).toThrow('tagnosis/hats');
    expect(found('node:fs')).toBe('node:fs');
  });
  it('takes a copy that the project has', () => {
    const own = join(root, 'node_modules', 'tagnosis');
    mkdirSync(own, {recursive: true});
    writeFileSync(join(own, 'package.json'), '{"name": "tagnosis", "main": "hat.js"}');
    writeFileSync(join(own, 'hat.js'), '');
    fallBack(join(root, 'ours'));
    expect(String(found('tagnosis')).endsWith(join('node_modules', 'tagnosis', 'hat.js'))).toBe(true);
    expect(createRequire(join(root, 'cell.js')).resolve('tagnosis')).toBe(found('tagnosis'));
  });
  it('leaves a Node alone that resolves in another way', () => {
    Reflect.set(Module, RESOLVE, undefined);
    fallBack(root);
    expect(Reflect.get(Module, RESOLVE)).toBeUndefined();
  });
});

describe('slashed(path)', () => {
  it('has slashes everywhere', () => expect(slashed(['a', 'b', 'c'].join(sep))).toBe('a/b/c'));
});
