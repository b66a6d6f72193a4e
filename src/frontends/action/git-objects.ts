import {spawn} from 'node:child_process';
import {closeSync, readSync, writeSync} from 'node:fs';
import {TagnosisError} from '../../errors.ts';
import type {NamedPipe} from './named-pipes.ts';

/** Names that are asked for at once: few enough to fit into any pipe, so that neither side ever waits for the other to read. */
const PIECE = 60;
const FIRST_BYTES = 1 << 16;
const LINE_FEED = 10;

interface GitObjectsOptions {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether answers hold contents, as those of `cat-file --batch` do. */
  readonly hasContents: boolean;
  readonly asking: NamedPipe;
  readonly answering: NamedPipe;
}

/** A process of Git that stays, and answers for one name of an object after the other. */
export class GitObjects {
  readonly #hasContents: boolean;
  readonly #ask: number;
  readonly #told: number;
  #held = Buffer.alloc(0);
  /** Bytes that came, and those of complete answers. */
  #length = 0;
  #at = 0;

  constructor({args, env, hasContents, asking, answering}: GitObjectsOptions) {
    this.#hasContents = hasContents;
    [this.#ask, this.#told] = [asking.write, answering.read];
    const child = spawn('git', args, {env, stdio: [asking.read, answering.write, 'ignore']});
    // What went wrong is seen where its answer ends.
    child.on('error', () => {});
    child.unref();
    // It ends when nobody can ask it any more, and its end is seen when nobody else can write.
    for (const end of [asking.read, answering.write]) closeSync(end);
  }

  /** What it prints for names, one a line. */
  answers(input: string): Buffer {
    const names = input.trimEnd().split('\n');
    this.#held = Buffer.allocUnsafeSlow(FIRST_BYTES);
    [this.#length, this.#at] = [0, 0];
    for (let from = 0; from < names.length; from += PIECE) {
      const piece = names.slice(from, from + PIECE);
      this.#write(`${piece.join('\n')}\n`);
      for (let left = piece.length; left > 0; left--) this.#takeOne();
    }
    const told = this.#held.subarray(0, this.#length);
    this.#held = Buffer.alloc(0);
    return told;
  }

  close(): void {
    for (const end of [this.#ask, this.#told]) closeSync(end);
  }

  #write(text: string): void {
    const bytes = Buffer.from(text);
    try {
      for (let from = 0; from < bytes.length;) from += writeSync(this.#ask, bytes, from);
    } catch (cause) {
      throw ended(cause);
    }
  }

  #takeOne(): void {
    for (;;) {
      const end = this.#held.subarray(0, this.#length).indexOf(LINE_FEED, this.#at);
      const next = end < 0 ? this.#length + 1 : this.#endOfAnswer(end);
      if (next <= this.#length) {
        this.#at = next;
        return;
      }
      this.#makeRoom(next);
      const came = readSync(this.#told, this.#held, this.#length, this.#held.length - this.#length, null);
      if (came === 0) throw ended();
      this.#length += came;
    }
  }

  /** Of the answer whose first line ends there. */
  #endOfAnswer(end: number): number {
    const head = this.#held.toString('latin1', this.#at, end);
    const size = this.#hasContents && !head.endsWith(' missing') ? Number(head.split(' ')[2]) + 1 : 0;
    return end + 1 + size;
  }

  #makeRoom(most: number): void {
    if (most <= this.#held.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * most);
    this.#held.copy(larger, 0, 0, this.#length);
    this.#held = larger;
  }
}

function ended(cause?: unknown): TagnosisError {
  return new TagnosisError('git-unknown-revision', 'Git stopped to answer: it ended.', {
    hint: 'Check the revision.',
    cause,
  });
}
