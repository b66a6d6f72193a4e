import {sum} from './entropy.ts';

/** Head: the commonest that together hold more than this share of the uses (docs/metrics/imbalance.md). */
const HEAD = 0.8;

export interface HeadTail {
  /** Ids, the commonest first, ties by name. */
  readonly order: readonly number[];
  /** How many of them are head. */
  readonly head: number;
  /** How many of the others occur at least twice. */
  readonly tail: number;
}

/** Parts what is common from what is rare. `names` settle ties, so that the order in which things were read does not. */
export function headTail(counts: ArrayLike<number>, names: readonly string[]): HeadTail {
  const order = Array.from({length: counts.length}, (_, id) => id).toSorted(
    (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1),
  );
  const enough = HEAD * sum(counts);
  let head = 0;
  for (let held = 0; head < order.length && held <= enough; head++) held += counts[order[head] ?? 0] ?? 0;
  return {order, head, tail: order.slice(head).filter(id => (counts[id] ?? 0) >= 2).length};
}
