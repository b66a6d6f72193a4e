import {UnionFind} from '../math/union-find.ts';
import {seededRandom} from '../math/random.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

const ROUNDS = 300;
/** Parts that no edge joins push each other off only so far, in ideal lengths: else they would fill the picture with what is between. */
const APART = 3.5;

/**
 * Places for the nodes of a small network in the unit square: springs along edges, repulsion between all nodes, a pull to the middle
 * (T. Fruchterman, E. Reingold, "Graph drawing by force-directed placement", 1991). Groups start on a circle of their own, so that
 * communities stay together. The same network has the same places. O(rounds · nodes²): for some dozens of nodes.
 */
export function layoutNetwork(groups: readonly number[], edges: readonly Edge[]): {x: number; y: number}[] {
  const n = groups.length;
  if (n === 0) return [];
  const random = seededRandom('network');
  const count = Math.max(...groups) + 1;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (const [i, group] of groups.entries()) {
    const angle = (2 * Math.PI * group) / count;
    x[i] = Math.cos(angle) + 0.3 * (random() - 0.5);
    y[i] = Math.sin(angle) + 0.3 * (random() - 0.5);
  }
  const heaviest = Math.max(1e-9, ...edges.map(({weight}) => weight));
  const ideal = 1.6 / Math.sqrt(n);
  const parts = new UnionFind(n);
  for (const {from, to} of edges) parts.join(from, to);
  const part = Uint32Array.from({length: n}, (_, i) => parts.find(i));
  for (let round = 0; round < ROUNDS; round++) {
    const [dx, dy] = forces({x, y, part}, edges, {heaviest, ideal});
    const heat = 0.12 * (1 - round / ROUNDS);
    for (let i = 0; i < n; i++) {
      const [fx, fy] = [dx[i] ?? 0, dy[i] ?? 0];
      const length = Math.sqrt(fx * fx + fy * fy) || 1;
      const step = Math.min(length, heat) / length;
      x[i] = (x[i] ?? 0) + fx * step;
      y[i] = (y[i] ?? 0) + fy * step;
    }
  }
  const [across, up] = [toUnit(x), toUnit(y)];
  return groups.map((_group, i) => ({x: across[i] ?? 0.5, y: up[i] ?? 0.5}));
}

/** From one node to another: right, down, and how far. */
interface Way {
  readonly ax: number;
  readonly ay: number;
  readonly far: number;
}

function forces(
  {x, y, part}: {readonly x: Float64Array; readonly y: Float64Array; readonly part: Uint32Array},
  edges: readonly Edge[],
  {heaviest, ideal}: {readonly heaviest: number; readonly ideal: number},
): [Float64Array, Float64Array] {
  const n = x.length;
  // The pull to the middle keeps parts that nothing connects in the picture.
  const dx = x.map(at => -0.05 * at);
  const dy = y.map(at => -0.05 * at);
  // A root rather than Math.hypot, which takes several times as long, and whose last bits hang on the machine.
  const push = (i: number, j: number, {ax, ay, far}: Way, by: number): void => {
    const distance = Math.max(1e-3, far);
    const force = by > 0 ? (by * ideal * ideal) / distance : (by * distance * distance) / ideal;
    const [fx, fy] = [(ax / distance) * force, (ay / distance) * force];
    dx[i] = (dx[i] ?? 0) + fx;
    dy[i] = (dy[i] ?? 0) + fy;
    dx[j] = (dx[j] ?? 0) - fx;
    dy[j] = (dy[j] ?? 0) - fy;
  };
  const way = (i: number, j: number): Way => {
    const [ax, ay] = [(x[i] ?? 0) - (x[j] ?? 0), (y[i] ?? 0) - (y[j] ?? 0)];
    return {ax, ay, far: Math.sqrt(ax * ax + ay * ay)};
  };
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const between = way(i, j);
      if (part[i] === part[j] || between.far < APART * ideal) push(i, j, between, 1);
    }
  }
  for (const {from, to, weight} of edges)
    if (from !== to) push(from, to, way(from, to), -(0.2 + 0.8 * (weight / heaviest)));
  return [dx, dy];
}

function toUnit(values: Float64Array): Float64Array {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values.map(value => (high > low ? (value - low) / (high - low) : 0.5));
}
