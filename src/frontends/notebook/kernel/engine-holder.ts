import {type Engine, type EngineWorld, noEngine, openEngine} from './engine.ts';

/** The engine, loaded when it is first needed or when there is time: that takes a second or two. */
export class EngineHolder {
  readonly #world: EngineWorld;
  #opening: Promise<Engine> | null = null;
  #engine: Engine | null = null;

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

  async #open(): Promise<Engine> {
    try {
      this.#engine = openEngine(this.#world);
    } catch (cause) {
      throw noEngine(cause);
    }
    return this.#engine;
  }
}
