import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {Documentation, withoutDocumentation} from '../../../../src/frontends/notebook/kernel/documentation.ts';

describe('withoutDocumentation(text)', () => {
  it.each([
    ['/** What it is. */\ndeclare const hat: number;', ' \ndeclare const hat: number;'],
    ['  /**\n   * What it is.\n   */\n  hat: number;', '  \n\n  hat: number;'],
    // Or `a` and `b` would be one line.
    ['a: number /**\n */ b: number', 'a: number \n b: number'],
  ])('leaves out what documents: %j', (text, expected) => expect(withoutDocumentation(text)).toBe(expected));
  it.each([
    '/// <reference types="node" />',
    '// a note /** that is none */',
    '/* a licence\n/** or two */',
    `type Glob = "src/**" | 'out/**/*' | \`\${string}/** */\`;`,
    String.raw`type Quote = "\"/** */";`,
    '',
  ])('keeps %j', text => expect(withoutDocumentation(text)).toBe(text));
  it('leaves an open comment to the compiler', () => expect(withoutDocumentation('/** a')).toBe('/** a'));
  it('the declarations of Node keep their syntax', () => {
    const load = createRequire(createRequire(import.meta.url).resolve('tslab/package.json'));
    const compiler = load('@tslab/typescript-for-tslab') as Compiler;
    const folder = dirname(load.resolve('@types/node/package.json'));
    const files = ['buffer.d.ts', 'events.d.ts', 'globals.d.ts', 'path.d.ts', 'fs.d.ts'];
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(files));
    for (const file of files) {
      const text = readFileSync(join(folder, file), 'utf8');
      const short = withoutDocumentation(text);
      expect([file, kindsOf(compiler, short)]).toEqual([file, kindsOf(compiler, text)]);
      expect(short.length).toBeLessThan(text.length);
    }
  });
});

interface Compiler {
  createSourceFile(name: string, text: string, target: number): Node;
  forEachChild(node: Node, visit: (child: Node) => void): void;
}

interface Node {
  readonly kind: number;
}

/** The syntax tree as a list. */
function kindsOf(compiler: Compiler, text: string): number[] {
  const kinds: number[] = [];
  const visit = (node: Node): void => {
    kinds.push(node.kind);
    compiler.forEachChild(node, visit);
  };
  visit(compiler.createSourceFile('a.d.ts', text, 99));
  return kinds;
}

describe('Documentation', () => {
  const TEXT = '/** Worn. */\ndeclare const hat: number;';
  const DECLARED = '/book/node_modules/hats/index.d.ts';
  const inMemory = (files: Readonly<Record<string, string>>) => ({
    readFile: (path: string) => files[path],
    fileExists: (path: string) => Object.hasOwn(files, path),
    directoryExists: () => true,
    getDirectories: () => [],
    watchFile: () => ({close: () => {}}),
  });
  it('is withheld in packages until it is read, and the compiler told that the file has changed', () => {
    const system = inMemory({[DECLARED]: TEXT});
    const documentation = new Documentation(system);
    expect(system.readFile(DECLARED)).toBe(' \ndeclare const hat: number;');
    const told: unknown[] = [];
    (system.watchFile as (path: string, changed: (...of: unknown[]) => void) => unknown)(DECLARED, (...of) =>
      told.push(of),
    );
    expect(documentation.read([DECLARED])).toBe(true);
    expect(told).toEqual([[DECLARED, 1]]);
    expect(system.readFile(DECLARED)).toBe(TEXT);
    expect(documentation.read([DECLARED])).toBe(false);
  });
  it.each(['/book/hats.d.ts', '/book/node_modules/hats/index.ts', '/book/node_modules/hats/index.js'])(
    'is kept in %s',
    path => {
      const system = inMemory({[path]: TEXT});
      const documentation = new Documentation(system);
      expect(system.readFile(path)).toBe(TEXT);
      expect(documentation.read([path])).toBe(false);
    },
  );
  it('of a file that is not there is none', () => {
    const system = inMemory({});
    const documentation = new Documentation(system);
    expect(system.readFile(DECLARED)).toBeUndefined();
    expect(documentation.read([DECLARED])).toBe(false);
  });
});
