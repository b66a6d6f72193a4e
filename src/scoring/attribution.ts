import {sum} from '../math/entropy.ts';

/** One metric that was scored on both sides. */
export interface AttributedPart {
  readonly id: string;
  /** Its share of the score; all of them sum to 1. */
  readonly weight: number;
  /** 0–100. */
  readonly base: number;
  readonly head: number;
}

/** The highest score that a side can have, and the metric whose data decide on it. */
export interface Limit {
  readonly base: number;
  readonly head: number;
  readonly with: string;
}

/** What a part did to the score, in points. */
export interface Attribution {
  readonly id: string;
  readonly points: number;
}

const NONE: Limit = {base: 100, head: 100, with: ''};

/**
 * Shapley values of the change of a score min(limit, Σ W s) over its parts: what each adds, averaged over all orders in which
 * the parts could have changed. Without a limit that holds they are W Δs. They sum to the change; a part that did not move has 0.
 * A limit moves with the part that it is named after, else by itself (then it has an entry of its own). O(2ⁿ n) in the n parts
 * that moved where a limit holds, else O(n).
 * L. S. Shapley, "A Value for n-Person Games", Contributions to the Theory of Games II (1953) 307–317.
 */
export function attribute(parts: readonly AttributedPart[], limit: Limit = NONE): Attribution[] {
  const points = parts.map(({weight, base, head}) => weight * (head - base));
  const isFree = Math.min(limit.base, limit.head) >= 100;
  if (isFree) return parts.map(({id}, i) => ({id, points: points[i] ?? 0}));
  const start = sum(parts.map(({weight, base}) => weight * base));
  const owner = parts.findIndex(({id}) => id === limit.with);
  const alone = owner < 0 && limit.base !== limit.head ? [{id: limit.with, step: 0, lifts: true}] : [];
  const players = [...parts.map(({id}, i) => ({id, step: points[i] ?? 0, lifts: i === owner})), ...alone];
  const moving = players.filter(({step, lifts}) => step !== 0 || (lifts && limit.base !== limit.head));
  const values = valuesOfSets(moving, start, limit);
  return players.map(player => {
    const place = moving.indexOf(player);
    return {id: player.id, points: place < 0 ? 0 : shapleyValue(values, place, moving.length)};
  });
}

interface Player {
  readonly id: string;
  readonly step: number;
  /** Whether the limit becomes the head's with it. */
  readonly lifts: boolean;
}

/** The score when a set of players, one bit each, has changed and the others have not. */
function valuesOfSets(players: readonly Player[], start: number, limit: Limit): Float64Array {
  const values = new Float64Array(2 ** players.length);
  for (let set = 0; set < values.length; set++) {
    let score = start;
    let highest = limit.base;
    for (const [place, {step, lifts}] of players.entries()) {
      if (((set >> place) & 1) === 0) continue;
      score += step;
      if (lifts) highest = limit.head;
    }
    values[set] = Math.min(highest, score);
  }
  return values;
}

/** φ = Σ over sets without the player of |S|! (n − |S| − 1)! / n! · (v(S with it) − v(S)). */
function shapleyValue(values: Float64Array, place: number, players: number): number {
  const bit = 1 << place;
  const chances = chancesBySize(players);
  const parts: number[] = [];
  for (let set = 0; set < values.length; set++) {
    if ((set & bit) !== 0) continue;
    parts.push((chances[bitsOf(set)] ?? 0) * ((values[set | bit] ?? 0) - (values[set] ?? 0)));
  }
  return sum(parts);
}

/** s! (n − s − 1)! / n! = 1 / (n · C(n − 1, s)). */
function chancesBySize(players: number): number[] {
  const chances: number[] = [];
  let sets = 1;
  for (let size = 0; size < players; size++) {
    chances.push(1 / (players * sets));
    sets = (sets * (players - 1 - size)) / (size + 1);
  }
  return chances;
}

function bitsOf(set: number): number {
  let count = 0;
  for (let left = set; left > 0; left &= left - 1) count++;
  return count;
}
