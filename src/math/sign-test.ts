import {deviance, stirlingRest} from './stirling.ts';

/** Terms below this part of the sum change no digit of it. */
const NOTHING = 1e-18;

/**
 * Exact two-sided sign test: how likely `gained` of gained + lost fair coins, or a number as far from the middle, would fall the
 * same way: min(1, 2 P(X ≤ min)), X binomial with ½. In (0, 1]; 1 without any. Whole numbers.
 * J. Arbuthnott, "An argument for Divine Providence", Philosophical Transactions 27 (1710) 186–190.
 */
export function signTest(gained: number, lost: number): number {
  const n = gained + lost;
  const least = Math.min(gained, lost);
  let term = 1;
  let tail = 1;
  for (let k = least; k > 0 && term > NOTHING * tail; k--) {
    term *= k / (n - k + 1);
    tail += term;
  }
  return Math.min(1, 2 * Math.exp(lnChance(n, least)) * tail);
}

/** ln of the chance that k of n fair coins fall one way; Loader's form, which keeps its digits for large n. */
function lnChance(n: number, k: number): number {
  const difference = k - n / 2;
  const distance = n === 0 ? 0 : deviance(k, n / 2, difference) + deviance(n - k, n / 2, -difference);
  return stirlingRest(n) - stirlingRest(k) - stirlingRest(n - k) - distance;
}
