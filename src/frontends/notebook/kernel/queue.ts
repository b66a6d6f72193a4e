import type {Incoming} from './wire.ts';

/** A request of the shell channel on its way. */
export interface Request {
  readonly message: Incoming;
  /** An earlier cell failed: it is answered, not run. */
  isAborted: boolean;
  /** It was interrupted. */
  isCancelled: boolean;
}

function isExecution({message}: Request): boolean {
  return message.header.msg_type === 'execute_request';
}

/** Requests one at a time, in the order of their arrival. */
export class RequestQueue {
  readonly #turn: (work: () => void) => void;
  readonly #handle: (request: Request) => Promise<void>;
  readonly #waiting: Request[] = [];
  #current: Request | null = null;

  /** `turn` runs work in a turn of the kernel's own; `handle` never rejects. */
  constructor(turn: (work: () => void) => void, handle: (request: Request) => Promise<void>) {
    this.#turn = turn;
    this.#handle = handle;
  }

  add(message: Incoming, isCancelled: boolean): void {
    this.#waiting.push({message, isAborted: false, isCancelled});
    if (this.#current === null) this.#turn(() => this.#next());
  }

  /** The cell that runs, or that will run next. */
  get execution(): Request | null {
    if (this.#current !== null && isExecution(this.#current)) return this.#current;
    return this.#waiting.find(isExecution) ?? null;
  }

  get current(): Request | null {
    return this.#current;
  }

  /** Cells that wait will be answered without being run. */
  abort(): void {
    for (const request of this.#waiting) request.isAborted ||= isExecution(request);
  }

  #next(): void {
    if (this.#current !== null) return;
    const request = this.#waiting.shift();
    if (request === undefined) return;
    this.#current = request;
    void this.#handle(request).then(() => {
      this.#current = null;
      this.#turn(() => this.#next());
    });
  }
}
