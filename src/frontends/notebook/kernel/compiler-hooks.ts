import type {Converter} from 'tslab/dist/converter.js';
import type {FileSystem} from './resolve.ts';

type QuickInfo = ReturnType<Converter['inspect']>;

/** What is used of tslab's TypeScript. */
export interface TypeScript {
  readonly sys: FileSystem;
  readonly version: string;
  readonly ScriptTarget: {readonly Latest: number};
  createSourceFile(
    name: string,
    text: string,
    target: number,
  ): {readonly parseDiagnostics?: readonly {readonly code: number}[]};
  getQuickInfoAtPosition(file: unknown, checker: Checker, token: unknown, position: number): QuickInfo;
  getTouchingPropertyName(file: unknown, position: number): unknown;
  createWatchCompilerHost(files: unknown, options: unknown, system: FileSystem, ...rest: readonly unknown[]): unknown;
}

interface Checker {
  getSymbolAtLocation(
    node: unknown,
  ): {readonly declarations?: readonly {getSourceFile(): {readonly fileName: string}}[]} | undefined;
}

/** What tslab's compiler is told and asked behind tslab's back, which offers neither. */
export interface Hooks {
  /** Declarations that stand before the first cell. */
  declarations: string;
  /** The file that declares what was inspected last. */
  declaredIn: string | null;
}

/** The compiler as tslab is to see it. What a module exports cannot be replaced in it, so a proxy stands before it. */
export function hooked(ts: TypeScript, hooks: Hooks): TypeScript {
  const replaced: Partial<TypeScript> = {
    getQuickInfoAtPosition(source, checker, token, position) {
      const symbol = checker.getSymbolAtLocation(ts.getTouchingPropertyName(source, position));
      const name = symbol?.declarations?.[0]?.getSourceFile().fileName ?? null;
      // The cell itself, and those before it.
      hooks.declaredIn = name === null || /\/(?:__tslab__|__prev__)(?:\.d)?\.[jt]s$/.test(name) ? null : name;
      return ts.getQuickInfoAtPosition(source, checker, token, position);
    },
    createWatchCompilerHost(files, options, system, ...rest) {
      const {readFile} = system;
      system.readFile = (path, encoding) => {
        const text = readFile.call(system, path, encoding);
        const isBefore = path.endsWith('/__prev__.d.ts') && text?.trim() === 'export {};';
        return isBefore ? `${text}${hooks.declarations}` : text;
      };
      return ts.createWatchCompilerHost(files, options, system, ...rest);
    },
  };
  return new Proxy(ts, {
    get: (target, name) =>
      Object.hasOwn(replaced, name) ? Reflect.get(replaced, name) : (Reflect.get(target, name) as unknown),
  });
}
