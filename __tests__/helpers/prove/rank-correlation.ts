/**
 * Spearman's rank correlation: Pearson's of the ranks, ties sharing their mean rank. In [−1, 1]; undefined where one of both
 * never changes. C. Spearman, The American Journal of Psychology 15 (1904) 72–101.
 */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number | undefined {
  const [a, b] = [ranks(x), ranks(y)];
  const middle = (x.length - 1) / 2;
  const product = (p: readonly number[], q: readonly number[]): number =>
    p.reduce((sum, rank, i) => sum + (rank - middle) * ((q[i] ?? 0) - middle), 0);
  const spread = Math.sqrt(product(a, a) * product(b, b));
  return spread === 0 ? undefined : product(a, b) / spread;
}

function ranks(values: readonly number[]): number[] {
  return values.map(value => {
    const below = values.filter(other => other < value).length;
    const equal = values.filter(other => other === value).length;
    return below + (equal - 1) / 2;
  });
}
