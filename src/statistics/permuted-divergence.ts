import {drawBinomial} from '../math/binomial.ts';
import {seededRandom} from '../math/random.ts';
import type {GroupedCounts, PairedRows} from './paired-rows.ts';
import {addItem, type TagRows} from './tag-rows.ts';

/** A divergence beside what it would be by chance. */
export interface DivergenceTest {
  /** (1 + how many draws diverge as much or more) / (1 + draws). */
  readonly p: number;
  readonly draws: number;
  /** Mean divergence of the draws, in bits. */
  readonly nullMean: number;
  /** By how much the divergence of the items that were tested exceeds that mean, in bits. */
  readonly excess: number;
}

/** Draws by how much work they make: p has steps of 1/1000, 1/200 or 1/100. */
const DRAWS: readonly number[] = [999, 199, 99];
/** Uses and tags that all draws together may touch: some seconds. */
const MOST_WORK = 2e9;
/** What adding in another order changes. */
const NOTHING = 1e-12;

/**
 * Permutation test of the Jensen–Shannon divergence between two versions that share items: who is kept, removed and added is
 * drawn anew among the unedited items, and the two captions of each edited item change places by a coin. Shuffling all items as
 * two independent samples would never reject where most items are shared. Null where even the fewest draws are too many.
 * O(draws · (changed uses + tags)).
 */
export function testDivergence(paired: PairedRows, counts: GroupedCounts): DivergenceTest | null {
  const draws = drawsFor(paired);
  if (draws === null) return null;
  const random = seededRandom('distribution change');
  const all = counts.kept.map((n, tag) => n + (counts.removed[tag] ?? 0) + (counts.added[tag] ?? 0));
  const observed = bits(
    all.map((n, tag) => n - (counts.added[tag] ?? 0) + (counts.editedBase[tag] ?? 0)),
    all.map((n, tag) => n - (counts.removed[tag] ?? 0) + (counts.editedHead[tag] ?? 0)),
  );
  const pool = unedited(paired);
  const [base, head] = [new Float64Array(all.length), new Float64Array(all.length)];
  let asMuch = 0;
  let total = 0;
  for (let draw = 0; draw < draws; draw++) {
    drawUnedited(pool, {all, base, head}, random);
    for (const [here, there] of paired.pairs.edited) {
      const isSwapped = random() < 0.5;
      addItem(isSwapped ? head : base, paired.base, here);
      addItem(isSwapped ? base : head, paired.head, there);
    }
    const drawn = bits(base, head);
    total += drawn;
    if (drawn >= observed - NOTHING) asMuch++;
  }
  return {p: (1 + asMuch) / (1 + draws), draws, nullMean: total / draws, excess: observed - total / draws};
}

/**
 * The same of counts alone: both sides are drawn as independent samples of what they have in common, tags independent of each
 * other. Rejects equal populations too often in small sets (78 % at 100 items, 6.7 % at 1,000). O(draws · tags).
 */
export function testCountedDivergence(
  base: Float64Array,
  head: Float64Array,
  items: readonly [number, number],
): DivergenceTest | null {
  const draws = DRAWS.find(number => number * base.length * STEPS <= MOST_WORK);
  if (draws === undefined) return null;
  const random = seededRandom('distribution change');
  const observed = bits(base, head);
  const shares = base.map((n, tag) => Math.min(1, (n + (head[tag] ?? 0)) / (items[0] + items[1])));
  let asMuch = 0;
  let total = 0;
  for (let draw = 0; draw < draws; draw++) {
    const [a, b] = items.map(n => shares.map(share => drawBinomial(n, share, random)));
    const drawn = a === undefined || b === undefined ? 0 : bits(a, b);
    total += drawn;
    if (drawn >= observed - NOTHING) asMuch++;
  }
  return {p: (1 + asMuch) / (1 + draws), draws, nullMean: total / draws, excess: observed - total / draws};
}

/** Work of two binomial draws. */
const STEPS = 40;

function drawsFor({base, head, pairs, tags}: PairedRows): number | null {
  const changed = pairs.removed.length + pairs.added.length + pairs.edited.length;
  const items = Math.max(1, base.offsets.length - 1 + (head.offsets.length - 1));
  const uses = (base.tags.length + head.tags.length) / items;
  const work = changed * uses * 2 + tags * 4;
  return DRAWS.find(draws => draws * work <= MOST_WORK) ?? null;
}

interface Pool {
  /** The tags of all unedited items, and the items in an order that every draw changes. */
  readonly rows: TagRows;
  readonly order: Uint32Array;
  /** Sizes of the groups. */
  readonly kept: number;
  readonly removed: number;
  readonly added: number;
}

function unedited({base, head, pairs: {kept, removed, added}}: PairedRows): Pool {
  const parts = [
    {rows: base, items: [...kept.map(([item]) => item), ...removed]},
    {rows: head, items: added},
  ];
  const offsets = [0];
  const tags: number[] = [];
  const weights: number[] = [];
  for (const {rows, items} of parts) {
    for (const item of items) {
      for (let i = rows.offsets[item] ?? 0, end = rows.offsets[item + 1] ?? 0; i < end; i++) {
        tags.push(rows.tags[i] ?? 0);
        weights.push(rows.weights[i] ?? 0);
      }
      offsets.push(tags.length);
    }
  }
  return {
    rows: {offsets: Uint32Array.from(offsets), tags: Uint32Array.from(tags), weights: Float64Array.from(weights)},
    order: Uint32Array.from({length: offsets.length - 1}, (_, item) => item),
    kept: kept.length,
    removed: removed.length,
    added: added.length,
  };
}

interface Sides {
  readonly all: Float64Array;
  readonly base: Float64Array;
  readonly head: Float64Array;
}

/**
 * Fills both sides from another draw of who is kept, removed and added. What the largest of the three groups holds follows
 * from the others: only they are drawn.
 */
function drawUnedited({rows, order, kept, removed, added}: Pool, {all, base, head}: Sides, random: () => number): void {
  const draw = (from: number, count: number, into: Float64Array, sign: 1 | -1): void => {
    for (let place = from; place < from + count; place++) addItem(into, rows, swapIn(order, place, random), sign);
  };
  if (kept >= removed && kept >= added) {
    base.set(all);
    head.set(all);
    draw(0, removed, head, -1);
    draw(removed, added, base, -1);
    return;
  }
  // Counts of the larger side hold the kept and the larger group; the other is the rest, and the kept.
  const [larger, smaller] = removed >= added ? [base, head] : [head, base];
  const few = Math.min(removed, added);
  larger.set(all);
  smaller.fill(0);
  for (let place = 0; place < few; place++) {
    const item = swapIn(order, place, random);
    addItem(larger, rows, item, -1);
    addItem(smaller, rows, item);
  }
  draw(few, kept, smaller, 1);
}

/** One more step of a shuffle from the front: the item that stands at `place` now. */
function swapIn(order: Uint32Array, place: number, random: () => number): number {
  const from = place + Math.floor(random() * (order.length - place));
  const drawn = order[from] ?? 0;
  order[from] = order[place] ?? 0;
  order[place] = drawn;
  return drawn;
}

/** Jensen–Shannon divergence of counts in bits, without copies: `jensenShannon` is the exact one. 0 without uses on a side. */
function bits(base: Float64Array, head: Float64Array): number {
  let [a, b] = [0, 0];
  for (let tag = 0; tag < base.length; tag++) {
    a += base[tag] ?? 0;
    b += head[tag] ?? 0;
  }
  if (!(a > 0 && b > 0)) return 0;
  let total = 0;
  for (let tag = 0; tag < base.length; tag++) {
    const p = Math.max(0, (base[tag] ?? 0) / a);
    const q = Math.max(0, (head[tag] ?? 0) / b);
    const m = (p + q) / 2;
    if (p > NOTHING) total += p * Math.log2(p / m);
    if (q > NOTHING) total += q * Math.log2(q / m);
  }
  return total / 2;
}
