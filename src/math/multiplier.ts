import {MULTIPLY} from './multiply-bytes.ts';
import {grown, instantiate, type WasmExports} from './webassembly.ts';

/** Vectors that are multiplied with one another at once, of either side. */
export const SIDE = 4;

/** Sums of products of numbers that are laid out in its arrays: number by number, each of four vectors. */
export interface Multiplier {
  /** Four vectors. */
  readonly panel: Float64Array;
  /** Groups of four vectors, one after the other. */
  readonly laid: Float64Array;
  /** Per group sixteen sums: those of its first vector with each of the panel, and so on. */
  readonly sums: Float64Array;
  /** Multiplies the panel with so many groups; each sum goes on number by number, from the first to the last. */
  multiply(groups: number): void;
}

interface Size {
  /** At most. */
  readonly groups: number;
  /** Numbers of a vector. */
  readonly length: number;
}

const BYTES = 8;

interface Loop extends WasmExports {
  multiply(panel: number, laid: number, groups: number, length: number, to: number): void;
}

/** By vectors of WebAssembly, two numbers at a time: a third of the time. Null where there are none, or no room. */
export function fastMultiplier({groups, length}: Size): Multiplier | null {
  const loop = instantiate(MULTIPLY) as Loop | null;
  if (loop === null) return null;
  const [panel, laid, sums] = [SIDE * length, SIDE * length * groups, SIDE * SIDE * groups];
  try {
    const buffer = grown(loop.memory, (panel + laid + sums) * BYTES);
    return {
      panel: new Float64Array(buffer, 0, panel),
      laid: new Float64Array(buffer, panel * BYTES, laid),
      sums: new Float64Array(buffer, (panel + laid) * BYTES, sums),
      multiply: some => loop.multiply(0, panel * BYTES, some, length, (panel + laid) * BYTES),
    };
  } catch {
    return null;
  }
}

/** In plain words, and equal to the last bit. */
export function plainMultiplier({groups, length}: Size): Multiplier {
  const panel = new Float64Array(SIDE * length);
  const laid = new Float64Array(SIDE * length * groups);
  const sums = new Float64Array(SIDE * SIDE * groups);
  return {
    panel,
    laid,
    sums,
    multiply(some) {
      for (let group = 0; group < some; group++) {
        const from = group * panel.length;
        for (let lane = 0; lane < SIDE; lane += 2)
          twoWithFour(panel, laid, {from: from + lane, to: sums.subarray((group * SIDE + lane) * SIDE)});
      }
    },
  };
}

interface Two {
  /** Where the first number of the first of two neighbours lies. */
  readonly from: number;
  /** For eight sums. */
  readonly to: Float64Array;
}

/** Eight products share six reads. */
function twoWithFour(panel: Float64Array, laid: Float64Array, {from, to}: Two): void {
  let [p, q, r, s, t, u, v, w] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let a = 0, b = from; a < panel.length; a += SIDE, b += SIDE) {
    // Written out: a pattern would make a list a turn.
    const x = laid[b] ?? 0;
    const y = laid[b + 1] ?? 0;
    const e = panel[a] ?? 0;
    const f = panel[a + 1] ?? 0;
    const g = panel[a + 2] ?? 0;
    const h = panel[a + 3] ?? 0;
    p += x * e;
    q += x * f;
    r += x * g;
    s += x * h;
    t += y * e;
    u += y * f;
    v += y * g;
    w += y * h;
  }
  to.set([p, q, r, s, t, u, v, w]);
}
