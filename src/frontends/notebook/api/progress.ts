import process from 'node:process';
import {cleanText} from '../../../plots/clean-text.ts';
import {thousands} from '../../../math/thousands.ts';
import {markup} from '../../html/html.ts';
import type {Bundle, Host} from '../host-contract.ts';
import {findHost} from './host.ts';
import {givenOptions} from './given-options.ts';

export interface ProgressOptions {
  /** What is done: "Reading captions". */
  readonly label?: string;
  /** What is counted: "items". */
  readonly unit?: string;
}

/** How far something is. */
export interface Progress {
  /** So many are done. */
  update(done: number, of?: number): void;
  /** It is over: what was shown becomes this line, or nothing. */
  done(text?: string): void;
}

/** What a progress writes to; a test gives its own. */
export interface ProgressWorld {
  readonly host: Host | null;
  readonly terminal: {readonly isTTY?: boolean; write(text: string): unknown};
  now(): number;
}

/** Work that takes less is not spoken of. */
const QUIET_MS = 1000;
const LEAST_MS = 200;

let count = 0;

/** A bar that appears when something takes longer than a second: in notebooks as an output, on a terminal as a line, elsewhere not at all. */
export function progress(
  total: number | null,
  options: ProgressOptions = {},
  world: ProgressWorld = {host: findHost(), terminal: process.stderr, now: Date.now},
): Progress {
  const show = shower(world);
  const start = world.now();
  let shownAt = -Infinity;
  let most = total;
  return {
    update(done, of) {
      most = of ?? most;
      const now = world.now();
      if (now - start < QUIET_MS || now - shownAt < LEAST_MS) return;
      shownAt = now;
      show(bundleOf(done, most, options));
    },
    done(text) {
      if (shownAt > -Infinity) show(text === undefined ? null : {'text/plain': text});
    },
  };
}

function bundleOf(done: number, total: number | null, options: ProgressOptions): Bundle {
  const {label = '', unit = ''} = givenOptions(options);
  const amount = total === null ? thousands(done) : `${thousands(done)} of ${thousands(total)}`;
  const text = cleanText([label, amount, unit].filter(word => word !== '').join(' '), 120);
  const bar =
    total === null
      ? markup`<progress></progress>`
      : markup`<progress max="${total}" value="${Math.min(done, total)}"></progress>`;
  return {'text/plain': text, 'text/html': markup`<div>${bar} ${text}</div>`.toString()};
}

/** Shows one thing in the place of what was shown before; null takes it away. */
function shower({host, terminal}: ProgressWorld): (data: Bundle | null) => void {
  if (host !== null) {
    const transient = {display_id: `tagnosis-progress-${process.pid}-${++count}`};
    let update = false;
    return data => {
      // An output cannot be taken back: an empty one is hardly seen.
      host.publish({data: data ?? {'text/plain': '', 'text/html': ''}, transient, update});
      update = true;
    };
  }
  if (terminal.isTTY !== true) return () => {};
  return data => terminal.write(`\r\u001b[K${data === null ? '' : String(data['text/plain'])}`);
}
