import type {DisplayMessage} from '../host-contract.ts';
import type {Connection} from './connection.ts';
import type {ControlThread} from './control-thread.ts';
import {EngineHolder} from './engine-holder.ts';
import {Interrupted} from './errors.ts';
import {History} from './history.ts';
import {Interrupts} from './interrupt.ts';
import type {Log} from './log.ts';
import type {Outbox} from './outbox.ts';
import {Prompts} from './prompts.ts';
import {jsonOf} from './render.ts';
import type {Request, RequestQueue} from './queue.ts';
import type {SharedState} from './shared-state.ts';
import type {Wire} from './sockets.ts';
import {Streams} from './streams.ts';
import type {Turns} from './turns.ts';
import type {Incoming} from './wire.ts';

/** What the kernel is made of before it knows of cells. */
export interface Parts {
  readonly connection: Connection;
  readonly state: SharedState;
  readonly turns: Turns;
  readonly control: ControlThread;
  readonly outbox: Outbox;
  readonly stdin: Wire;
  readonly shell: Wire;
  readonly log: Log;
  /** Of the notebook. */
  readonly folder: string;
}

/** What the cells of one session share. */
export class Room {
  readonly parts: Parts;
  readonly history: History = new History();
  readonly streams: Streams;
  readonly prompts: Prompts;
  readonly interrupts: Interrupts;
  readonly engine: EngineHolder;
  readonly queue: RequestQueue;
  /** Cells that were counted. */
  count = 0;
  /** The cell that outputs belong to: the running one, else the last. */
  #cell: Incoming | null = null;
  #isSilent = false;
  readonly #heardSignal = (): void => {
    const {turns, state} = this.parts;
    turns.kernel(() => this.interrupts.handle(state.nextInterrupt(), Date.now()));
  };

  constructor(parts: Parts, makeQueue: (room: Room) => RequestQueue) {
    this.parts = parts;
    const {state, control, outbox, stdin, folder} = parts;
    this.streams = new Streams({
      send: (name, text) => this.publish('stream', {name, text}),
      soon: () => control.after(50, () => this.streams.flush()),
      now: () => performance.now(),
    });
    this.prompts = new Prompts((prompt, password) => {
      this.streams.flush();
      if (this.#cell !== null) outbox.answer(stdin, this.#cell, 'input_request', {prompt, password});
    });
    this.interrupts = new Interrupts({
      state,
      cancel: () => this.#cancel(),
      settle: async (millis, rounds) => {
        await new Promise<void>(resolve => control.after(millis, resolve));
        for (let i = 0; i < rounds; i++) await control.trip();
      },
      now: Date.now,
    });
    const beforeRun = (): void => {
      if (this.queue.current !== null && this.engine.loaded !== null && this.interrupts.take()) throw new Interrupted();
    };
    this.engine = new EngineHolder({state, folder, beforeRun, publish: message => this.display(message)});
    this.queue = makeQueue(this);
    this.#listenToSignals();
  }

  /** Outputs are of this cell from now on. A silent one shows nothing, and what came before it stays the last. */
  begin(cell: Incoming, isSilent: boolean): () => void {
    const before = this.#cell;
    this.#cell = cell;
    this.#isSilent = isSilent;
    return () => {
      this.#isSilent = false;
      if (isSilent) this.#cell = before;
    };
  }

  get allowsPrompts(): boolean {
    return this.#cell?.content['allow_stdin'] === true;
  }

  /** An output of the current cell. */
  publish(type: string, content: Readonly<Record<string, unknown>>): void {
    if (!this.#isSilent) this.parts.outbox.publish(type, content, this.#cell?.header ?? null);
  }

  /** `display_data`, or an update of what was displayed. */
  display({data, metadata = {}, transient = {}, update = false}: DisplayMessage): void {
    this.parts.state.inKernel(() => {
      const content = {data: jsonOf(data), metadata: jsonOf(metadata) ?? {}, transient: jsonOf(transient) ?? {}};
      if (content.data === null)
        throw new TypeError('What is displayed has to be an object of JSON values by media type.');
      this.streams.flush();
      this.publish(update ? 'update_display_data' : 'display_data', content);
    });
  }

  /** Code of the user on behalf of a request; throws at once when that was interrupted. */
  async step<T>(request: Request, work: () => T | Promise<T>): Promise<T> {
    if (request.isCancelled) throw new Interrupted();
    return this.parts.turns.user(work);
  }

  /** Node takes listeners off while a script runs, and does not put them back when it was terminated. */
  #listenToSignals(): void {
    if (!process.listeners('SIGINT').includes(this.#heardSignal)) process.on('SIGINT', this.#heardSignal);
  }

  #cancel(): boolean {
    const {turns, shell, stdin} = this.parts;
    // A termination may have taken with it what listens.
    shell.listen();
    stdin.listen();
    this.#listenToSignals();
    const execution = this.queue.execution;
    if (execution === null) return false;
    execution.isCancelled = true;
    if (execution !== this.queue.current) return true;
    const tellPrompts = this.prompts.cancel();
    turns.release(() => {
      this.engine.loaded?.interrupt();
      tellPrompts();
    });
    turns.cancel(new Interrupted());
    return true;
  }
}
