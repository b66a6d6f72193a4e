import {setImmediate} from 'node:timers/promises';

/** Runs one long synchronous piece of work. The command line's can be interrupted while the piece blocks everything else. */
export type RunPiece = <T>(work: () => T) => T;

export const atOnce: RunPiece = work => work();

export interface PieceOptions {
  readonly signal?: AbortSignal;
  readonly runPiece?: RunPiece;
}

/** Pauses before each piece of work, so that a Ctrl-C is heard between two of them, and stops when one was. */
export function inPieces({signal, runPiece = atOnce}: PieceOptions): <T>(work: () => T) => Promise<T> {
  return async work => {
    await setImmediate();
    signal?.throwIfAborted();
    return runPiece(work);
  };
}

/** So few characters are judged before anyone could press Ctrl-C: the watch is not worth its thread, 20 ms a run. */
const BRIEF = 200_000;

/** How to run the pieces of a set with these texts. */
export function runnerFor(texts: readonly string[], options: PieceOptions): PieceOptions {
  let characters = 0;
  for (const {length} of texts) characters += length;
  return characters < BRIEF ? {...options, runPiece: atOnce} : options;
}
