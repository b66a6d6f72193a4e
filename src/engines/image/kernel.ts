import {grown, instantiate, type WasmExports} from '../../math/webassembly.ts';
import {KERNEL} from './kernel-bytes.ts';

/** The loops of kernel.wat. Places are bytes from the begin of `memory`, which `bytes` shows. */
export interface Kernel {
  /** The memory with room for so many bytes; what was in it stays. */
  bytes(size: number): Uint8Array;
  /** Luma of `n` pixels of 3 or 4 channels. */
  luma(from: number, to: number, n: number, channels: number): void;
  /** Sums of each column of at most 257 rows, 16 bits each. */
  columns(from: number, width: number, rows: number, to: number): void;
  /** `n` rounded means of f × f pixels, from sums of columns. */
  means(from: number, to: number, n: number, f: number): void;
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
export const SLACK = 64;

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
