import {describe, expect, it} from '@jest/globals';
import {ModuleSearch, type Waiting} from '../../../../src/frontends/notebook/kernel/module-search.ts';

/** A system with one timer, which fails at a second, as tslab's does. */
function oneTimer(): Required<Waiting> & {pending: (() => void) | null} {
  return {
    pending: null,
    watchDirectory() {
      throw new Error('watched');
    },
    setTimeout(callback) {
      if (this.pending !== null) throw new Error('Unexpected pending rebuildTimer');
      return (this.pending = callback);
    },
    clearTimeout(timer) {
      if (timer !== this.pending) throw new Error('clearing unexpected timer');
      this.pending = null;
    },
  };
}

function updateProgramWithWatchStatus(): void {}
function invalidateResolutionsOfFailedLookup(): void {}

describe('ModuleSearch', () => {
  it('watches no folder, and tells of all of them when asked', () => {
    const search = new ModuleSearch();
    const system = oneTimer();
    search.take(system);
    const told: string[] = [];
    const hats = system.watchDirectory('/book/node_modules', path => told.push(path));
    system.watchDirectory('/book', path => told.push(path));
    search.again();
    hats.close();
    search.again();
    expect(told).toEqual(['/book/node_modules', '/book', '/book']);
  });
  it('leaves the one timer to the update', () => {
    const system = oneTimer();
    new ModuleSearch().take(system);
    const other = system.setTimeout(invalidateResolutionsOfFailedLookup, 250);
    const update = system.setTimeout(updateProgramWithWatchStatus, 250);
    expect(system.pending).toBe(updateProgramWithWatchStatus);
    system.clearTimeout(other);
    expect(system.pending).toBe(updateProgramWithWatchStatus);
    system.clearTimeout(update);
    expect(system.pending).toBeNull();
  });
  it('may be told of a folder while it tells', () => {
    const search = new ModuleSearch();
    const system = oneTimer();
    search.take(system);
    let told = 0;
    const again = (): void => {
      if (++told < 5) system.watchDirectory('/book', again);
    };
    system.watchDirectory('/book', again);
    search.again();
    expect(told).toBe(1);
  });
});
