const MODE = 0;
const REQUESTED = 1;
const ACKNOWLEDGED = 2;
const TERMINATED = 3;
const READ = 4;
const TURNS = 5;

const USER = 0;
const KERNEL = 1;
const TERMINATING = 2;

/**
 * What the two threads know of each other without messages, since the main thread may be blocked: whether it is in code of
 * the user (which may be terminated) or in the kernel's own (which may not), and how far interrupts were dealt with.
 */
export class SharedState {
  readonly buffer: SharedArrayBuffer;
  readonly #cells: Int32Array;

  constructor(buffer: SharedArrayBuffer = new SharedArrayBuffer(24)) {
    this.buffer = buffer;
    this.#cells = new Int32Array(buffer);
  }

  /**
   * The main thread begins work of its own. When the other one has just decided to terminate what runs, this is where it
   * strikes: the caller is on the user's stack, and the kernel's own work must not begin before.
   */
  enterKernel(): void {
    this.#enter();
  }

  leaveKernel(): void {
    Atomics.add(this.#cells, TURNS, 1);
    this.#leave();
  }

  /** Turns that have ended: the main thread is not blocked while they become more. */
  get turns(): number {
    return Atomics.load(this.#cells, TURNS);
  }

  #leave(): void {
    Atomics.compareExchange(this.#cells, MODE, KERNEL, USER);
  }

  /** Kernel work inside whatever runs: afterwards things are as they were. */
  inKernel<T>(work: () => T): T {
    const wasUser = this.#enter();
    try {
      return work();
    } finally {
      if (wasUser) this.#leave();
    }
  }

  /** Code of the user inside kernel work, such as an object's own way to show itself. */
  inUser<T>(work: () => T): T {
    const was = Atomics.compareExchange(this.#cells, MODE, KERNEL, USER);
    try {
      return work();
    } finally {
      if (was === KERNEL) this.#enter();
    }
  }

  #enter(): boolean {
    let was: number;
    do was = Atomics.compareExchange(this.#cells, MODE, USER, KERNEL);
    while (was === TERMINATING);
    return was === USER;
  }

  /** The control thread: from now on the main thread waits to be terminated. `false` while it works itself. */
  beginTermination(id: number): boolean {
    // Printing in a loop changes hands millions of times a second: look often.
    for (let i = 0; i < 20_000; i++) {
      if (Atomics.compareExchange(this.#cells, MODE, USER, TERMINATING) === USER) {
        Atomics.store(this.#cells, TERMINATED, id);
        return true;
      }
    }
    return false;
  }

  endTermination(): void {
    Atomics.compareExchange(this.#cells, MODE, TERMINATING, USER);
  }

  /** Number of a new interrupt. */
  nextInterrupt(): number {
    return Atomics.add(this.#cells, REQUESTED, 1) + 1;
  }

  get requested(): number {
    return Atomics.load(this.#cells, REQUESTED);
  }

  get acknowledged(): number {
    return Atomics.load(this.#cells, ACKNOWLEDGED);
  }

  /** The last interrupt for which something was terminated. */
  get terminated(): number {
    return Atomics.load(this.#cells, TERMINATED);
  }

  /** The last message of the control thread that the main one has read. */
  get read(): number {
    return Atomics.load(this.#cells, READ);
  }

  set read(message: number) {
    Atomics.store(this.#cells, READ, message);
  }

  acknowledge(id: number): void {
    Atomics.store(this.#cells, ACKNOWLEDGED, Math.max(id, this.acknowledged));
  }
}
