import {MessageChannel} from 'node:worker_threads';
import type {SharedState} from './shared-state.ts';

/**
 * Turns of the event loop, each its own message on a port. Work that is terminated takes everything with it that was to run
 * in the same turn: microtasks, the rest of a queue of immediates, a list of timers. A message of a port is not, so the
 * kernel continues from nothing else, and what the user's code gives back crosses into a turn of the kernel's own.
 */
export interface Turns {
  /** Work of the kernel, its continuations included, that must not be terminated. */
  kernel(work: () => void): void;
  /** Work that enters code of the user. One at a time; a cancelled one never settles but by `cancel`. */
  user<T>(work: () => T | Promise<T>): Promise<T>;
  /** Ends waiting for what `user` runs; whether there was anything to wait for. */
  cancel(reason: unknown): boolean;
  /** Lets code of the user go on, such as that which waited for an answer. */
  release(work: () => void): void;
  close(): void;
}

export function makeTurns(state: SharedState): Turns {
  const {port1, port2} = new MessageChannel();
  const waiting: {readonly isKernel: boolean; readonly work: () => void}[] = [];
  port2.on('message', () => {
    const [turn] = waiting;
    if (turn === undefined) return;
    // A termination that was decided a moment ago strikes here at the latest: kernel work then still waits.
    if (turn.isKernel) state.enterKernel();
    waiting.shift();
    // One message for each would do, if none were ever lost so.
    if (waiting.length > 0) port1.postMessage(null);
    turn.work();
  });
  const post = (work: () => void, isKernel = false): void => {
    waiting.push({isKernel, work});
    port1.postMessage(null);
  };
  const kernel = (work: () => void): void =>
    post(() => {
      // Left in a later message: what this one resolves continues right after it.
      post(() => state.leaveKernel());
      work();
    }, true);
  let open: {readonly reject: (reason: unknown) => void} | null = null;
  const user = <T>(work: () => T | Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const step = {reject};
      open = step;
      const settle = (deliver: () => void): void =>
        kernel(() => {
          if (open !== step) return;
          open = null;
          deliver();
        });
      post(() => {
        if (open !== step) return;
        state.leaveKernel();
        void (async () => work())().then(
          value => settle(() => resolve(value)),
          (error: unknown) => settle(() => reject(error)),
        );
      });
    });
  return {
    kernel,
    user,
    cancel(reason) {
      const step = open;
      open = null;
      step?.reject(reason);
      return step !== null;
    },
    release: work =>
      post(() => {
        state.leaveKernel();
        work();
      }),
    close() {
      port1.close();
      port2.close();
    },
  };
}
