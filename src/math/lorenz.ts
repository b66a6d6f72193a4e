import {sum} from './entropy.ts';

export interface LorenzCurve {
  /** Share of the tags, ascending, from 0 to 1. */
  readonly x: readonly number[];
  /** Share of all uses that they hold. */
  readonly y: readonly number[];
}

/** Points of the Lorenz curve, thinned evenly to at most `points`; empty when nothing weighs anything. */
export function lorenzCurve(weights: ArrayLike<number>, points = 101): LorenzCurve {
  const sorted = Float64Array.from(weights).sort();
  const total = sum(sorted);
  if (!(total > 0)) return {x: [], y: []};
  const last = Math.min(points - 1, sorted.length);
  const x: number[] = [];
  const y: number[] = [];
  let held = 0;
  let next = 0;
  for (let step = 0; step <= last; step++) {
    const upto = Math.round((step / last) * sorted.length);
    while (next < upto) held += sorted[next++] ?? 0;
    x.push(upto / sorted.length);
    y.push(held / total);
  }
  return {x, y};
}
