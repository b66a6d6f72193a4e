import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Worker} from 'node:worker_threads';
import {noDevice, noRuntime} from './model-errors.ts';
import {unopened} from './model-file.ts';
import type {Answer, Feed, OpenOptions, Port, Request} from './session-messages.ts';

/** Numbers that a model gave. */
export interface Output {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** The built program, beside the built library; from the sources, which no thread can read, in their dist. */
const PROGRAMS: readonly string[] = ['./session-worker.cjs', '../../../dist/session-worker.cjs'];

const OTHERWISE = 'The thread of the model answered otherwise.';

/** The thread in which models run. It must be closed: it ends by itself once the batch at hand is done. */
export class SessionThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #next = 0;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    worker.on('error', error => this.#fail(error));
    this.#ended = new Promise(resolve => {
      worker.on('exit', () => {
        this.#fail(new Error('The thread of the model ended without having been told to.'));
        resolve();
      });
    });
  }

  static async start(): Promise<SessionThread> {
    const {Worker: Thread} = await import('node:worker_threads');
    const program = PROGRAMS.map(name => fileURLToPath(new URL(name, import.meta.url))).find(path => existsSync(path));
    if (program === undefined) throw new Error('The program session-worker.cjs is missing: npm run build');
    return new SessionThread(new Thread(program));
  }

  /** What the runtime was built for; that of a folder, or the installed one. */
  async devices(runtime?: string): Promise<readonly string[]> {
    const answer = await this.#ask({id: this.#next++, kind: 'devices', ...(runtime === undefined ? {} : {runtime})});
    if (answer.kind === 'devices') return answer.names;
    if (answer.kind === 'failed' && answer.missing) throw noRuntime(new Error(answer.message), runtime);
    throw new Error(answer.kind === 'failed' ? answer.message : OTHERWISE);
  }

  /** Inputs and outputs of a model file. */
  async open(
    path: string,
    options: OpenOptions,
  ): Promise<{readonly inputs: readonly Port[]; readonly outputs: readonly Port[]}> {
    const answer = await this.#ask({id: this.#next++, kind: 'open', path, options});
    if (answer.kind === 'opened') return answer;
    if (answer.kind !== 'failed') throw new Error(OTHERWISE);
    if (answer.missing) throw noRuntime(new Error(answer.message), options.runtime);
    if (options.device === 'cpu') throw unopened(path, answer.message);
    // The device is to blame only where the CPU opens the file: else that is said.
    await this.open(path, {...options, device: 'cpu'});
    throw noDevice(options.device, new Error(answer.message));
  }

  /** One batch. Throws what the runtime says. */
  async run(path: string, feeds: Readonly<Record<string, Feed>>, output: string): Promise<Output> {
    const answer = await this.#ask({id: this.#next++, kind: 'run', path, feeds, output});
    if (answer.kind === 'ran') return answer;
    throw new Error(answer.kind === 'failed' ? answer.message : OTHERWISE);
  }

  /** Waits for the batch at hand. */
  async close(): Promise<void> {
    this.#worker.postMessage('end', []);
    await this.#ended;
  }

  #ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, {resolve, reject});
      const numbers = request.kind === 'run' ? Object.values(request.feeds) : [];
      this.#worker.postMessage(
        request,
        numbers.map(({data}) => data.buffer as ArrayBuffer),
      );
    });
  }

  #fail(reason: unknown): void {
    for (const {reject} of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}
