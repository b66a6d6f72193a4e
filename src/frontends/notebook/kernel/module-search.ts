type Changed = (path: string) => void;

/** What the compiler asks of the system to hear of modules that came, and to wait with what it does then. */
export interface Waiting {
  watchDirectory?(path: string, changed: Changed, ...rest: readonly unknown[]): {close(): void};
  setTimeout?(callback: () => void, ...rest: readonly unknown[]): unknown;
  clearTimeout?(timer: unknown): void;
}

/** The compiler's function that brings the program up to date, which is all that tslab has a timer for. */
const UPDATE = 'updateProgramWithWatchStatus';

/** Stands for a timer that need not fire: every update begins with what it would do. */
const NEVER = Object.freeze({});

/**
 * Where modules that were not found may lie. The compiler would watch all of these folders: thousands in a project with packages, a
 * look twice a second at one that is missing; and when one changed, it asked for a second timer, at which tslab fails from then on.
 */
export class ModuleSearch {
  readonly #folders = new Map<object, {readonly path: string; readonly changed: Changed}>();

  /** Makes the compiler look when it is told to, instead of watching. */
  take(system: Waiting): void {
    const {setTimeout, clearTimeout} = system;
    system.watchDirectory = (path, changed) => {
      const watcher = {close: () => void this.#folders.delete(watcher)};
      this.#folders.set(watcher, {path, changed});
      return watcher;
    };
    system.setTimeout = (callback, ...rest) =>
      callback.name === UPDATE ? setTimeout?.call(system, callback, ...rest) : NEVER;
    system.clearTimeout = timer => {
      if (timer !== NEVER) clearTimeout?.call(system, timer);
    };
  }

  /** At the next update, whatever was not found is looked for anew. */
  again(): void {
    // A folder that says it changed itself stands for all that lies in it.
    for (const {path, changed} of [...this.#folders.values()]) changed(path);
  }
}
