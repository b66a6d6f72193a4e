import {createHash} from 'node:crypto';
import {DUPLICATE_RULES, type DuplicateRules, type Transform} from '../config/duplicates.ts';
import type {Fingerprint} from '../engines/image/record.ts';
import {completeLinkage} from '../math/complete-linkage.ts';
import type {CodePairs} from '../math/code-pairs.ts';
import {type Codes, hammingJoin} from '../math/hamming-join.ts';
import {distance, type Edge, judged, type Pair} from './judged-pairs.ts';
import {codesOf, mirroredPairs, MOST_PAIRS, type TurnedPair, turnedPairs} from './transformed-pairs.ts';

/** Above this many pictures look-alikes are not asked for. */
const MANY = 1_000_000;
/** Bits to go back to where there are too many pairs. */
const NARROWER = [12, 8, 6, 4, 2, 0];

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
  /** Bits within which hashes were compared; null when even equal ones were too many. */
  readonly radius: number | null;
}

/** Finds copies among pictures: exactly, in any order of them, and without chains. */
export function findCopies(pictures: readonly Fingerprint[], rules: DuplicateRules = DUPLICATE_RULES): Copies {
  const equalTo = groupBy(pictures, equalKey);
  const hashed = groupBy(pictures, hashKey);
  const together = sizesOf(hashed);
  const nameOf = (one: Fingerprint, i: number): string => {
    if (one.flat) return `flat ${equalTo[i]}`;
    const first = hashed[i] ?? i;
    return together[first] === 1 ? `alone ${first}` : alikeKey(one);
  };
  const shown = groupBy(pictures, nameOf, equalTo);
  const sizes = sizesOf(shown);
  const places = [...pictures.keys()].filter(i => shown[i] === i && pictures[i]?.flat === false);
  const {pairs, radius} = joinWithin(codesOf(places.map(i => pictures[i]?.pHash)), rules);
  const {near, lookAlikes} = judged(pictures, {places, pairs}, rules);
  const linked = completeLinkage(pictures.length, ranked(near));
  const known = new Set(near.map(({a, b}) => `${a} ${b}`));
  const looksFor = (transform: Transform): boolean => rules.transforms.includes(transform);
  const mirrors = looksFor('mirror') ? mirroredPairs(pictures, places, {radii: rules, known}) : [];
  for (const [a, b] of mirrors) known.add(`${a} ${b}`);
  const clusterOf = shown.map(first => linked[first] ?? first);
  return {
    clusterOf: groupBy(pictures, (_, i) => String(clusterOf[i])),
    equalTo,
    pairs: near.reduce((n, {a, b}) => n + (sizes[a] ?? 0) * (sizes[b] ?? 0), 0) + within(sizes),
    mirrors,
    mirrorPairs: mirrors.reduce((n, [a, b]) => n + (sizes[a] ?? 0) * (sizes[b] ?? 0), 0),
    turned: looksFor('rotations') ? turnedPairs(pictures, places, {radii: rules, known}) : [],
    lookAlikes,
    radius,
  };
}

/** Pictures that look equal by all that is known of them, and of which only the pixels can tell whether they are. */
export function pixelCandidates(pictures: readonly Fingerprint[]): number[] {
  const asked = [...pictures.keys()].filter(i => pictures[i]?.pixels === null);
  const equalTo = groupBy(pictures, ({contentId}) => contentId);
  const firsts = [...new Set(equalTo)];
  const pairs = hammingJoin(codesOf(firsts.map(i => pictures[i]?.pHash)), 2, {most: MOST_PAIRS});
  const found = new Set<number>();
  for (let i = 0; i < (pairs?.a.length ?? 0); i++) {
    const [a, b] = [firsts[pairs?.a[i] ?? 0] ?? 0, firsts[pairs?.b[i] ?? 0] ?? 0];
    const [one, other] = [pictures[a], pictures[b]];
    if (one === undefined || other === undefined) continue;
    if (mayBeEqual(one, other)) found.add(a).add(b);
  }
  return asked.filter(i => found.has(i));
}

/** Where every pixel was looked at, equal ones look alike to the last bit: a picture that was stored anew is not decoded again. */
function mayBeEqual(one: Fingerprint, other: Fingerprint): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  if (!(one.exact && other.exact)) return distance(one.dHash, other.dHash) <= 4;
  return one.sharpness === other.sharpness && one.alphaShare === other.alphaShare && alikeKey(one) === alikeKey(other);
}

/** Equal bytes, or equal pixels where those were looked at. A forged SHA-1 is not enough: what it shows must agree too. */
export function equalKey(one: Fingerprint): string {
  return one.pixels ?? `${one.contentId} ${one.bytes} ${hashKey(one)}`;
}

function hashKey({pHash, dHash}: Fingerprint): string {
  return `${pHash.high} ${pHash.low} ${dHash.high} ${dHash.low}`;
}

/** Names all that is compared: what agrees in it is alike without another look. */
function alikeKey(one: Fingerprint): string {
  const {luma16, chroma8} = one;
  const places = createHash('sha256').update(luma16).update(chroma8).digest('base64');
  return `${hashKey(one)} ${one.lowDetail} ${places}`;
}

/** Per place the first one with the same name; what was one before stays one. */
function groupBy(
  pictures: readonly Fingerprint[],
  nameOf: (one: Fingerprint, i: number) => string,
  before?: Uint32Array,
): Uint32Array {
  const firsts = new Map<string, number>();
  const groups = new Uint32Array(pictures.length);
  for (const [i, one] of pictures.entries()) {
    const earlier = before?.[i] ?? i;
    const name = earlier === i ? nameOf(one, i) : '';
    const first = earlier === i ? (firsts.get(name) ?? i) : (groups[earlier] ?? i);
    if (earlier === i && first === i) firsts.set(name, i);
    groups[i] = first;
  }
  return groups;
}

/** By the first of each group, how many it has. */
function sizesOf(groups: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groups.length);
  for (const first of groups) sizes[first] = (sizes[first] ?? 0) + 1;
  return sizes;
}

function within(sizes: Uint32Array): number {
  return sizes.reduce((total, size) => total + (size * (size - 1)) / 2, 0);
}

/** The widest radius that gives no more pairs than can be followed up. */
function joinWithin(
  codes: Codes,
  {pHash, advisory}: DuplicateRules,
): {readonly pairs: CodePairs | null; readonly radius: number | null} {
  const wide = codes.high.length > MANY ? [] : [advisory];
  for (const radius of new Set([...wide, pHash, ...NARROWER.filter(bits => bits < pHash)])) {
    const pairs = hammingJoin(codes, radius, {most: MOST_PAIRS});
    if (pairs !== null) return {pairs, radius};
  }
  return {pairs: null, radius: null};
}

function ranked(near: readonly Edge[]): {readonly a: Uint32Array; readonly b: Uint32Array} {
  const ordered = near.toSorted((x, y) => x.bits - y.bits || x.a - y.a || x.b - y.b);
  return {a: Uint32Array.from(ordered, ({a}) => a), b: Uint32Array.from(ordered, ({b}) => b)};
}
