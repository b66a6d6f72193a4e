/** Σ aᵢ bᵢ in double precision. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The vector of length one in the direction of the sum; null where there is none. */
export function unitSum(vectors: readonly Float32Array[]): Float32Array | null {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  const length = Math.sqrt(dot(sum, sum));
  return length > 0 && Number.isFinite(length) ? Float32Array.from(sum, x => x / length) : null;
}

/** One vector against many; absent ones give NaN. O(vectors × length). */
export function dotsWith(one: ArrayLike<number>, many: readonly (Float32Array | null)[]): Float64Array {
  return Float64Array.from(many, vector => (vector === null ? NaN : dot(one, vector)));
}
