import {Session} from 'node:inspector';
import type {SharedState} from './shared-state.ts';

/** The control thread's side of interrupts. */
export interface Terminator {
  /** Asks the main thread to stop what runs, and stops it from here when that does not answer. */
  interrupt(patience: number): void;
  close(): void;
}

/** Milliseconds between looks at whether the main thread has dealt with it. */
const LOOK = 20;
/** After this many milliseconds a termination is taken as done, so that the main thread never waits for ever. */
const LOST = 2000;

export function makeTerminator(state: SharedState, tell: (id: number, at: number) => void): Terminator {
  let session: Session | null = null;
  const connected = (): Session => {
    if (session === null) {
      session = new Session();
      session.connectToMainThread();
    }
    return session;
  };
  const terminate = (id: number, at: number): void => {
    const done = (): void => {
      clearTimeout(lost);
      state.endTermination();
      // What told of it before may have been terminated as well.
      tell(id, at);
    };
    const lost = setTimeout(done, LOST);
    connected().post('Runtime.terminateExecution', done);
  };
  return {
    interrupt(patience) {
      const id = state.nextInterrupt();
      const at = Date.now();
      tell(id, at);
      const timer = setInterval(() => {
        if (state.acknowledged >= id) clearInterval(timer);
        else if (Date.now() - at >= patience && state.beginTermination(id)) terminate(id, at);
      }, LOOK);
    },
    close() {
      session?.disconnect();
      session = null;
    },
  };
}
