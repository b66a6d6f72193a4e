import v8 from 'node:v8';

/** By how much the heap may grow between two collections while the compiler works; V8 itself takes up to fourfold. */
const GROWTH = 25;

/**
 * Runs the compiler in a heap that grows slowly: it leaves some megabytes of garbage with every cell, and most kernels wait for
 * their user most of the time. What a cell computes is collected as V8 likes best.
 */
export function frugally<T>(work: () => T): T {
  v8.setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  try {
    return work();
  } finally {
    v8.setFlagsFromString('--heap-growing-percent=0');
  }
}
