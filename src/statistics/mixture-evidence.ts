import type {BinaryRows} from '../math/binary-rows.ts';
import {curveball} from '../math/curveball.ts';
import {modularity} from '../math/modularity.ts';
import {adjustedRandIndex} from '../math/partition.ts';
import {seededRandom} from '../math/random.ts';
import {NOWHERE} from './item-communities.ts';
import {sampleItems, sampleSets} from './item-sample.ts';
import {pickSets, type TagSets} from './item-sets.ts';
import {splitByGraph, splitItems, type SplitItems} from './split-items.ts';
import {graphOf, nodeRows} from './tag-graph.ts';

/** Items and nodes that are drawn at random: enough to tell structure from chance, however large the set. */
const ITEMS = 4000;
const NODES = 400;
const DRAWS = 19;
const HALVES = 10;

/** A modularity against chance. */
export interface Beyond {
  readonly q: number;
  /** (Q − mean) / standard deviation over random sets; null where all of these are alike. */
  readonly z: number | null;
}

export interface Significance {
  /** Of the communities of tags. */
  readonly communities: Beyond;
  /** Of the two parts that they are joined to. */
  readonly parts: Beyond;
}

/**
 * Whether tags keep to their communities, and to the two parts, more than in random sets in which every caption keeps its
 * length and every tag its count. Both are asked: random sets fall into more communities than two clear ones, and many
 * have a high Q, while the Q of two parts is low where one of them is small.
 */
export function significanceOf(
  sets: TagSets,
  {graph, order}: Pick<SplitItems, 'graph' | 'order'>,
): Significance | null {
  const random = seededRandom('curveball');
  let rows = nodeRows(sampleSets(sets, order, ITEMS), graph.tags.subarray(0, NODES));
  const found = modularities(rows);
  if (found === null) return null;
  const drawn = Array.from({length: DRAWS}, () => {
    // Each draw goes on from the last: one chain, whose steps are far apart.
    rows = curveball(rows, random);
    return modularities(rows) ?? [0, 0];
  });
  const [communities, parts] = ([0, 1] as const).map(kind => ({
    q: found[kind],
    z: standardScore(
      found[kind],
      drawn.map(both => both[kind]),
    ),
  }));
  return communities === undefined || parts === undefined ? null : {communities, parts};
}

function standardScore(value: number, drawn: readonly number[]): number | null {
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const deviation = Math.sqrt(drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (drawn.length - 1));
  return deviation > 0 ? (value - mean) / deviation : null;
}

/** Q of communities and of parts of items of which only the nodes are known; null without an edge. */
function modularities(rows: BinaryRows): readonly [number, number] | null {
  const nodes = Uint32Array.from({length: rows.width}, (_, node) => node);
  const graph = graphOf(rows, nodes);
  const order = Uint32Array.from({length: graph.items}, (_, item) => item);
  const sets = {offsets: rows.offsets, tags: rows.columns};
  const {community, division, partOfNode} = splitByGraph({sets, order, graph, rows});
  const q = modularity(graph.edges, community);
  // Without two parts all is one.
  return q === undefined ? null : [q, division === null ? 0 : (modularity(graph.edges, partOfNode) ?? 0)];
}

/**
 * Mean adjusted Rand index, over ten halves of the items drawn at random, between the parts that a half alone gives and the
 * parts that the whole gives to the same items. 1: the same parts each time. A half without parts counts 0.
 */
export function stabilityOf(sets: TagSets, {part, order}: Pick<SplitItems, 'part' | 'order'>): number {
  const random = seededRandom('halves');
  const sample = sampleItems(order, ITEMS);
  let sum = 0;
  for (let half = 0; half < HALVES; half++) {
    const items = drawHalf(sample, random);
    const own = splitItems(pickSets(sets, items), NODES).part;
    const told = [...items.keys()].filter(i => own[i] !== NOWHERE && part[items[i] ?? 0] !== NOWHERE);
    const at = (of: (i: number) => number | undefined): number[] => told.map(i => of(i) ?? 0);
    sum +=
      adjustedRandIndex(
        at(i => own[i]),
        at(i => part[items[i] ?? 0]),
      ) ?? 0;
  }
  return sum / HALVES;
}

/** Half of the items. */
function drawHalf(items: Uint32Array, random: () => number): Uint32Array {
  const pool = items.slice();
  const half = Math.floor(pool.length / 2);
  for (let i = 0; i < half; i++) {
    const drawn = i + Math.floor(random() * (pool.length - i));
    const item = pool[drawn] ?? 0;
    pool[drawn] = pool[i] ?? 0;
    pool[i] = item;
  }
  return pool.subarray(0, half);
}
