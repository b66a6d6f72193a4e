/** One way to part items into classes, and the share of all weight that each class is to have. */
export interface Margin {
  /** Per item: its class. */
  readonly classOf: ArrayLike<number>;
  /** Per class, in [0, 1]; they sum to 1. */
  readonly shares: readonly number[];
}

export type Raked =
  | {readonly kind: 'met'; readonly weights: Float64Array}
  /** The margin that is furthest from what was asked, its worst class, and the share that this class got. */
  | {readonly kind: 'inconsistent'; readonly margin: number; readonly worst: number; readonly share: number};

const TOLERANCE = 1e-9;
const SWEEPS = 1000;

/**
 * Raking: weights of mean 1, as near to `start` as the margins allow (in relative entropy), so that every class has its share.
 * Iterative proportional fitting over the cells of items that agree in all classes. O(items + sweeps · cells).
 * W. E. Deming, F. F. Stephan, "On a Least Squares Adjustment of a Sampled Frequency Table", Annals of Mathematical Statistics
 * 11 (1940) 427–444.
 */
export function rake(start: Float64Array, margins: readonly Margin[]): Raked {
  const {cellOf, classes, mass} = cellsOf(start, margins);
  const factor = new Float64Array(mass.length).fill(1);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const [margin, {shares}] of margins.entries()) {
      const own = classes[margin] ?? [];
      const sums = sumsOf({mass, factor, own, size: shares.length});
      for (const [cell, one] of own.entries()) {
        const sum = sums[one] ?? 0;
        if (sum > 0) factor[cell] = ((factor[cell] ?? 0) * (shares[one] ?? 0)) / sum;
      }
    }
    if (worstOf({margins, classes, mass, factor}).gap <= TOLERANCE) break;
  }
  const {gap, ...worst} = worstOf({margins, classes, mass, factor});
  if (gap > TOLERANCE) return {kind: 'inconsistent', ...worst};
  const total = start.reduce((sum, weight) => sum + weight, 0);
  const scale = (item: number): number => (start.length / total) * (factor[cellOf[item] ?? 0] ?? 0);
  return {kind: 'met', weights: start.map((weight, item) => weight * scale(item))};
}

/** (Σw)² / Σw²: as many items of equal weight would tell as much. 0 without weight. */
export function effectiveSize(weights: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** Weights of mean 1, cut to [0.1, 10] and brought to mean 1 again: no item counts for more than a few dozen others. */
export function boundWeights(weights: Float64Array): Float64Array {
  const cut = ofMeanOne(weights).map(weight => Math.min(10, Math.max(0.1, weight)));
  return ofMeanOne(cut);
}

function ofMeanOne(weights: Float64Array): Float64Array {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  return mean === 0 ? weights : weights.map(weight => weight / mean);
}

interface Cells {
  /** Per item. */
  readonly cellOf: Uint32Array;
  /** Per margin and cell: its class. */
  readonly classes: readonly (readonly number[])[];
  /** Per cell: its weight at the start, all together 1. */
  readonly mass: readonly number[];
}

function cellsOf(start: Float64Array, margins: readonly Margin[]): Cells {
  const ids = new Map<string, number>();
  const classes = margins.map((): number[] => []);
  const mass: number[] = [];
  const total = start.reduce((sum, weight) => sum + weight, 0);
  const cellOf = Uint32Array.from(start, (weight, item) => {
    const own = margins.map(({classOf}) => classOf[item] ?? 0);
    const name = own.join(' ');
    const cell = ids.get(name) ?? ids.size;
    if (!ids.has(name)) {
      ids.set(name, cell);
      for (const [margin, one] of own.entries()) classes[margin]?.push(one);
    }
    mass[cell] = (mass[cell] ?? 0) + weight / total;
    return cell;
  });
  return {cellOf, classes, mass};
}

interface Fitted extends Pick<Cells, 'mass' | 'classes'> {
  readonly margins: readonly Margin[];
  readonly factor: Float64Array;
}

interface Summed extends Pick<Fitted, 'mass' | 'factor'> {
  readonly own: readonly number[];
  readonly size: number;
}

function sumsOf({mass, factor, own, size}: Summed): Float64Array {
  const sums = new Float64Array(size);
  for (const [cell, one] of own.entries()) sums[one] = (sums[one] ?? 0) + (mass[cell] ?? 0) * (factor[cell] ?? 0);
  return sums;
}

function worstOf({margins, classes, mass, factor}: Fitted): {
  gap: number;
  margin: number;
  worst: number;
  share: number;
} {
  let found = {gap: 0, margin: 0, worst: 0, share: 0};
  for (const [margin, {shares}] of margins.entries()) {
    const sums = sumsOf({mass, factor, own: classes[margin] ?? [], size: shares.length});
    for (const [worst, wanted] of shares.entries()) {
      const share = sums[worst] ?? 0;
      const gap = Math.abs(share - wanted);
      if (gap > found.gap) found = {gap, margin, worst, share};
    }
  }
  return found;
}
