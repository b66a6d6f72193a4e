/** Edges of a graph over the numbers 0 … n − 1, the strongest first; none twice. */
export interface RankedEdges {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

/**
 * Groups in which every pair is an edge: edges are taken in their order, and two groups are joined only if all pairs across
 * them are edges. So no chain of likenesses ever joins what is unlike. Per number the lowest of its group.
 * O(edges log edges): per group it is known to which others it has how many edges, and of two groups the one with fewer
 * neighbours is poured into the other. T. Sørensen, "A method of establishing groups of equal amplitude", Biol. Skr. 5 (1948).
 */
export function completeLinkage(n: number, {a, b}: RankedEdges): Uint32Array {
  const groupOf = Uint32Array.from({length: n}, (_, i) => i);
  const members = new Map<number, number[]>();
  const edges = new Map<number, Map<number, number>>();
  const edgesOf = (group: number): Map<number, number> => {
    const known = edges.get(group) ?? new Map<number, number>();
    edges.set(group, known);
    return known;
  };
  for (let i = 0; i < a.length; i++) {
    edgesOf(a[i] ?? 0).set(b[i] ?? 0, 1);
    edgesOf(b[i] ?? 0).set(a[i] ?? 0, 1);
  }
  const membersOf = (group: number): number[] => members.get(group) ?? [group];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [groupOf[a[i] ?? 0] ?? 0, groupOf[b[i] ?? 0] ?? 0];
    if (x === y || edgesOf(x).get(y) !== membersOf(x).length * membersOf(y).length) continue;
    const [into, from] = edgesOf(x).size >= edgesOf(y).size ? [x, y] : [y, x];
    const joined = [...membersOf(into), ...membersOf(from)];
    for (const member of membersOf(from)) groupOf[member] = into;
    members.set(into, joined);
    members.delete(from);
    pour(edgesOf, from, into);
    edges.delete(from);
  }
  return named(groupOf);
}

/** What one group was joined to by edges, the other is from now on. */
function pour(edgesOf: (group: number) => Map<number, number>, from: number, into: number): void {
  const own = edgesOf(into);
  own.delete(from);
  for (const [other, count] of edgesOf(from)) {
    if (other === into) continue;
    const back = edgesOf(other);
    back.delete(from);
    back.set(into, (back.get(into) ?? 0) + count);
    own.set(other, (own.get(other) ?? 0) + count);
  }
}

/** Groups by their lowest member. */
function named(groupOf: Uint32Array): Uint32Array {
  const lowest = new Map<number, number>();
  return groupOf.map((group, i) => {
    const first = lowest.get(group) ?? i;
    lowest.set(group, first);
    return first;
  });
}
