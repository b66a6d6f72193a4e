/** Units that were drawn without replacement, of how many. */
export interface Draw {
  readonly drawn: number;
  readonly of: number;
}

/**
 * Standard error of an estimate from its values on random parts drawn without replacement (delete-d jackknife), with m of n
 * units in each part and s² the variance of the values: s √(m / (n − m)), for halves s itself. Where the parts are drawn from a
 * pool of `of` that was drawn from a `whole` of n units itself, s √(m·of / (n (of − m))): the error of the whole. It holds where
 * the estimate changes smoothly with the units. Undefined below two values, or when nothing is left out.
 * J. Shao, C. F. J. Wu, "A General Theory for Jackknife Variance Estimation", The Annals of Statistics 17 (1989) 1176–1197.
 */
export function subsamplingError(values: readonly number[], {drawn, of}: Draw, whole: number = of): number | undefined {
  if (values.length < 2 || drawn >= of) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const scale = (drawn * of) / (whole * (of - drawn));
  return Math.sqrt((scale * squares) / (values.length - 1));
}

/** Marks `drawn` of `of` units, all parts equally likely. O(of). */
export function drawPart({drawn, of}: Draw, random: () => number): Uint8Array {
  const kept = new Uint8Array(of);
  // Selection sampling keeps no list: unit i is taken with the chance that the rest of the part still lies ahead.
  for (let unit = 0, wanted = drawn; wanted > 0 && unit < of; unit++) {
    if (random() * (of - unit) >= wanted) continue;
    kept[unit] = 1;
    wanted--;
  }
  return kept;
}
