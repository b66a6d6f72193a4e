import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import {type ErrorCode, TagnosisError} from '../../../errors.ts';
import type {ControlOrder, FromControl, Numbered, ToControl} from './control-messages.ts';
import {SharedState} from './shared-state.ts';

/** The control thread as the main one sees it. Its clock and its answers survive whatever is terminated here. */
export interface ControlThread {
  /** Settles when its sockets are bound. */
  readonly bound: Promise<void>;
  /** One round through the event loop: what had reached this process is read before it settles. */
  trip(): Promise<void>;
  after(millis: number, work: () => void): void;
  close(): void;
}

type Told = Exclude<FromControl, {readonly kind: 'bound' | 'failed' | 'trip' | 'woken'}>;

/** Starts it. `turn` runs what it tells in a turn of the kernel's own. */
export function startControl(
  order: ControlOrder,
  turn: (work: () => void) => void,
  heard: (message: Told) => void,
): ControlThread {
  const worker = new Worker(fileURLToPath(new URL('./control-worker.cjs', import.meta.url)), {workerData: order});
  const state = new SharedState(order.state);
  const waiting = new Map<number, () => void>();
  let last = 0;
  const send = (message: ToControl): void => worker.postMessage(message, []);
  const expect = (work: () => void): number => {
    waiting.set(++last, work);
    return last;
  };
  const bound = new Promise<void>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', ({number, message}: Numbered) =>
      turn(() => {
        if (number !== state.read + 1) return;
        state.read = number;
        if (message.kind === 'bound') resolve();
        else if (message.kind === 'failed') {
          reject(new TagnosisError(message.code as ErrorCode, message.message, {hint: message.hint}));
        } else if (message.kind === 'trip' || message.kind === 'woken') {
          const work = waiting.get(message.id);
          waiting.delete(message.id);
          work?.();
        } else heard(message);
      }),
    );
  });
  return {
    bound,
    trip: () => new Promise(resolve => send({kind: 'trip', id: expect(resolve)})),
    after: (millis, work) => send({kind: 'wake', id: expect(work), millis}),
    close: () => send({kind: 'close'}),
  };
}
