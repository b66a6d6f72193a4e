import type {SeenSoFar} from '../../engines/image/look.ts';
import {thousands} from '../../math/thousands.ts';
import type {World} from './world.ts';

export interface Progress {
  readonly show: (done: number, of: number | undefined) => void;
  readonly images: (done: number, of: number, seen: SeenSoFar) => void;
  readonly model: (done: number, of: number) => void;
  readonly halves: (done: number, of: number) => void;
  /** Takes the line away again. */
  readonly clear: () => void;
}

/** A terminal is written to no more often. */
const SHOWN_MS = 100;
/** A line that runs over the end of a terminal of 80 columns is not taken away whole. */
const COLUMNS = 79;

/** Rewrites one line of a terminal as items are read: how many of how many, and how long it will still take. */
export function progress(world: Pick<World, 'warn'>, now: () => number = Date.now): Progress {
  const begin = now();
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
      const left = of === undefined || done === 0 ? '' : `, ${seconds(((now() - begin) / done) * (of - done))} left`;
      const total = of === undefined ? '' : ` of ${thousands(of)}`;
      world.warn(`\r\u001b[KReading ${thousands(done)}${total} items${left}`);
    },
    images(done, of, seen) {
      const time = now();
      imagesFrom ??= {time, done: done - 1};
      if (done < of && time - shownAt < SHOWN_MS) return;
      shown = true;
      shownAt = time;
      const each = (time - imagesFrom.time) / Math.max(1, done - imagesFrom.done);
      const rate =
        each > 0 ? [`${thousands(Math.round(1000 / each))} a second`, `${seconds(each * (of - done))} left`] : [];
      const start = `Looking at ${thousands(done)} of ${thousands(of)} images`;
      world.warn(`\r\u001b[K${fitting(start, [...rate, ...seenWords(seen)])}`);
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

/** Failures first: where there is no room for both, they matter more. */
function seenWords({bytes, failed}: SeenSoFar): string[] {
  return [...(failed === 0 ? [] : [`${thousands(failed)} not readable`]), ...(bytes === 0 ? [] : [size(bytes)])];
}

function size(bytes: number): string {
  return bytes < 2 ** 30 ? `${Math.ceil(bytes / 2 ** 20)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

/** So many of the parts as have room. */
function fitting(start: string, parts: readonly string[]): string {
  let line = start;
  for (const part of parts) if (line.length + part.length + 2 <= COLUMNS) line += `, ${part}`;
  return line;
}

function seconds(millis: number): string {
  const whole = Math.max(0, Math.ceil(millis / 1000));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
