import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Worker} from 'node:worker_threads';
import {FingerprintCache, type KeptIn} from './fingerprint-cache.ts';
import type {SentResult, WorkerOrder} from './fingerprint-worker.ts';
import {carryOut, type ImageTask, type TaskResult} from './image-task.ts';
import {openSharp} from './open-sharp.ts';
import type {ImagePolicy} from './policy.ts';
import type {ImageFailure, ImageRecord} from './record.ts';
import {decodeRecord} from './record-codec.ts';

export interface PoolOptions {
  readonly policy: ImagePolicy;
  /** Threads. */
  readonly jobs: number;
  /** Tasks that are worth another thread. */
  readonly perThread: number;
  /** For decoded pixels, all threads together. */
  readonly memoryMiB: number;
  readonly signal?: AbortSignal | undefined;
  readonly kept: KeptIn | null;
}

/** A task, made when its turn comes, or why there is none: of a thousand files in Git not all bytes are held at once. */
export type MakeTask = () => ImageTask | ImageFailure;

/** What a task gave, as soon as it is known; results come in any order. */
export type OnResult = (index: number, result: TaskResult) => void;

/** A thread that does not answer this long after libvips should have given up is ended. */
const GRACE_MS = 5000;
const WATCH_MS = 500;

/**
 * Carries out tasks, one at a time in each of some threads. A thread that hangs or dies is replaced; what it was looking at is
 * named, and the others go on. Where the threads' program is not beside this one (it is built with the package), all is done here.
 */
export async function runPool(tasks: readonly MakeTask[], options: PoolOptions, onResult: OnResult): Promise<void> {
  if (tasks.length === 0) return;
  const program = fileURLToPath(new URL('./fingerprint-worker.cjs', import.meta.url));
  if (existsSync(program)) await new Pool(program, tasks, options, onResult).run();
  else await runHere(tasks, options, onResult);
}

async function runHere(
  tasks: readonly MakeTask[],
  {policy, signal, kept}: PoolOptions,
  onResult: OnResult,
): Promise<void> {
  const open = await openSharp();
  const cache = kept === null ? null : new FingerprintCache(kept);
  const remembered = (contentId: string): ImageRecord | null => cache?.record(contentId) ?? null;
  const means = {policy, open, reserve: () => {}, giveBack: () => {}, remembered};
  for (const [index, make] of tasks.entries()) {
    signal?.throwIfAborted();
    const task = make();
    onResult(index, 'state' in task ? failed(task) : await carryOut(task, means));
  }
}

/** A thread: where its part of the memory is counted, and the task it is at. */
interface Thread {
  readonly slot: number;
  task: {readonly index: number; readonly since: number} | null;
}

/** Places in the count of memory before those of the threads. */
const FIRST_SLOT = 2;

class Pool {
  readonly #program: string;
  readonly #tasks: readonly MakeTask[];
  readonly #options: PoolOptions;
  readonly #onResult: OnResult;
  readonly #memory: Int32Array;
  readonly #workers = new Map<Worker, Thread>();
  /** Tasks whose thread died once. */
  readonly #again: number[] = [];
  readonly #died = new Set<number>();
  #next = 0;
  #left: number;
  #resolve: () => void = () => {};
  #reject: (reason: unknown) => void = () => {};
  #ended = false;

  constructor(program: string, tasks: readonly MakeTask[], options: PoolOptions, onResult: OnResult) {
    this.#program = program;
    this.#tasks = tasks;
    this.#options = options;
    this.#onResult = onResult;
    this.#left = tasks.length;
    this.#memory = new Int32Array(new SharedArrayBuffer(4 * (FIRST_SLOT + options.jobs)));
    this.#memory.fill(Math.min(2 ** 30, Math.max(1, options.memoryMiB) * 1024), 0, FIRST_SLOT);
  }

  async run(): Promise<void> {
    const {signal, jobs, perThread} = this.#options;
    signal?.throwIfAborted();
    const stop = (): void => this.#end(signal?.reason);
    signal?.addEventListener('abort', stop);
    const watch = setInterval(() => this.#watch(), WATCH_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        [this.#resolve, this.#reject] = [resolve, reject];
        for (let i = 0; i < Math.min(jobs, Math.ceil(this.#tasks.length / perThread)); i++)
          void this.#start(FIRST_SLOT + i);
      });
    } finally {
      clearInterval(watch);
      signal?.removeEventListener('abort', stop);
      await Promise.all([...this.#workers.keys()].map(worker => worker.terminate()));
    }
  }

  #end(reason?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    if (reason === undefined) this.#resolve();
    else this.#reject(reason);
  }

  async #start(slot: number): Promise<void> {
    const {Worker: WorkerThread} = await import('node:worker_threads');
    if (this.#ended) return;
    const order: WorkerOrder = {policy: this.#options.policy, memory: this.#memory, slot, kept: this.#options.kept};
    const worker = new WorkerThread(this.#program, {workerData: order});
    this.#workers.set(worker, {slot, task: null});
    worker.on('message', (message: SentResult | 'ready' | 'missing') => {
      if (message === 'missing') void openSharp().catch((error: unknown) => this.#end(error));
      else if (message === 'ready') this.#hand(worker);
      else this.#done(worker, received(message));
    });
    worker.on('error', () => this.#lost(worker));
    worker.on('exit', () => this.#lost(worker));
  }

  /** The next task, first those whose thread died. */
  #hand(worker: Worker): void {
    const thread = this.#workers.get(worker);
    if (thread === undefined || this.#ended) return;
    for (let index = this.#take(); index !== undefined && !this.#ended; index = this.#take()) {
      const task = this.#tasks[index]?.() ?? {state: 'unreadable', contentId: null, detail: ''};
      if ('state' in task) this.#finish(index, failed(task));
      else {
        thread.task = {index, since: Date.now()};
        worker.postMessage(task, []);
        return;
      }
    }
  }

  #take(): number | undefined {
    return this.#again.pop() ?? (this.#next < this.#tasks.length ? this.#next++ : undefined);
  }

  #done(worker: Worker, result: TaskResult): void {
    const thread = this.#workers.get(worker);
    if (thread === undefined || thread.task === null || this.#ended) return;
    const {index} = thread.task;
    thread.task = null;
    this.#finish(index, result);
    this.#hand(worker);
  }

  #finish(index: number, result: TaskResult): void {
    try {
      this.#onResult(index, result);
    } catch (error) {
      this.#end(error);
    }
    if (--this.#left === 0) this.#end();
  }

  /** A thread that ended by itself: its image is tried once more, and then called broken. */
  #lost(worker: Worker): void {
    const thread = this.#workers.get(worker);
    if (thread === undefined || this.#ended) return;
    const {task} = thread;
    if (task === null) this.#end(new Error('A thread that looks at images ended without having been told to.'));
    else if (this.#died.has(task.index))
      this.#finish(task.index, failed({state: 'corrupt', contentId: null, detail: 'the decoder crashed on it'}));
    else {
      this.#died.add(task.index);
      this.#again.push(task.index);
    }
    this.#replace(worker, thread);
  }

  #replace(worker: Worker, {slot}: Thread): void {
    this.#workers.delete(worker);
    Atomics.add(this.#memory, 0, Atomics.exchange(this.#memory, slot, 0));
    Atomics.notify(this.#memory, 0);
    if (!this.#ended) void this.#start(slot);
  }

  #watch(): void {
    const limit = this.#options.policy.timeoutMs + GRACE_MS;
    for (const [worker, thread] of this.#workers) {
      const {task} = thread;
      if (task === null || Date.now() - task.since < limit) continue;
      void worker.terminate();
      this.#finish(task.index, failed({state: 'timed-out', contentId: null, detail: ''}));
      this.#replace(worker, thread);
    }
  }
}

function received(message: SentResult): TaskResult {
  return {...message, record: message.record === null ? null : decodeRecord(message.record)};
}

function failed(record: ImageFailure): TaskResult {
  return {record, facts: null, pixels: null};
}
