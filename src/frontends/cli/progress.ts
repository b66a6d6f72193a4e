import {thousands} from '../../math/thousands.ts';
import type {World} from './world.ts';

export interface Progress {
  readonly show: (done: number, of: number | undefined) => void;
  readonly halves: (done: number, of: number) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

/** Rewrites one line of a terminal as items are read: how many of how many, and how long it will still take. */
export function progress(world: Pick<World, 'warn'>, now: () => number = Date.now): Progress {
  const start = now();
  let shown = false;
  return {
    show(done, of) {
      shown = true;
      if (of !== undefined && done >= of) {
        world.warn(`\r\u001b[KJudging ${thousands(of)} items`);
        return;
      }
      const left = of === undefined || done === 0 ? '' : `, ${seconds(((now() - start) / done) * (of - done))} left`;
      const total = of === undefined ? '' : ` of ${thousands(of)}`;
      world.warn(`\r\u001b[KReading ${thousands(done)}${total} items${left}`);
    },
    halves(done, of) {
      shown = true;
      world.warn(`\r\u001b[KScoring half-sample ${done + 1} of ${of}`);
    },
    clear() {
      if (shown) world.warn('\r\u001b[K');
    },
  };
}

function seconds(millis: number): string {
  const whole = Math.max(0, Math.ceil(millis / 1000));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
