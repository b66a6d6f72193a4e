import type {Executor} from 'tslab/dist/executor.js';
import {TagnosisError} from '../../../errors.ts';
import type {DisplayMessage} from '../host-contract.ts';
import {compilerOfCells, handToCells, nameCells} from './cell-compiler.ts';
import {completeness, type Completeness} from './completeness.ts';
import {openTslab, TSLAB, type Tslab} from './engine-parts.ts';
import {CELLS, type Diagnostic} from './errors.ts';
import {frugally} from './frugal.ts';
import {inspection, type Inspection} from './inspection.ts';
import {LocalModules} from './local-modules.ts';
import {prelude} from './prelude.ts';
import type {SharedState} from './shared-state.ts';

/** How a cell ended. */
export type Outcome =
  | {readonly kind: 'value'; readonly value: unknown}
  | {readonly kind: 'nothing'}
  | {readonly kind: 'diagnostics'; readonly diagnostics: readonly Diagnostic[]}
  | {readonly kind: 'thrown'; readonly error: unknown};

interface Completion {
  /** In UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly matches: readonly {readonly text: string; readonly type: string}[];
}

/** What compiles and runs cells. */
export interface Engine {
  execute(code: string, cell: string): Promise<Outcome>;
  complete(code: string, position: number): Completion;
  inspect(code: string, position: number, detail: 0 | 1): Inspection | null;
  isComplete(code: string): Completeness;
  /** Stops waiting for what a cell awaits. */
  interrupt(): void;
  close(): void;
}

export interface EngineWorld {
  readonly state: SharedState;
  /** Folder of the notebook. */
  readonly folder: string;
  /** Called when a cell is compiled and about to run; may throw. */
  readonly beforeRun: () => void;
  readonly publish: (message: DisplayMessage) => void;
}

/** Loads tslab and makes it ready; takes a second or two. */
export function openEngine(world: EngineWorld): Engine {
  // Apart: V8 takes its compiled code only under the flags under which it was made.
  const tslab = openTslab(world.folder);
  tslab.jupyter.lastWriteDisplayData = (message, update) => world.publish({...message, update});
  return frugally(() => engineOf(tslab, world));
}

/** What tslab has told of the cell that runs. */
interface Told {
  value: {readonly raw: unknown} | null;
  error: {readonly thrown: unknown} | null;
  lastVariable: string | undefined;
  readonly diagnostics: Diagnostic[];
}

function engineOf(tslab: Tslab, {state, folder, beforeRun}: EngineWorld): Engine {
  let told: Told = untold();
  // As if a cell before the first had imported it: running one would make every notebook wait longer.
  const {declarations, values} = prelude(folder);
  tslab.hooks.declarations = declarations;
  const modules = new LocalModules();
  const converter = compilerOfCells(tslab, {
    state,
    modules,
    converted: ({lastExpressionVar}) => {
      told.lastVariable = lastExpressionVar;
      beforeRun();
    },
  });
  const executor = tslab.createExecutor(
    folder,
    {node: converter, browser: converter, close: () => converter.close()},
    {
      log: (raw: unknown) => void (told.value = {raw}),
      error: (first: unknown, ...rest: readonly unknown[]) => tell(told, first, rest),
    },
  );
  // tslab's own object for the names of cells calls every getter at once; behind it stands one that keeps them.
  const names = Object.create(values, {[Symbol.toStringTag]: {value: CELLS}}) as Record<string, unknown>;
  handToCells(names, modules, folder);
  Object.setPrototypeOf(executor.locals, names);
  return {
    async execute(code, cell) {
      const mine = (told = untold());
      nameCells(cell);
      try {
        const isDone = await executor.execute(code);
        return await outcomeOf(mine, isDone, names);
      } catch (thrown) {
        return {kind: 'thrown', error: thrown};
      } finally {
        if (mine.lastVariable !== undefined) delete names[mine.lastVariable];
      }
    },
    complete: (code, position) => completionOf(executor.complete(code, position)),
    inspect(code, position, detail) {
      const {hooks, documentation} = tslab;
      const forget = (): void => void Object.assign(hooks, {declaredIn: null, documentedIn: []});
      forget();
      let info = executor.inspect(code, position);
      if (documentation.read(hooks.documentedIn)) {
        forget();
        info = executor.inspect(code, position);
      }
      return inspection(tslab, info, detail === 1 ? hooks.declaredIn : null);
    },
    isComplete(code) {
      const file = tslab.ts.createSourceFile('cell.ts', code, tslab.ts.ScriptTarget.Latest);
      const codes = (file.parseDiagnostics ?? []).map(diagnostic => diagnostic.code);
      return completeness({...tslab.isCompleteCode(code), codes});
    },
    interrupt: () => executor.interrupt(),
    close: () => executor.close(),
  };
}

function untold(): Told {
  return {value: null, error: null, lastVariable: undefined, diagnostics: []};
}

/** tslab prints both what does not compile and what was thrown: the former by a format of its own. */
function tell(told: Told, first: unknown, rest: readonly unknown[]): void {
  const [file, line, column, text] = rest;
  if (first === '%s%d:%d - %s' && rest.length === 4) {
    told.diagnostics.push({file: String(file), line: Number(line), column: Number(column), text: String(text)});
  } else told.error = {thrown: first};
}

async function outcomeOf(told: Told, isDone: boolean, locals: Record<string, unknown>): Promise<Outcome> {
  const {value, error, diagnostics, lastVariable} = told;
  if (diagnostics.length > 0) return {kind: 'diagnostics', diagnostics};
  if (error !== null) return {kind: 'thrown', error: error.thrown};
  if (!isDone) return {kind: 'thrown', error: new Error('The cell was not run.')};
  if (value !== null) {
    // Awaited, so that `load('./train')` shows the data set.
    const settled: unknown = await value.raw;
    return settled === undefined ? {kind: 'nothing'} : {kind: 'value', value: settled};
  }
  // tslab shows no `null`, and does not say so.
  const isNull = lastVariable !== undefined && locals[lastVariable] === null;
  return isNull ? {kind: 'value', value: null} : {kind: 'nothing'};
}

function completionOf({start, end, candidates, original}: ReturnType<Executor['complete']>): Completion {
  const kinds = new Map(original?.entries.map(({name, kind}) => [name, kind]));
  return {start, end, matches: candidates.map(text => ({text, type: kinds.get(text) ?? ''}))};
}

/** Why no cell can run, and which command helps. */
export function noEngine(cause: unknown): TagnosisError {
  return new TagnosisError('no-engine', `The package tslab ${TSLAB}, which compiles and runs cells, does not load.`, {
    hint: 'Run: tagnosis kernel install',
    cause,
  });
}
