import type {Connection} from './connection.ts';
import type {SharedState} from './shared-state.ts';
import type {ForeignHeader} from './wire.ts';

/** What the control thread is started with. */
export interface ControlOrder {
  readonly connection: Connection;
  readonly session: string;
  readonly state: SharedArrayBuffer;
  /** Content of a `kernel_info_reply`. */
  readonly information: Readonly<Record<string, unknown>>;
  /** Process that started the kernel. */
  readonly parent: number;
  readonly logPath: string | undefined;
}

/** From the control thread to the main one. */
export type FromControl =
  | {readonly kind: 'bound'}
  | {readonly kind: 'failed'; readonly code: string; readonly message: string; readonly hint: string}
  | {readonly kind: 'trip'; readonly id: number}
  | {readonly kind: 'woken'; readonly id: number}
  | {readonly kind: 'status'; readonly status: 'busy' | 'idle'; readonly parent: ForeignHeader}
  | {readonly kind: 'interrupt'; readonly id: number; readonly at: number}
  | {readonly kind: 'shutdown'; readonly restart: boolean; readonly parent: ForeignHeader}
  | {readonly kind: 'closed'};

/** From the main thread to the control one. */
export type ToControl =
  | {readonly kind: 'trip'; readonly id: number}
  | {readonly kind: 'wake'; readonly id: number; readonly millis: number}
  | {readonly kind: 'close'};

/** Numbered from 1 without gaps, so that one that comes twice or too early is known. */
export interface Numbered {
  readonly number: number;
  readonly message: FromControl;
}

export interface Teller {
  tell(message: FromControl): void;
  /** Sends again what the main thread has not read. */
  tellAgain(): void;
}

/** A message may be lost when the main thread is terminated just as it comes. */
export function makeTeller(state: SharedState, send: (message: Numbered) => void): Teller {
  let unread: Numbered[] = [];
  let last = 0;
  return {
    tell(message) {
      const numbered = {number: ++last, message};
      unread = [...unread.filter(({number}) => number > state.read), numbered];
      send(numbered);
    },
    tellAgain() {
      unread = unread.filter(({number}) => number > state.read);
      for (const message of unread) send(message);
    },
  };
}
