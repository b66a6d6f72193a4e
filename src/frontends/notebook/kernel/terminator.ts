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

export interface TerminatorWorld {
  readonly state: SharedState;
  tell(id: number, at: number): void;
  /** Something was terminated, and what was told meanwhile may have been lost with it. */
  tellAgain(): void;
}

export function makeTerminator({state, tell, tellAgain}: TerminatorWorld): Terminator {
  let session: Session | null = null;
  const connected = (): Session => {
    if (session === null) {
      session = new Session();
      session.connectToMainThread();
    }
    return session;
  };
  const terminate = (ended: () => void): void => {
    const done = (): void => {
      clearTimeout(lost);
      state.endTermination();
      ended();
      tellAgain();
    };
    const lost = setTimeout(done, LOST);
    connected().post('Runtime.terminateExecution', done);
  };
  return {
    interrupt(patience) {
      const id = state.nextInterrupt();
      const at = Date.now();
      tell(id, at);
      let since = at;
      let {turns} = state;
      const timer = setInterval(() => {
        if (state.turns !== turns) {
          // It has just done something else, such as loading the compiler, and comes to the interrupt next: terminated now, what
          // it reads from its sockets would be lost.
          ({turns} = state);
          since = Math.max(since, Date.now());
        }
        if (state.acknowledged >= id) clearInterval(timer);
        else if (Date.now() - since >= patience && state.beginTermination(id)) {
          since = Infinity;
          // It has the same time again, lest it be terminated while it deals with the interrupt.
          terminate(() => (since = Date.now()));
        }
      }, LOOK);
    },
    close() {
      session?.disconnect();
      session = null;
    },
  };
}
