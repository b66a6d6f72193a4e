interface Cluster {
  readonly members: readonly number[];
}

/**
 * An order in which things that are alike stand side by side: average-linkage clusters, the two most alike joined first, each pair turned
 * so that its nearer ends meet. Ties go to the lower numbers. O(n³): for some dozens of things.
 */
export function clusteredOrder(n: number, likeness: (i: number, j: number) => number): number[] {
  let clusters: Cluster[] = Array.from({length: n}, (_, i) => ({members: [i]}));
  while (clusters.length > 1) {
    const [i, j] = nearest(clusters, likeness);
    const [a, b] = [clusters[i], clusters[j]];
    if (a === undefined || b === undefined) break;
    const joined = {members: endToEnd(a.members, b.members, likeness)};
    clusters = [...clusters.filter((_, at) => at !== i && at !== j), joined];
  }
  return [...(clusters[0]?.members ?? [])];
}

function nearest(clusters: readonly Cluster[], likeness: (i: number, j: number) => number): [number, number] {
  let best: [number, number] = [0, 1];
  let most = -Infinity;
  for (let j = 1; j < clusters.length; j++) {
    for (let i = 0; i < j; i++) {
      const mean = average(clusters[i]?.members ?? [], clusters[j]?.members ?? [], likeness);
      if (mean <= most) continue;
      most = mean;
      best = [i, j];
    }
  }
  return best;
}

function average(a: readonly number[], b: readonly number[], likeness: (i: number, j: number) => number): number {
  let total = 0;
  for (const i of a) for (const j of b) total += likeness(i, j);
  return total / (a.length * b.length);
}

/** Of the four ways of laying two rows end to end, that whose inner ends are most alike. */
function endToEnd(a: readonly number[], b: readonly number[], likeness: (i: number, j: number) => number): number[] {
  const [turnedA, turnedB] = [a.toReversed(), b.toReversed()];
  const ways = [
    [a, b],
    [a, turnedB],
    [turnedA, b],
    [turnedA, turnedB],
  ] as const;
  const inner = ([left, right]: (typeof ways)[number]): number => likeness(left.at(-1) ?? 0, right[0] ?? 0);
  const best = ways.reduce((one, other) => (inner(other) > inner(one) ? other : one));
  return best.flatMap(row => [...row]);
}
