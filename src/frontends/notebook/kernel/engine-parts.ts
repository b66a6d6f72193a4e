import {existsSync, statSync} from 'node:fs';
import Module, {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {env} from 'node:process';
import type {Converter} from 'tslab/dist/converter.js';
import type {ConsoleInterface, ConverterSet, Executor} from 'tslab/dist/executor.js';
import {packagePath} from '../../../config/package-path.ts';
import {runCompiled} from '../../cli/code-cache.ts';
import {hooked, type Hooks, type TypeScript} from './compiler-hooks.ts';
import {Documentation} from './documentation.ts';
import {ModuleSearch} from './module-search.ts';
import {fallBack, isInstalledFor, type Mapping, redirect, slashed} from './resolve.ts';

/** The version whose files are used: they are no promised interface, so no other will do. */
export const TSLAB = '1.0.22';

type QuickInfo = ReturnType<Converter['inspect']>;

type DisplayData = (
  message: {
    readonly data: Record<string, unknown>;
    readonly metadata: Record<string, unknown>;
    readonly transient: object;
  },
  update: boolean,
) => void;

export interface Tslab {
  readonly ts: TypeScript;
  readonly hooks: Hooks;
  readonly documentation: Documentation;
  readonly jupyter: {lastWriteDisplayData: DisplayData | null};
  createConverter(): Converter;
  createExecutor(folder: string, converters: ConverterSet, console: ConsoleInterface): Executor;
  isCompleteCode(code: string): {readonly completed: boolean; readonly indent?: string};
  printQuickInfo(info: QuickInfo): string;
}

/** Loads tslab's parts and mends how they find packages; throws when they are not there or of another version. */
export function openTslab(folder: string): Tslab {
  const load = createRequire(import.meta.url);
  const manifest = load.resolve('tslab/package.json');
  const {version} = load(manifest) as {readonly version: string};
  if (version !== TSLAB) throw new Error(`tslab is ${version}, not ${TSLAB}.`);
  const within = createRequire(manifest);
  const compiler = within.resolve('@tslab/typescript-for-tslab');
  const ts = loadCompiler(within, compiler);
  const hooks: Hooks = {declarations: '', declaredIn: null, documentedIn: [], search: new ModuleSearch()};
  const cached = within.cache[compiler];
  if (cached !== undefined) cached.exports = hooked(ts, hooks);
  redirect(ts.sys, mappings(folder, dirname(manifest), within));
  const documentation = new Documentation(ts.sys);
  fallBack(ownFolder());
  const {createConverter, isCompleteCode} = within('./dist/converter.js') as Pick<
    Tslab,
    'createConverter' | 'isCompleteCode'
  >;
  const {createExecutor} = within('./dist/executor.js') as Pick<Tslab, 'createExecutor'>;
  const {printQuickInfo} = within('./dist/inspect.js') as Pick<Tslab, 'printQuickInfo'>;
  const jupyter = within('./dist/jupyter.js') as Tslab['jupyter'];
  return {ts, hooks, documentation, jupyter, createConverter, createExecutor, isCompleteCode, printQuickInfo};
}

/**
 * The compiler is nine megabytes: what V8 made of it is kept, which Node does itself from 22.1 on. It imports only what Node has, and
 * whoever asks for it later gets the same.
 */
function loadCompiler(within: NodeJS.Require, path: string): TypeScript {
  if ('enableCompileCache' in Module) return within(path) as TypeScript;
  const {size, mtimeMs} = statSync(path);
  const exports = runCompiled(path, {use: 'kernel', env, version: `${path} ${size} ${mtimeMs}`}) as TypeScript;
  const own = new Module(path);
  within.cache[path] = Object.assign(own, {filename: path, loaded: true, exports});
  return exports;
}

function ownFolder(): string {
  return dirname(packagePath('package.json'));
}

function mappings(folder: string, tslab: string, within: NodeJS.Require): Mapping[] {
  const found: Mapping[] = [];
  if (!isInstalledFor(folder)) {
    found.push({from: slashed(join(folder, 'node_modules', 'tagnosis')), to: slashed(ownFolder())});
  }
  // Where npm has hoisted @types/node, tslab looks for it in vain, and `console` would be an unknown name.
  const types = join(tslab, 'node_modules', '@types');
  if (!existsSync(join(types, 'node'))) {
    found.push({from: slashed(types), to: slashed(dirname(dirname(within.resolve('@types/node/package.json'))))});
  }
  return found;
}
