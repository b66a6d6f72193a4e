import type {Converter} from 'tslab/dist/converter.js';
import {type Checker, type CompilerOfNames, declaringFile, documentingFiles, symbolAt} from './declaring-files.ts';
import {earlierNames, type TreeCompiler} from './earlier-names.ts';
import {type StatementCompiler, withLiveNames} from './live-names.ts';
import type {ModuleSearch, Waiting} from './module-search.ts';
import {type ProgramCompiler, programOfCells} from './program-of-cells.ts';
import type {FileSystem} from './resolve.ts';
import type {TypedCompiler} from './unnamed-types.ts';

type QuickInfo = ReturnType<Converter['inspect']>;

/** What is used of tslab's TypeScript. */
export interface TypeScript
  extends
    CompilerOfNames,
    TreeCompiler,
    StatementCompiler,
    ProgramCompiler,
    Omit<TypedCompiler, 'createSourceFile' | 'isIdentifier'> {
  readonly sys: FileSystem;
  readonly version: string;
  createSourceFile(...file: Parameters<StatementCompiler['createSourceFile']>): ReturnType<
    StatementCompiler['createSourceFile']
  > & {
    readonly parseDiagnostics?: readonly {readonly code: number}[];
  };
  transpileModule(code: string, options: unknown): {readonly outputText: string};
  getQuickInfoAtPosition(file: unknown, checker: Checker, token: unknown, position: number): QuickInfo;
  createWatchCompilerHost(
    files: unknown,
    options: unknown,
    system: FileSystem & Waiting,
    ...rest: readonly unknown[]
  ): unknown;
}

/** What tslab's compiler is told and asked behind tslab's back, which offers neither. */
export interface Hooks {
  /** Declarations that stand before the first cell. */
  declarations: string;
  /** The file that declares what was inspected last. */
  declaredIn: string | null;
  /** The files that may document it. */
  documentedIn: readonly string[];
  readonly search: ModuleSearch;
}

/** The compiler as tslab is to see it. What a module exports cannot be replaced in it, so a proxy stands before it. */
export function hooked(ts: TypeScript, hooks: Hooks): TypeScript {
  const replaced: Partial<TypeScript> = {
    ...earlierNames(ts),
    transpileModule: (code, options) => ts.transpileModule(withLiveNames(ts, code), options),
    getQuickInfoAtPosition(source, checker, token, position) {
      const node = ts.getTouchingPropertyName(source, position);
      hooks.declaredIn = declaringFile(symbolAt(ts, checker, node));
      hooks.documentedIn = documentingFiles(ts, checker, node);
      return ts.getQuickInfoAtPosition(source, checker, token, position);
    },
    createWatchCompilerHost(files, options, system, _create, ...rest) {
      const {readFile} = system;
      hooks.search.take(system);
      system.readFile = (path, encoding) => {
        const text = readFile.call(system, path, encoding);
        const isBefore = path.endsWith('/__prev__.d.ts') && text?.trim() === 'export {};';
        return isBefore ? `${text}${hooks.declarations}` : text;
      };
      return ts.createWatchCompilerHost(files, options, system, programOfCells(ts), ...rest);
    },
  };
  return new Proxy(ts, {
    get: (target, name) =>
      Object.hasOwn(replaced, name) ? Reflect.get(replaced, name) : (Reflect.get(target, name) as unknown),
  });
}
