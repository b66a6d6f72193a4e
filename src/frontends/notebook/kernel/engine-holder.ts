import {type Engine, type EngineWorld, noEngine, openEngine, runPrelude} from './engine.ts';
import {diagnosticsFailure, type Failure, thrownFailure} from './errors.ts';

/** The engine, loaded when it is first needed or when there is time: that takes a second or two. */
export class EngineHolder {
  readonly #world: EngineWorld;
  #opening: Promise<Engine> | null = null;
  #engine: Engine | null = null;
  #complaint: string | null = null;

  constructor(world: EngineWorld) {
    this.#world = world;
  }

  /** Rejects, every time, when the engine is not there. */
  get(): Promise<Engine> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** The engine if it is loaded. */
  get loaded(): Engine | null {
    return this.#engine;
  }

  /** Why the first cell has to do without what is there without import; told once. */
  takeComplaint(): string | null {
    const complaint = this.#complaint;
    this.#complaint = null;
    return complaint;
  }

  async #open(): Promise<Engine> {
    let engine: Engine;
    try {
      engine = openEngine(this.#world);
    } catch (cause) {
      throw noEngine(cause);
    }
    const outcome = await runPrelude(engine, this.#world.folder);
    if (outcome.kind === 'diagnostics') this.#complain(diagnosticsFailure(outcome.diagnostics, 'prelude'));
    else if (outcome.kind === 'thrown') this.#complain(thrownFailure(outcome.error));
    this.#engine = engine;
    return engine;
  }

  #complain({evalue}: Failure): void {
    this.#complaint = `What every cell has without import is missing: ${evalue}\n`;
  }
}
