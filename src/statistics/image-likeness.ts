import type {Fingerprint} from '../engines/image/record.ts';

/** How alike the places of light must be: of nearly empty pictures very, since their hashes say little. */
const ALIKE = 0.85;
const ALIKE_LOW_DETAIL = 0.99;
/** Mean difference of colours, of 255, above which a copy counts as recoloured. */
const RECOLOURED = 20;
const GRID = 8;
const SIDE = 16;
const EMPTY = -128;

export type Likeness = 'alike' | 'recoloured' | 'unlike';

type Seen = Pick<Fingerprint, 'luma16' | 'chroma8' | 'lowDetail'>;

/** Whether two pictures whose hashes agree are really alike; `mirror`: the one against the other seen in a mirror. */
export function likeness(a: Seen, b: Seen, mirror = false): Likeness {
  const needed = a.lowDetail || b.lowDetail ? ALIKE_LOW_DETAIL : ALIKE;
  if (correlation(a.luma16, b.luma16, mirror) < needed) return 'unlike';
  return colourDifference(a.chroma8, b.chroma8, mirror) > RECOLOURED ? 'recoloured' : 'alike';
}

/** The same place in the other picture. */
function across(i: number, side: number, mirror: boolean): number {
  return mirror ? i - (i % side) + side - 1 - (i % side) : i;
}

/** Pearson's r of 16 × 16 luma; of pictures without any differences 1 if they are equal, else 0. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>, mirror = false): number {
  const n = a.length;
  let [sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const x = a[i] ?? 0;
    const y = b[across(i, SIDE, mirror)] ?? 0;
    sumA += x;
    sumB += y;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  const spread = (n * squaresA - sumA * sumA) * (n * squaresB - sumB * sumB);
  if (spread === 0) return sumA === sumB && squaresA === squaresB && squaresA === products ? 1 : 0;
  return (n * products - sumA * sumB) / Math.sqrt(spread);
}

/** Mean over the places that both have; stored halved, returned whole. */
function colourDifference(a: Int8Array, b: Int8Array, mirror: boolean): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[across(i, GRID, mirror)] ?? 0;
    if (x === EMPTY || y === EMPTY) continue;
    sum += Math.abs(x - y);
    count++;
  }
  return count === 0 ? 0 : (2 * sum) / count;
}
