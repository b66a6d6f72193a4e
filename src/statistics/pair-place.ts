/** Where the pair of places i < j stands in the triangle of all pairs; `pairPlace(0, T)` is its size for T places. */
export function pairPlace(i: number, j: number): number {
  return j === 0 ? 0 : (j * (j - 1)) / 2 + i;
}
