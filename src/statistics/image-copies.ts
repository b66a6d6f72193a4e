import {DUPLICATE_RULES, type DuplicateRules, type Transform} from '../config/duplicates.ts';
import type {Fingerprint} from '../engines/image/record.ts';
import {completeLinkage} from '../math/complete-linkage.ts';
import {Acceptance} from './acceptance.ts';
import {type Edge, judged, type Pair} from './judged-pairs.ts';
import {joinWithin, narrower} from './join-within.ts';
import {groupBy, pairsWithin, pictureGroups, sizesOf} from './picture-groups.ts';
import {codesOf, mirroredPairs, type TurnedPair, turnedPairs} from './transformed-pairs.ts';

/** Above this many pictures look-alikes are not asked for. */
const MANY = 1_000_000;
/** Of pictures that look the same and are accepted with each other, so many are compared with others; more stand alone. */
const MOST_PARTS = 100;

export interface Copies {
  /** Per picture the first one of its cluster. */
  readonly clusterOf: Uint32Array;
  /** Per picture the first one with the same bytes or pixels. */
  readonly equalTo: Uint32Array;
  /** Pairs of copies, equal ones included. */
  readonly pairs: number;
  /** Copies in a mirror, which are no copies to a trainer; of equal pictures the first stands for all. */
  readonly mirrors: readonly Pair[];
  readonly mirrorPairs: number;
  /** Copies that lie otherwise, where those are looked for. */
  readonly turned: readonly TurnedPair[];
  /** What hashes call alike and a closer look does not. */
  readonly lookAlikes: readonly Pair[];
  readonly accepted: AcceptedCopies;
  /** Bits within which hashes were compared; null when even equal ones were too many. */
  readonly radius: number | null;
  /** The same of mirror images and turned pictures; of what was not looked for, as far as the rules say. */
  readonly otherRadius: number | null;
  /** Pairs of which it was not asked whether one is cut from the other, because there were too many. */
  readonly unaskedCuts: number;
}

/** Pairs that the user has accepted: they count as nothing of the above. */
interface AcceptedCopies {
  /** Of copies; whoever accepts a picture accepts its equals, so that with these there are as many as without a list. */
  readonly pairs: number;
  /** Of those, with the same bytes or pixels. */
  readonly exact: number;
  /** Of mirror images, turned pictures and look-alikes. */
  readonly others: number;
  /** Places in the list of pairs that accepted something. */
  readonly used: ReadonlySet<number>;
}

/** Finds copies among pictures: exactly, in any order of them, and without chains. */
export function findCopies(
  pictures: readonly Fingerprint[],
  rules: DuplicateRules = DUPLICATE_RULES,
  acceptance: Acceptance = new Acceptance(),
): Copies {
  const {equal, alike} = pictureGroups(pictures);
  const equalTo = acceptance.split(equal, Uint32Array.from(equal.keys()));
  const shown = acceptance.split(alike, equalTo);
  const sizes = sizesOf(shown);
  const places = comparedPlaces(pictures, shown, alike);
  const wide = places.length > MANY ? [] : [rules.advisory];
  const {pairs, radius} = joinWithin(codesOf(places.map(i => pictures[i]?.pHash)), [...wide, rules.pHash]);
  const found = judged(pictures, {places, pairs}, rules);
  const near = parted(found.near, acceptance);
  const others = otherPairs(pictures, places, {rules, near: found.near});
  const [mirrors, turned, lookAlikes] = [
    parted(others.mirrors, acceptance),
    parted(others.turned, acceptance),
    parted(found.lookAlikes, acceptance),
  ];
  const linked = completeLinkage(pictures.length, ranked(near.kept));
  const clusterOf = shown.map(first => linked[first] ?? first);
  const across = near.accepted.filter(([a, b]) => alike[a] !== alike[b]);
  return {
    clusterOf: groupBy(pictures, (_, i) => String(clusterOf[i])),
    equalTo,
    pairs: pairsAcross(near.kept, sizes) + pairsWithin(sizes),
    mirrors: mirrors.kept,
    mirrorPairs: pairsAcross(mirrors.kept, sizes),
    turned: turned.kept,
    lookAlikes: lookAlikes.kept,
    accepted: {
      pairs: pairsAcross(across, sizes) + pairsWithin(sizesOf(alike)) - pairsWithin(sizes),
      exact: pairsWithin(sizesOf(equal)) - pairsWithin(sizesOf(equalTo)),
      others: mirrors.accepted.length + turned.accepted.length + lookAlikes.accepted.length,
      used: acceptance.used,
    },
    radius,
    otherRadius: others.radius,
    unaskedCuts: found.unaskedCuts,
  };
}

/** The first of each group, and no flat ones: their hashes say nothing. */
function comparedPlaces(pictures: readonly Fingerprint[], shown: Uint32Array, alike: Uint32Array): number[] {
  const parts = new Uint32Array(pictures.length);
  return [...pictures.keys()].filter(i => {
    if (shown[i] !== i || pictures[i]?.flat !== false) return false;
    const group = alike[i] ?? i;
    parts[group] = (parts[group] ?? 0) + 1;
    return (parts[group] ?? 0) <= MOST_PARTS;
  });
}

/** What is looked for besides copies. */
function otherPairs(
  pictures: readonly Fingerprint[],
  places: readonly number[],
  {rules, near}: {readonly rules: DuplicateRules; readonly near: readonly Edge[]},
): {readonly mirrors: readonly Pair[]; readonly turned: readonly TurnedPair[]; readonly radius: number | null} {
  const looksFor = (transform: Transform): boolean => rules.transforms.includes(transform);
  const known = new Set(near.map(([a, b]) => `${a} ${b}`));
  const none = {pairs: [], radius: rules.pHash};
  const mirrors = looksFor('mirror') ? mirroredPairs(pictures, places, {radii: rules, known}) : none;
  for (const [a, b] of mirrors.pairs) known.add(`${a} ${b}`);
  const turned = looksFor('rotations') ? turnedPairs(pictures, places, {radii: rules, known}) : none;
  return {mirrors: mirrors.pairs, turned: turned.pairs, radius: narrower(mirrors.radius, turned.radius)};
}

type AnyPair = readonly [number, number, ...unknown[]];

function parted<T extends AnyPair>(
  found: readonly T[],
  acceptance: Acceptance,
): {readonly accepted: readonly T[]; readonly kept: readonly T[]} {
  const accepted = new Set(found.filter(([a, b]) => acceptance.accepts(a, b)));
  return {accepted: [...accepted], kept: found.filter(pair => !accepted.has(pair))};
}

/** Pairs of pictures that pairs of groups of such sizes stand for. */
function pairsAcross(found: readonly AnyPair[], sizes: Uint32Array): number {
  return found.reduce((n, [a, b]) => n + (sizes[a] ?? 0) * (sizes[b] ?? 0), 0);
}

function ranked(near: readonly Edge[]): {readonly a: Uint32Array; readonly b: Uint32Array} {
  const ordered = near.toSorted(([a, b, x], [c, d, y]) => x - y || a - c || b - d);
  return {a: Uint32Array.from(ordered, ([a]) => a), b: Uint32Array.from(ordered, ([, b]) => b)};
}
