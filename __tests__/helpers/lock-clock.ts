import type {LockTime} from '../../src/engines/models/folder-lock.ts';

export interface LockClock extends LockTime {
  /** Lets time pass without anybody who waits. */
  readonly pass: (millis: number) => void;
}

/** A clock that goes where somebody pauses. After every step it calls what others do meanwhile. */
export function lockClock(meanwhile: (seconds: number) => void = () => {}): LockClock {
  let now = 0;
  const beats = new Set<{readonly millis: number; next: number; readonly call: () => void}>();
  const pass = (millis: number): void => {
    now += millis;
    for (const beat of [...beats]) {
      for (; beats.has(beat) && beat.next <= now; beat.next += beat.millis) beat.call();
    }
    meanwhile(now / 1000);
  };
  return {
    now: () => now,
    pass,
    pause: async millis => {
      pass(millis);
      await new Promise(resolve => setImmediate(resolve));
    },
    every: (millis, call) => {
      const beat = {millis, next: now + millis, call};
      beats.add(beat);
      return () => beats.delete(beat);
    },
  };
}
