import {createContext, Script} from 'node:vm';
import type {RunPiece} from '../../sources/pieces.ts';

type Signals = 'SIGINT' | 'SIGTERM';

/** What it needs of a process. */
export interface Signalled {
  on(signal: Signals, heard: () => void): unknown;
  off(signal: Signals, heard: () => void): unknown;
}

export interface Interruption {
  /** Aborted with the name of the signal. */
  readonly signal: AbortSignal;
  readonly runPiece: RunPiece;
}

/**
 * The first Ctrl-C or SIGTERM ends in order; a second one ends at once, by its usual effect. Handlers run on the event loop,
 * which a long piece of work holds up: while one runs, Node itself watches for Ctrl-C from another thread (`breakOnSigint`,
 * for which work has to enter through a script), and SIGTERM has its usual effect.
 */
export function interruption(process: Signalled): Interruption {
  const controller = new AbortController();
  const stop = (name: Signals): void => {
    process.off('SIGINT', heard.SIGINT);
    process.off('SIGTERM', heard.SIGTERM);
    controller.abort(name);
  };
  const heard = {SIGINT: () => stop('SIGINT'), SIGTERM: () => stop('SIGTERM')};
  process.on('SIGINT', heard.SIGINT);
  process.on('SIGTERM', heard.SIGTERM);
  const room: {piece?: () => void} = {};
  const context = createContext(room);
  const enter = new Script('piece()');
  return {
    signal: controller.signal,
    runPiece<T>(work: () => T): T {
      let result: {readonly value: T} | undefined;
      room.piece = () => void (result = {value: work()});
      process.off('SIGTERM', heard.SIGTERM);
      try {
        enter.runInContext(context, {breakOnSigint: true});
      } catch (error) {
        if (isInterrupt(error)) stop('SIGINT');
        throw error;
      } finally {
        delete room.piece;
        if (!controller.signal.aborted) process.on('SIGTERM', heard.SIGTERM);
      }
      if (result === undefined) throw new Error('A piece of work ended without a result.');
      return result.value;
    },
  };
}

/** The error comes from another context, where `Error` is another class. */
function isInterrupt(error: unknown): boolean {
  return (error as {readonly code?: unknown} | null)?.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
}
