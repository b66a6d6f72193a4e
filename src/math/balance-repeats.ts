import {classWeights, imbalanceRatio} from './class-weights.ts';
import {shannonEntropy} from './entropy.ts';

/** How much a small group is lifted: to an equal share, by its effective number of samples, or half-way. */
export type Weighting = 'inverse' | 'effective' | 'sqrt';

export interface BalanceOptions {
  readonly weighting: Weighting;
  /** More repeats of few pictures are memorised. */
  readonly most: number;
  /** Of the effective number, in [0, 1); 1 − 1/N when absent. */
  readonly beta?: number;
}

/**
 * Whole repeats that level groups of n_g items: r_g = w_g / min w, rounded half up and kept within 1 … most. `inverse`
 * w = N/(K·n_g), `effective` w = (1 − β)/(1 − β^n_g), `sqrt` the root of `inverse`. A group without items gets 1.
 */
export function balancedRepeats(sizes: readonly number[], {weighting, most, beta}: BalanceOptions): number[] {
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const classes = sizes.filter(n => n > 0).length;
  const weights = sizes.map(n => {
    const all = classWeights(n, {total, classes, ...(beta === undefined ? {} : {beta})});
    if (all === undefined) return undefined;
    return weighting === 'effective' ? all.effective : weighting === 'sqrt' ? Math.sqrt(all.inverse) : all.inverse;
  });
  const least = Math.min(...weights.filter(weight => weight !== undefined));
  return weights.map(weight =>
    weight === undefined ? 1 : Math.max(1, Math.min(most, Math.floor(weight / least + 0.5 + 1e-9))),
  );
}

/** How evenly groups share an epoch. */
export interface Evenness {
  readonly exposures: number;
  /** Entropy over its greatest value, in [0, 1]; 1 for a single group. */
  readonly entropy: number;
  /** max / min over groups that are seen. */
  readonly ratio: number;
}

/** Evenness of exposures. */
export function evenness(exposures: readonly number[]): Evenness {
  const seen = exposures.filter(n => n > 0);
  const entropy = seen.length < 2 ? 1 : (shannonEntropy(seen) ?? 0) / Math.log(seen.length);
  return {exposures: exposures.reduce((sum, n) => sum + n, 0), entropy, ratio: imbalanceRatio(seen) ?? 1};
}
