import Module from 'node:module';
import {dirname, join} from 'node:path';
import {slashed} from './resolve.ts';

type Require = (id: string) => unknown;

/** Node's own names for what its modules can do; there are no public ones. */
const [PACKAGES, COMPILE] = ['_nodeModulePaths', '_compile'];

type FoldersOfPackages = (folder: string) => string[];
type Compile = (code: string, path: string) => void;

/**
 * Modules of the user beside the notebook. tslab knows one only once it has run, so that two which import each other never end; it finds
 * no `index` of a folder, and leaves a module as it was when another that it imports has changed.
 */
export class LocalModules {
  readonly #code = new Map<string, string>();
  readonly #loaded = new Map<string, Module>();
  readonly #importers = new Map<string, Set<string>>();

  /** Takes what the compiler made of modules that are new or have changed; paths have slashes. */
  take(outputs: readonly {readonly path: string; readonly data: string}[]): void {
    for (const {path, data} of outputs) {
      this.#code.set(path, data);
      this.#forget(path);
    }
  }

  /** `require` of the code in a folder, which is the module `importer` or a cell; `others` knows everything else. */
  requireIn(folder: string, others: Require, importer?: string): Require {
    // `require.resolve` and its like stay.
    return new Proxy(others, {
      apply: (_others, _self, [id]: [never]) => {
        const path = this.#find(folder, id);
        if (path === null) return others(id);
        if (importer !== undefined) this.#importersOf(path).add(importer);
        return this.#load(path, others).exports as unknown;
      },
    });
  }

  #find(folder: string, id: unknown): string | null {
    if (typeof id !== 'string' || !/^\.{1,2}(?:\/|$)/.test(id)) return null;
    const path = slashed(join(folder, id));
    return [path, `${path}.js`, `${path}/index.js`].find(one => this.#code.has(one)) ?? null;
  }

  #load(path: string, others: Require): Module {
    const known = this.#loaded.get(path);
    if (known !== undefined) return known;
    const module = new Module(path);
    const foldersOfPackages = Reflect.get(Module, PACKAGES) as FoldersOfPackages;
    const compile = Reflect.get(module, COMPILE) as Compile;
    module.filename = path;
    module.paths = foldersOfPackages(dirname(path));
    const required = module.require.bind(module);
    // tslab's name leads to what notebooks made for that kernel expect.
    const beyond: Require = id => (id === 'tslab' ? others(id) : required(id));
    module.require = this.requireIn(dirname(path), beyond, path) as NodeJS.Require;
    // Before it runs: a module that it imports may import it.
    this.#loaded.set(path, module);
    try {
      compile.call(module, this.#code.get(path) ?? '', path);
    } catch (error) {
      this.#forget(path);
      throw error;
    }
    return module;
  }

  /** With the modules that have its old values. */
  #forget(path: string): void {
    if (!this.#loaded.delete(path)) return;
    for (const importer of this.#importersOf(path)) this.#forget(importer);
    this.#importers.delete(path);
  }

  #importersOf(path: string): Set<string> {
    const known = this.#importers.get(path) ?? new Set<string>();
    this.#importers.set(path, known);
    return known;
  }
}
