export type StreamName = 'stdout' | 'stderr';

export interface StreamOutlet {
  send(name: StreamName, text: string): void;
  /** Calls `flush` of these streams soon. */
  soon(): void;
  /** Milliseconds. */
  now(): number;
}

/** Characters after which text is sent without waiting for more. */
const BATCH = 65_536;
/** Characters that may be on their way: a loop that prints makes hundreds of megabytes a second, which nobody reads. */
const MOST = 32 * 2 ** 20;
/** Characters a millisecond by which that allowance comes back. */
const REFILL = 8192;
/** Of what is left out, this much of the end is kept. */
const TAIL = 65_536;

/**
 * What is printed, in batches: sent when enough is together, when the other stream speaks, and by `flush`. Above what can be
 * on its way the middle is left out, and a line says how much.
 */
export class Streams {
  readonly #outlet: StreamOutlet;
  #name: StreamName = 'stdout';
  #parts: string[] = [];
  #length = 0;
  #isAwaited = false;
  #allowance = MOST;
  #filledAt: number;
  #tail = '';
  #leftOut = 0;

  constructor(outlet: StreamOutlet) {
    this.#outlet = outlet;
    this.#filledAt = outlet.now();
  }

  write(name: StreamName, text: string): void {
    if (text === '') return;
    if (name !== this.#name) {
      this.flush();
      this.#name = name;
    }
    this.#parts.push(text);
    this.#length += text.length;
    if (this.#length >= BATCH) this.#hand();
    else if (!this.#isAwaited) {
      this.#isAwaited = true;
      this.#outlet.soon();
    }
  }

  /** Sends what is there, and what is kept of what was left out. */
  flush(): void {
    this.#isAwaited = false;
    this.#hand();
    if (this.#leftOut === 0) return;
    const megabytes = (this.#leftOut / 1e6).toFixed(1);
    const text = `\n… ${megabytes} MB of output are left out …\n${this.#tail}`;
    this.#leftOut = 0;
    this.#tail = '';
    this.#outlet.send(this.#name, text);
  }

  #hand(): void {
    if (this.#length === 0) return;
    const text = this.#parts.join('');
    this.#parts = [];
    this.#length = 0;
    this.#refill();
    if (this.#leftOut === 0 && text.length <= this.#allowance) {
      this.#allowance -= text.length;
      this.#outlet.send(this.#name, text);
      return;
    }
    const kept = (this.#tail + text).slice(-TAIL);
    this.#leftOut += this.#tail.length + text.length - kept.length;
    this.#tail = kept;
  }

  #refill(): void {
    const now = this.#outlet.now();
    this.#allowance = Math.min(MOST, this.#allowance + (now - this.#filledAt) * REFILL);
    this.#filledAt = now;
  }
}
