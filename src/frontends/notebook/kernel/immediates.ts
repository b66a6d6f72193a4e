import {syncBuiltinESMExports} from 'node:module';
import timers from 'node:timers';
import promises from 'node:timers/promises';
import {promisify} from 'node:util';

type Callback = (...args: readonly unknown[]) => void;
type Divert = (callback: Callback, ...args: readonly unknown[]) => NodeJS.Immediate;

/**
 * Immediates of the user's code run in turns of their own. Where one of several is terminated within Node's queue, the queue is
 * left with an entry that it can neither run nor pass, and tries for ever: the kernel would be lost.
 */
export function divertImmediates(turn: (work: () => void) => void): void {
  const set = globalThis.setImmediate;
  const clear = globalThis.clearImmediate;
  const cleared = new WeakSet<object>();
  const divert: Divert = (callback, ...args) => {
    // Node says itself what is wrong with anything else.
    if (typeof callback !== 'function') return set(callback);
    const immediate: NodeJS.Immediate = set(() =>
      turn(() => {
        if (!cleared.has(immediate)) callback(...args);
      }),
    );
    return immediate;
  };
  const later = promises.setImmediate;
  const promised: typeof later = async (value, options) => {
    if (options?.signal !== undefined) return later(value, options);
    await new Promise<void>(done => divert(() => done()));
    return value as never;
  };
  const stop = (immediate: unknown): void => {
    if (typeof immediate === 'object' && immediate !== null) cleared.add(immediate);
    clear(immediate as never);
  };
  const replaced = Object.assign(divert, {[promisify.custom]: promised});
  for (const owner of [globalThis, timers]) Object.assign(owner, {setImmediate: replaced, clearImmediate: stop});
  Object.assign(promises, {setImmediate: promised});
  syncBuiltinESMExports();
}
