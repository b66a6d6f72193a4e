import type {SharedState} from './shared-state.ts';

export interface InterruptWorld {
  readonly state: SharedState;
  /** Stops the cell that runs or waits to run next; whether there was one. */
  cancel(): boolean;
  /** Settles after so many milliseconds and so many rounds through the event loop. */
  settle(millis: number, rounds: number): Promise<void>;
  now(): number;
}

/** Longer than this the main thread was blocked: what it was to interrupt may not even have been read. */
const BLOCKED = 100;

/** The main thread's side of interrupts: each is handled once. */
export class Interrupts {
  readonly #world: InterruptWorld;
  #handled = 0;
  #windows = 0;
  #isLate = false;

  constructor(world: InterruptWorld) {
    this.#world = world;
  }

  /** `at`: when it was asked for. */
  handle(id: number, at: number): void {
    const {state, cancel, now} = this.#world;
    if (id > this.#handled) {
      this.#handled = id;
      const isBlocked = now() - at > BLOCKED && state.terminated !== id;
      if (!cancel() && isBlocked) this.#waitForLate();
    }
    // Only now: a cell that begins before could still be terminated.
    state.acknowledge(id);
  }

  /** Whether an interrupt came while the kernel was at work of its own; it then counts as handled. */
  take(): boolean {
    const {requested} = this.#world.state;
    if (requested <= this.#handled) return false;
    this.#handled = requested;
    return true;
  }

  /** Whether a request that has just arrived is one that an interrupt has overtaken. */
  overtook(): boolean {
    const was = this.#isLate;
    this.#isLate = false;
    return was;
  }

  #waitForLate(): void {
    const window = ++this.#windows;
    this.#isLate = true;
    void this.#world.settle(250, 4).then(() => {
      if (window === this.#windows) this.#isLate = false;
    });
  }
}
