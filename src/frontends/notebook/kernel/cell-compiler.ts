import vm from 'node:vm';
import type {Converter} from 'tslab/dist/converter.js';
import type {Tslab} from './engine-parts.ts';
import {frugally} from './frugal.ts';
import {withoutExport} from './live-names.ts';
import type {LocalModules} from './local-modules.ts';
import type {SharedState} from './shared-state.ts';
import {isUnnamed, withNamedTypes} from './unnamed-types.ts';

/** The compiler's diagnostic of a module that it does not find. It may have been installed since it was first looked for. */
const MODULE_NOT_FOUND = 2307;

type Converted = ReturnType<Converter['convert']>;

interface CompilerWorld {
  readonly state: SharedState;
  readonly modules: LocalModules;
  /** Called when a cell was compiled, and is about to run if it can; may throw. */
  readonly converted: (cell: Converted) => void;
}

/** tslab's compiler of cells, mended. */
export function compilerOfCells(tslab: Tslab, {state, modules, converted}: CompilerWorld): Converter {
  const converter = tslab.createConverter();
  const {convert, complete, inspect} = converter;
  // What cells have declared so far: tslab forgets what a cell declared that failed later on.
  let declared = '';
  const once = (source: string): Converted => frugally(() => convert(declared, source));
  const compile = (source: string): Converted => {
    let cell = once(source);
    if (cell.diagnostics.some(({code}) => code === MODULE_NOT_FOUND)) {
      tslab.hooks.search.again();
      cell = once(source);
    }
    const named = withNamedTypes(tslab.ts, source, cell.diagnostics);
    if (named === null) return cell;
    const other = once(named);
    if (other.diagnostics.length === 0) return other;
    // Told with the places of what was written.
    const told = cell.diagnostics.filter(diagnostic => !isUnnamed(diagnostic));
    return told.length === 0 ? cell : {diagnostics: told};
  };
  converter.complete = (_declared, ...rest) => complete(declared, ...rest);
  converter.inspect = (_declared, ...rest) => inspect(declared, ...rest);
  converter.convert = (_declared, source) =>
    state.inKernel(() => {
      const {sideOutputs = [], ...cell} = compile(withoutExport(tslab.ts, source));
      modules.take(sideOutputs);
      converted(cell);
      whenTaken = () => {
        declared = cell.declOutput ?? '';
        tslab.hooks.declarations = '';
      };
      // tslab overlooks `await (x)` and `for await`: an async function where none was needed does no harm.
      const awaits = /\bawait\b/.test(cell.output ?? '');
      return awaits ? {...cell, hasToplevelAwait: true} : cell;
    });
  return converter;
}

/** Where tslab keeps what it hands to the code of cells. */
const WORLD = '__tslab__';

/** What the code of cells knows as `exports`, whose properties are the names of all cells, and as `require`. */
interface Handed {
  exports: object;
  require: (id: string) => unknown;
}

/** Hands the names of all cells to them, and the modules of a folder beside what tslab finds. */
export function handToCells(names: object, modules: LocalModules, folder: string): void {
  const handed = Reflect.get(globalThis, WORLD) as Handed;
  handed.exports = names;
  handed.require = modules.requireIn(folder, handed.require);
}

let cellName = '';
let isNaming = false;
/** Called when the runtime has taken the code of a cell, before it runs. */
let whenTaken = (): void => {};

/** Cells are scripts without a name to tslab: they get theirs, so that stack traces tell them apart. */
export function nameCells(cell: string): void {
  cellName = cell;
  if (isNaming) return;
  isNaming = true;
  const run = vm.runInThisContext;
  vm.runInThisContext = (code, options) => {
    const isCell = typeof options === 'object' && /^\((?:async )?function\(exports, require\) \{ /.test(code);
    if (!isCell) return run(code, options) as unknown;
    const named = {...options, filename: cellName, displayErrors: false};
    const script = new vm.Script(code, named);
    whenTaken();
    return script.runInThisContext(named) as unknown;
  };
}
