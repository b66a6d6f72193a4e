/**
 * Adjusted Rand index of two divisions of the same things, ARI = (Σ C(n_ij, 2) − E) / (M − E), E = Σ C(a_i, 2) Σ C(b_j, 2) /
 * C(n, 2), M the mean of both sums. 1 for equal divisions, about 0 for independent ones; 1 where both are one group, or all
 * groups of one. Undefined below two things. L. Hubert, P. Arabie, "Comparing partitions", Journal of Classification 2
 * (1985) 193–218.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  if (a.length < 2) return undefined;
  const both = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    both.set(`${x} ${y}`, (both.get(`${x} ${y}`) ?? 0) + 1);
    rows.set(x, (rows.get(x) ?? 0) + 1);
    columns.set(y, (columns.get(y) ?? 0) + 1);
  }
  const [together, inRows, inColumns] = [pairsIn(both), pairsIn(rows), pairsIn(columns)];
  const expected = (inRows * inColumns) / ((a.length * (a.length - 1)) / 2);
  const most = (inRows + inColumns) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairsIn(counts: ReadonlyMap<unknown, number>): number {
  let pairs = 0;
  for (const n of counts.values()) pairs += (n * (n - 1)) / 2;
  return pairs;
}
