// The program of the threads that pool.ts starts: each looks at one image at a time.
import {parentPort, workerData} from 'node:worker_threads';
import type {Reserve} from './decode.ts';
import {FingerprintCache, type KeptIn} from './fingerprint-cache.ts';
import {carryOut, type ImageTask, type TaskResult} from './image-task.ts';
import {openSharp} from './open-sharp.ts';
import type {ImagePolicy} from './policy.ts';
import type {ImageRecord} from './record.ts';
import {encodeRecord} from './record-codec.ts';

export interface WorkerOrder {
  readonly policy: ImagePolicy;
  /** KiB that all threads together may still take for decoded pixels, how many there are in all, and what each thread holds. */
  readonly memory: Int32Array;
  /** Where this thread's part of it stands. */
  readonly slot: number;
  readonly kept: KeptIn | null;
}

/** A result on its way between threads: its record as bytes, since copies of objects with arrays take several times as much. */
export interface SentResult extends Omit<TaskResult, 'record'> {
  readonly record: Uint8Array | null;
}

const {policy, memory, slot, kept} = workerData as WorkerOrder;
const cache = kept === null ? null : new FingerprintCache(kept);
const remembered = (contentId: string): ImageRecord | null => cache?.record(contentId) ?? null;

/** One image larger than all there is takes all of it, and so runs alone. */
const reserve: Reserve = bytes => {
  const wanted = Math.min(Math.ceil(bytes / 1024), Atomics.load(memory, 1));
  for (;;) {
    const left = Atomics.load(memory, 0);
    if (left < wanted) Atomics.wait(memory, 0, left);
    else if (Atomics.compareExchange(memory, 0, left, left - wanted) === left) break;
  }
  Atomics.add(memory, slot, wanted);
};

const giveBack = (): void => {
  Atomics.add(memory, 0, Atomics.exchange(memory, slot, 0));
  Atomics.notify(memory, 0);
};

const port = parentPort;
void openSharp().then(
  open => {
    port?.on('message', (task: ImageTask) => {
      void carryOut(task, {policy, open, reserve, giveBack, remembered}).then(result => {
        port.postMessage(sent(result), result.planes === undefined ? [] : [result.planes.buffer as ArrayBuffer]);
      });
    });
    port?.postMessage('ready');
  },
  () => port?.postMessage('missing'),
);

function sent(result: TaskResult): SentResult {
  return {...result, record: result.record === null ? null : encodeRecord(result.record, '')};
}
