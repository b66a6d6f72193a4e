import {SCAN_CODES} from './scan-codes-bytes.ts';
import {grown, instantiate, type WasmExports} from './webassembly.ts';

interface Loop extends WasmExports {
  /** Compares the code at `one` with those from `from` to `end`; returns where the next hit would be stored. */
  scan(one: number, from: number, end: number, radius: number, to: number): number;
}

/** Compares codes of 64 bits in runs, several times as fast as a loop of JavaScript can. */
export interface CodeScanner {
  /** Puts codes in place of those before. */
  load(high: Uint32Array, low: Uint32Array): void;
  /** How many of the codes from `from` to before `to` are within the radius of code `one`: their places begin `hits`. */
  near(one: number, from: number, to: number, radius: number): number;
  readonly hits: Uint32Array;
}

const CODE = 8;
const HIT = 4;

/** A scanner of `n` codes; null where there is no WebAssembly, or no room for it. */
export function scanCodes(n: number): CodeScanner | null {
  const loop = instantiate(SCAN_CODES) as Loop | null;
  if (loop === null) return null;
  try {
    const buffer = grown(loop.memory, n * (CODE + HIT));
    const words = new Uint32Array(buffer, 0, 2 * n);
    return {
      load(high, low) {
        for (let i = 0, at = 0; i < n; i++) {
          words[at++] = low[i] ?? 0;
          words[at++] = high[i] ?? 0;
        }
      },
      near: (one, from, to, radius) =>
        ((loop.scan(one * CODE, from * CODE, to * CODE, radius, n * CODE) >>> 0) - n * CODE) / HIT,
      hits: new Uint32Array(buffer, n * CODE, n),
    };
  } catch {
    return null;
  }
}
