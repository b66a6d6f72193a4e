import type {Likeness} from './likeness.ts';

/** Groups of which some are joined. */
export interface JoinedGroups {
  /** By group, its number among those that are left. */
  readonly joined: Uint32Array;
  readonly likeness: Likeness;
  readonly sizes: readonly number[];
}

/**
 * Joins groups until at most `most` are left: the smallest with the one most like it by mean Jaccard (of equals the first).
 * O(groups²).
 */
export function joinGroups({groups, sums, pairs}: Likeness, sizes: readonly number[], most: number): JoinedGroups {
  const [sum, count] = [square(sums, groups), square(pairs, groups)];
  const size = Float64Array.from(sizes);
  const live = new Set(sizes.keys());
  const host = Uint32Array.from(sizes.keys());
  while (live.size > most) {
    const small = first(live, (a, b) => (size[a] ?? 0) < (size[b] ?? 0));
    live.delete(small);
    const mean = (group: number): number => (sum[small * groups + group] ?? 0) / (count[small * groups + group] || 1);
    const into = first(live, (a, b) => mean(a) > mean(b));
    host[small] = into;
    size[into] = (size[into] ?? 0) + (size[small] ?? 0);
    for (const matrix of [sum, count]) fold(matrix, groups, {small, into, live});
  }
  return renumbered({host, live: [...live], sum, count, size, groups});
}

interface Join {
  readonly small: number;
  readonly into: number;
  readonly live: ReadonlySet<number>;
}

/** Adds row and column `small` to those of `into`; pairs between both become pairs within. */
function fold(matrix: Float64Array, groups: number, {small, into, live}: Join): void {
  const at = (a: number, b: number): number => matrix[a * groups + b] ?? 0;
  const within = at(into, into) + at(small, small) + at(small, into);
  for (const other of live) {
    if (other === into) continue;
    const both = at(into, other) + at(small, other);
    matrix[into * groups + other] = both;
    matrix[other * groups + into] = both;
  }
  matrix[into * groups + into] = within;
}

interface Joined {
  readonly host: Uint32Array;
  readonly live: readonly number[];
  readonly sum: Float64Array;
  readonly count: Float64Array;
  readonly size: Float64Array;
  readonly groups: number;
}

function renumbered({host, live, sum, count, size, groups}: Joined): JoinedGroups {
  const place = new Map(live.map((group, i) => [group, i]));
  const joined = Uint32Array.from(host, group => {
    let at = group;
    while (!place.has(at)) at = host[at] ?? 0;
    return place.get(at) ?? 0;
  });
  const pick = (matrix: Float64Array): Float64Array =>
    Float64Array.from(live.flatMap(a => live.map(b => matrix[a * groups + b] ?? 0)));
  return {
    joined,
    likeness: {groups: live.length, sums: pick(sum), pairs: pick(count)},
    sizes: live.map(group => size[group] ?? 0),
  };
}

/** The upper triangle with its mirror image. */
function square(upper: Float64Array, groups: number): Float64Array {
  return Float64Array.from(upper, (_, at) => {
    const [a, b] = [Math.floor(at / groups), at % groups];
    return upper[Math.min(a, b) * groups + Math.max(a, b)] ?? 0;
  });
}

/** The first of those that nothing comes before. */
function first(of: ReadonlySet<number>, before: (a: number, b: number) => boolean): number {
  let best: number | undefined;
  for (const one of of) if (best === undefined || before(one, best)) best = one;
  return best ?? 0;
}
