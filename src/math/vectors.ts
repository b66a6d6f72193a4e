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

/**
 * Two vectors against many, four of the many at a time: eight products then share six numbers that are read, which halves the
 * time. Absent vectors give NaN.
 */
export function dotsWithTwo(
  one: Float32Array,
  other: Float32Array,
  many: readonly (Float32Array | null)[],
): readonly [Float64Array, Float64Array] {
  const [out, outer] = [new Float64Array(many.length).fill(NaN), new Float64Array(many.length).fill(NaN)];
  const present = [...many.keys()].filter(i => many[i] !== null);
  for (let at = 0; at < present.length; at += 4) {
    // The last ones are counted with the last again, which is written over with the same.
    const [i = 0, j = i, k = j, l = k] = present.slice(at, at + 4);
    const [a, b, c, d] = [many[i], many[j], many[k], many[l]];
    if (!a || !b || !c || !d) continue;
    let [p, q, r, s, t, u, v, w] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let n = 0; n < one.length; n++) {
      // Written out: a pattern would make a list a turn.
      const x = one[n] ?? 0;
      const y = other[n] ?? 0;
      const e = a[n] ?? 0;
      const f = b[n] ?? 0;
      const g = c[n] ?? 0;
      const h = d[n] ?? 0;
      p += x * e;
      q += x * f;
      r += x * g;
      s += x * h;
      t += y * e;
      u += y * f;
      v += y * g;
      w += y * h;
    }
    [out[i], out[j], out[k], out[l]] = [p, q, r, s];
    [outer[i], outer[j], outer[k], outer[l]] = [t, u, v, w];
  }
  return [out, outer];
}
