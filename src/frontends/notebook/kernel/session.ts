import {inspect} from 'node:util';
import {HOST, type Host} from '../host-contract.ts';
import {KernelError, thrownFailure} from './errors.ts';
import {divertImmediates} from './immediates.ts';
import type {Room} from './room.ts';
import {captureOutput} from './stdio.ts';

/** Makes this process one whose code is run in cells: its output, its errors and its end belong to them. */
export function inhabit(room: Room): void {
  const {state} = room.parts;
  const print = (text: string): void => state.inKernel(() => room.streams.write('stderr', text));
  captureOutput((name, text) => state.inKernel(() => room.streams.write(name, text)));
  process.exit = () => {
    throw new KernelError('A cell cannot end its kernel: restart the kernel instead.');
  };
  const uncaught = (thrown: unknown): void => print(`Uncaught ${textOf(thrown)}\n`);
  process.on('uncaughtException', uncaught);
  process.on('unhandledRejection', uncaught);
  divertImmediates(room.parts.turns.release);
  dropWarningOfModules();
  Object.defineProperty(globalThis, HOST, {value: hostOf(room), configurable: true});
}

function textOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? thrownFailure(thrown).traceback.join('\n') : inspect(thrown);
  } catch {
    return 'error that cannot be shown';
  }
}

function hostOf(room: Room): Host {
  const {state} = room.parts;
  return {
    version: 1,
    publish: message => room.display(message),
    clear: ({wait}) =>
      state.inKernel(() => {
        room.streams.flush();
        room.publish('clear_output', {wait});
      }),
    prompt: async (text, {password}) =>
      state.inKernel(() => room.prompts.ask(text, {password, isAllowed: room.allowsPrompts})),
  };
}

/** Cells import by `require`, of ES modules too, which works and of which Node 20 warns. */
function dropWarningOfModules(): void {
  const warn = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: readonly unknown[]) => {
    if (/loading ES Module .*require\(\)/.test(String(warning))) return;
    Reflect.apply(warn, process, [warning, ...rest]);
  };
}
