/** What Benjamini and Hochberg's procedure makes of a family of tests. */
export interface Discoveries {
  /** Per test: the least false discovery rate at which it is rejected, in [0, 1]. */
  readonly q: Float64Array;
  /** Per test: 1 where it is rejected at the rate asked for. */
  readonly rejected: Uint8Array;
  /** How many are. */
  readonly count: number;
}

interface Family {
  /** False discovery rate. */
  readonly rate?: number;
  /** Tests of the family that were not made since their p is 1 (pairs that never met, say). */
  readonly untested?: number;
}

/**
 * Benjamini–Hochberg on natural logarithms of p values, so that p below 1e-308 keep their order: with p₍₁₎ ≤ … ≤ p₍m₎ those up to the
 * last p₍ᵢ₎ ≤ i·rate/m are rejected, q₍ᵢ₎ = min_{j≥i} m·p₍ⱼ₎/j. m counts the untested. O(m log m).
 * Y. Benjamini, Y. Hochberg, "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57 (1995) 289–300.
 */
export function benjaminiHochberg(lnP: Float64Array, {rate = 0.05, untested = 0}: Family = {}): Discoveries {
  const family = Math.log(lnP.length + untested);
  const order = Uint32Array.from(lnP.keys()).sort((a, b) => (lnP[a] ?? 0) - (lnP[b] ?? 0));
  const q = new Float64Array(lnP.length);
  const rejected = new Uint8Array(lnP.length);
  let least = 0;
  let count = 0;
  for (let place = order.length; place >= 1; place--) {
    const test = order[place - 1] ?? 0;
    least = Math.min(least, (lnP[test] ?? 0) + family - Math.log(place));
    q[test] = Math.exp(least);
    if (least > Math.log(rate)) continue;
    rejected[test] = 1;
    count++;
  }
  return {q, rejected, count};
}
