import {grown, instantiate, type WasmExports} from '../../math/webassembly.ts';
import {KERNEL} from './kernel-bytes.ts';

/** The loops of kernel.wat. Places are bytes from the begin of `memory`, which `bytes` shows. */
export interface Kernel {
  /** The memory with room for so many bytes; what was in it stays. */
  bytes(size: number): Uint8Array;
  /** Luma of `n` pixels of 3 or 4 channels. */
  luma(from: number, to: number, n: number, channels: number): void;
  /** Adds up each column, 16 bits each, to what is there: at most 257 rows. */
  columns(from: number, width: number, rows: number, to: number): void;
  /** A row of rounded means of f × f pixels out of f rows; sums of their columns lie at `sums` meanwhile. */
  means: (from: number, width: number, f: number, sums: number, to: number) => void;
  /** Sum and sum of squares of the Laplacian, as two numbers of 64 bits. */
  edges(from: number, width: number, height: number, to: number): void;
  /** The first three channels of `n` pixels of 3 or 4, each a plane. */
  apart: (from: number, n: number, channels: number, red: number, green: number, blue: number) => void;
  /** One pass of resampling: output x of row y goes to `to + x · stride + y`. */
  weigh: (
    from: number,
    width: number,
    rows: number,
    table: number,
    outputs: number,
    to: number,
    stride: number,
  ) => void;
}

/** Bytes that loops may read or write past the end of what they are given. */
export const SLACK = 128;

let known: Kernel | null | undefined;

/** The kernel of this thread; null where the engine has no WebAssembly of vectors. */
export function kernel(): Kernel | null {
  known ??= instantiated();
  return known;
}

function instantiated(): Kernel | null {
  const loops = instantiate(KERNEL) as (Omit<Kernel, 'bytes'> & WasmExports) | null;
  return loops === null ? null : {...loops, bytes: size => new Uint8Array(grown(loops.memory, size))};
}
