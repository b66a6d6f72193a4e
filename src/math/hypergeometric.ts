import {deviance, stirlingRest} from './stirling.ts';

/** Two sets among the same items, and how many items lie in both. Whole numbers. */
export interface Overlap {
  /** N */
  readonly items: number;
  /** Items of the first set, of the second, and of both. */
  readonly first: number;
  readonly second: number;
  readonly both: number;
}

/** Terms below this part of the sum change no digit of it. */
const NOTHING = 1e-18;
/** Chances that differ by less are equal: what rounding does to both sides of a symmetric law (as R's fisher.test has it). */
const TIE = 1e-7;
/** ln ½ */
const HALF: number = -Math.LN2;

/**
 * ln P(X ≥ both), X hypergeometric: how likely two sets of these sizes share so many items or more if they were drawn at random.
 * Exact to 1e-12 relative, also far below what a number can hold (P = e^−767). 0 = certain, −∞ = impossible. O(standard deviation of X).
 */
export function lnUpperTail(overlap: Overlap): number {
  const {low, high} = range(overlap);
  const {both} = overlap;
  if (both <= low) return 0;
  if (both > high) return -Infinity;
  return tail(overlap, isAbove(overlap), sumAbove, sumBelow);
}

/** ln P(X ≤ both): how likely they share so few or less. As `lnUpperTail`. */
export function lnLowerTail(overlap: Overlap): number {
  const {low, high} = range(overlap);
  const {both} = overlap;
  if (both >= high) return 0;
  if (both < low) return -Infinity;
  return tail(overlap, !isAbove(overlap), sumBelow, sumAbove);
}

/** P(X ≥ both); 0 below 1e-308. */
export function upperTail(overlap: Overlap): number {
  return Math.exp(lnUpperTail(overlap));
}

/** P(X ≤ both). */
export function lowerTail(overlap: Overlap): number {
  return Math.exp(lnLowerTail(overlap));
}

/**
 * Fisher's exact test, two-sided: the chance of all overlaps that are no likelier than this one. In (0, 1]; 0 for an impossible
 * overlap. R. A. Fisher, "On the interpretation of χ² from contingency tables", Journal of the Royal Statistical Society 85 (1922).
 */
export function fisherTwoSided(overlap: Overlap): number {
  const {low, high} = range(overlap);
  const {both} = overlap;
  if (both < low || both > high) return 0;
  const limit = lnChance(overlap) + Math.log1p(TIE);
  const isRare = (k: number): boolean => lnChance({...overlap, both: k}) <= limit;
  if (isAbove(overlap)) {
    const last = lastWhere(low - 1, Math.min(both - 1, mode(overlap)), isRare);
    return Math.min(1, upperTail(overlap) + lowerTail({...overlap, both: last}));
  }
  const back = lastWhere(-high - 1, -Math.max(both + 1, mode(overlap)), k => isRare(-k));
  return Math.min(1, lowerTail(overlap) + upperTail({...overlap, both: -back}));
}

type Sum = (overlap: Overlap) => number;

/**
 * ln of the chances on one side, the overlap's own among them. Where that side is the longer one, it is 1 minus the other, so that
 * digits are kept near 1 and long tails are never summed.
 */
function tail(overlap: Overlap, isShort: boolean, own: Sum, other: Sum): number {
  const chance = lnChance(overlap);
  const summed = isShort ? chance + Math.log1p(own(overlap)) : 0;
  return summed > HALF ? Math.log1p(-Math.exp(chance) * other(overlap)) : summed;
}

/** The greatest whole number in (from, to] up to which `holds` is true, or `from`: by halving. */
function lastWhere(from: number, to: number, holds: (k: number) => boolean): number {
  let yes = from;
  let no = to + 1;
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** The likeliest overlap. */
function mode({items, first, second}: Overlap): number {
  return Math.floor(((first + 1) * (second + 1)) / (items + 2));
}

function range({items, first, second}: Overlap): {readonly low: number; readonly high: number} {
  return {low: Math.max(0, first + second - items), high: Math.min(first, second)};
}

/** Whether they share as many as expected, or more. */
function isAbove({items, first, second, both}: Overlap): boolean {
  return both * items >= first * second;
}

/**
 * ln P(X = both) = −Σ deviance(observed, expected) over the four cells of the table, and what Stirling's formula leaves. Differences of
 * ln n! would lose seven digits at N = 200,000; all of these are small or of one sign.
 */
function lnChance({items, first, second, both}: Overlap): number {
  const [restFirst, restSecond] = [items - first, items - second];
  if (first === 0 || second === 0 || restFirst === 0 || restSecond === 0) return 0;
  const neither = restSecond - (first - both);
  const difference = (both * items - first * second) / items;
  const distance =
    deviance(both, (first * second) / items, difference) +
    deviance(first - both, (first * restSecond) / items, -difference) +
    deviance(second - both, (restFirst * second) / items, -difference) +
    deviance(neither, (restFirst * restSecond) / items, difference);
  const margins =
    stirlingRest(first) +
    stirlingRest(restFirst) +
    stirlingRest(second) +
    stirlingRest(restSecond) -
    stirlingRest(items);
  const cells = stirlingRest(both) + stirlingRest(first - both) + stirlingRest(second - both) + stirlingRest(neither);
  return margins - cells - distance;
}

/** Σ_{k > both} P(X = k) / P(X = both). */
function sumAbove({items, first, second, both}: Overlap): number {
  const rest = items - first - second;
  const high = Math.min(first, second);
  let term = 1;
  let total = 0;
  for (let k = both; k < high; k++) {
    term *= ((first - k) / (k + 1)) * ((second - k) / (rest + k + 1));
    total += term;
    if (term < NOTHING * (1 + total)) break;
  }
  return total;
}

/** Σ_{k < both} P(X = k) / P(X = both). */
function sumBelow({items, first, second, both}: Overlap): number {
  const rest = items - first - second;
  const low = Math.max(0, -rest);
  let term = 1;
  let total = 0;
  for (let k = both; k > low; k--) {
    term *= (k / (first - k + 1)) * ((rest + k) / (second - k + 1));
    total += term;
    if (term < NOTHING * (1 + total)) break;
  }
  return total;
}
