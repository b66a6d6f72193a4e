import {existsSync} from 'node:fs';
import Module from 'node:module';
import {dirname, join, sep} from 'node:path';

/** The functions of the compiler's system that read files, and its watcher. */
export interface FileSystem {
  readFile(path: string, encoding?: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  realpath?(path: string): string;
  getDirectories(path: string): string[];
  watchFile?(path: string, changed: FileWatcher, interval?: number, options?: unknown): {close(): void};
}

type FileWatcher = (path: string, kind: number) => void;

/** A folder that is read where another one lies. */
export interface Mapping {
  readonly from: string;
  readonly to: string;
}

/** Makes the compiler find what lies elsewhere, and watch nothing that only an installation changes. */
export function redirect(system: FileSystem, mappings: readonly Mapping[]): void {
  const {readFile, fileExists, directoryExists, realpath, getDirectories, watchFile} = system;
  const moved = (path: string): string => {
    for (const {from, to} of mappings) {
      if (path === from || path.startsWith(`${from}/`)) return to + path.slice(from.length);
    }
    return path;
  };
  system.readFile = (path, encoding) => readFile.call(system, moved(path), encoding);
  system.fileExists = path => fileExists.call(system, moved(path));
  system.directoryExists = path => directoryExists.call(system, moved(path));
  system.getDirectories = path => getDirectories.call(system, moved(path));
  if (realpath !== undefined) system.realpath = path => realpath.call(system, moved(path));
  if (watchFile !== undefined) {
    system.watchFile = (path, ...rest) =>
      moved(path).includes('/node_modules/') || path !== moved(path)
        ? {close: () => {}}
        : watchFile.call(system, path, ...rest);
  }
}

/** The compiler's paths have slashes everywhere. */
export function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** Whether the project that a folder belongs to has a copy of this package of its own. */
export function isInstalledFor(folder: string): boolean {
  if (existsSync(join(folder, 'node_modules', 'tagnosis', 'package.json'))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInstalledFor(parent);
}

/** Node's own name for what `require` finds a file by; there is no public one for CommonJS. */
const RESOLVE = '_resolveFilename';

/** `require('tagnosis')` falls back to our own copy where none is installed; no other name does. */
export function fallBack(ours: string): void {
  const resolve: unknown = Reflect.get(Module, RESOLVE);
  // A Node without that name resolves as it always did: only packages that are installed are found.
  if (typeof resolve !== 'function') return;
  const fallingBack = (request: string, ...rest: readonly unknown[]): unknown => {
    try {
      return Reflect.apply(resolve, Module, [request, ...rest]);
    } catch (error) {
      if (request === 'tagnosis') return join(ours, 'dist', 'index.js');
      throw error;
    }
  };
  Reflect.set(Module, RESOLVE, fallingBack);
}
