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

/**
 * One vector against many, four of the many at a time: each number of the one is then read once for four. Absent vectors give
 * NaN. O(vectors × length).
 */
export function dotsWith(one: ArrayLike<number>, many: readonly (Float32Array | null)[]): Float64Array {
  const out = new Float64Array(many.length).fill(NaN);
  const present: number[] = [];
  for (const [i, vector] of many.entries()) if (vector !== null) present.push(i);
  let at = 0;
  for (; at + 3 < present.length; at += 4) {
    const [i, j, k, l] = [present[at] ?? 0, present[at + 1] ?? 0, present[at + 2] ?? 0, present[at + 3] ?? 0];
    const [a, b, c, d] = [many[i], many[j], many[k], many[l]];
    if (!a || !b || !c || !d) continue;
    let [p, q, r, s] = [0, 0, 0, 0];
    for (let n = 0; n < one.length; n++) {
      const x = one[n] ?? 0;
      p += x * (a[n] ?? 0);
      q += x * (b[n] ?? 0);
      r += x * (c[n] ?? 0);
      s += x * (d[n] ?? 0);
    }
    out[i] = p;
    out[j] = q;
    out[k] = r;
    out[l] = s;
  }
  for (; at < present.length; at++) {
    const i = present[at] ?? 0;
    out[i] = dot(one, many[i] ?? []);
  }
  return out;
}
