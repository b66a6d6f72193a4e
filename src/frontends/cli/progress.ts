import {thousands} from '../../math/thousands.ts';
import type {World} from './world.ts';

export interface Progress {
  readonly show: (done: number, of: number | undefined) => void;
  readonly images: (done: number, of: number) => void;
  readonly model: (done: number, of: number) => void;
  readonly halves: (done: number, of: number) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

/** A terminal is written to no more often. */
const SHOWN_MS = 100;

/** Rewrites one line of a terminal as items are read: how many of how many, and how long it will still take. */
export function progress(world: Pick<World, 'warn'>, now: () => number = Date.now): Progress {
  const start = now();
  let shown = false;
  let shownAt = -Infinity;
  let imagesFrom: {readonly time: number; readonly done: number} | undefined;
  let modelFrom: typeof imagesFrom;
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
    images(done, of) {
      const time = now();
      imagesFrom ??= {time, done: done - 1};
      if (done < of && time - shownAt < SHOWN_MS) return;
      shown = true;
      shownAt = time;
      const each = (time - imagesFrom.time) / Math.max(1, done - imagesFrom.done);
      const rate =
        each > 0 ? `, ${thousands(Math.round(1000 / each))} a second, ${seconds(each * (of - done))} left` : '';
      world.warn(`\r\u001b[KLooking at ${thousands(done)} of ${thousands(of)} images${rate}`);
    },
    model(done, of) {
      const time = now();
      modelFrom ??= {time, done: done - 1};
      if (done < of && time - shownAt < SHOWN_MS) return;
      shown = true;
      shownAt = time;
      const each = (time - modelFrom.time) / Math.max(1, done - modelFrom.done);
      const left = each > 0 ? `, ${seconds(each * (of - done))} left` : '';
      world.warn(`\r\u001b[KShowing ${thousands(done)} of ${thousands(of)} images and texts to the model${left}`);
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
