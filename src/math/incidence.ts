import {sum} from './entropy.ts';
import {geometricTail} from './geometric-tail.ts';

/** What rounding leaves of a count from which all was taken away, and by how much it may miss a half. */
const NOTHING = 1e-9;

/** An expected count (captions with variants) as a whole number: the nearest, at least 1 where the tag occurs at all. */
export function wholeCount(n: number): number {
  return n > NOTHING ? Math.max(1, Math.round(n + NOTHING)) : 0;
}

/** How many tags are seen once (Q₁) and twice (Q₂), by whole counts. */
export function rareCounts(df: ArrayLike<number>): {readonly once: number; readonly twice: number} {
  let once = 0;
  let twice = 0;
  for (let i = 0; i < df.length; i++) {
    const n = wholeCount(df[i] ?? 0);
    if (n === 1) once++;
    else if (n === 2) twice++;
  }
  return {once, twice};
}

/** What sample coverage is estimated from. */
export interface RareUses {
  /** N: items, or what else is drawn. */
  readonly items: number;
  /** U, by whole counts, so that Q₁ is never more than it. */
  readonly uses: number;
  /** Q₁ and Q₂: tags seen once and twice. */
  readonly once: number;
  readonly twice: number;
}

export function rareUses(df: ArrayLike<number>, items: number): RareUses {
  let uses = 0;
  for (let i = 0; i < df.length; i++) uses += wholeCount(df[i] ?? 0);
  return {items, uses, ...rareCounts(df)};
}

/**
 * Good–Turing sample coverage for incidence data, Ĉ = 1 − (Q₁/U)·(N−1)Q₁ / ((N−1)Q₁ + 2Q₂): the share of tag use
 * that belongs to tags already seen. In [0, 1]; 1 when no tag occurs once; undefined without items or uses.
 * A. Chao, L. Jost, "Coverage-based rarefaction and extrapolation", Ecology 93 (2012) 2533–2547.
 */
export function sampleCoverage({items, uses, once, twice}: RareUses): number | undefined {
  if (uses === 0 || items < 1) return undefined;
  const unseen = (items - 1) * once;
  return once === 0 || unseen === 0 ? 1 : 1 - (once / uses) * (unseen / (unseen + 2 * twice));
}

/**
 * Chao–Wang–Jost estimator of entropy from incidence frequencies, in nats: what −Σ p ln p would be had every tag been
 * seen. With y = df, A the estimated mean chance of a tag seen once:
 * Ĥ = (N/U)·[Σ (y/N)·Σ_{k=y}^{N−1} 1/k + (Q₁/N)·Σ_{r≥N} (1−A)^{r−N+1}/r] + ln(U/N).
 * Undefined below two items or without uses. O(N + V).
 * A. Chao, Y. T. Wang, L. Jost, "Entropy and the species accumulation curve", Methods in Ecology and Evolution 4 (2013).
 */
export function incidenceEntropy(df: ArrayLike<number>, items: number): number | undefined {
  const uses = sum(df);
  if (!(uses > 0) || items < 2) return undefined;
  const {once, twice} = rareCounts(df);
  const harmonic = tailHarmonics(items);
  const seen = new Float64Array(df.length);
  for (let i = 0; i < df.length; i++) {
    const y = Math.min(items, wholeCount(df[i] ?? 0));
    seen[i] = (y / items) * (harmonic[y] ?? 0);
  }
  return (items / uses) * (sum(seen) + unseenPart(items, once, twice)) + Math.log(uses / items);
}

/** (Q₁/N)·Σ_{r≥N} (1−A)^{r−N+1}/r: what tags that were not seen add. */
export function unseenPart(items: number, once: number, twice: number): number {
  return once === 0 ? 0 : (once / items) * geometricTail(slack(items, once, twice), items);
}

/** A: estimated mean incidence probability of the tags seen exactly once. In (0, 1]. */
function slack(items: number, once: number, twice: number): number {
  if (twice > 0) return (2 * twice) / ((items - 1) * once + 2 * twice);
  return 2 / ((items - 1) * (once - 1) + 2);
}

/** h[y] = Σ_{k=y}^{N−1} 1/k for y = 1 … N, summed from the small end; h[0] = 0. */
export function tailHarmonics(items: number): Float64Array {
  const h = new Float64Array(items + 1);
  for (let y = items - 1; y >= 1; y--) h[y] = (h[y + 1] ?? 0) + 1 / y;
  return h;
}
