/**
 * The non-decreasing sequence nearest to `values` in least squares, by pool-adjacent-violators: neighbours that fall are
 * pooled to their mean until none does. O(n).
 * M. Ayer et al., "An Empirical Distribution Function for Sampling with Incomplete Information", Ann. Math. Stat. 26 (1955).
 */
export function nonDecreasing(values: ArrayLike<number>): Float64Array {
  const pools: {sum: number; size: number}[] = [];
  for (let i = 0; i < values.length; i++) {
    let pool = {sum: values[i] ?? 0, size: 1};
    for (let last = pools.at(-1); last !== undefined && falls(last, pool); last = pools.at(-1)) {
      pool = {sum: last.sum + pool.sum, size: last.size + pool.size};
      pools.pop();
    }
    pools.push(pool);
  }
  return Float64Array.from(pools.flatMap(({sum, size}) => Array.from({length: size}, () => sum / size)));
}

interface Pool {
  readonly sum: number;
  readonly size: number;
}

function falls(a: Pool, b: Pool): boolean {
  return a.sum / a.size > b.sum / b.size;
}
