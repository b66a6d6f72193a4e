import {createHash} from 'node:crypto';
import type {Fingerprint} from '../engines/image/record.ts';
import {completeLinkage} from '../math/complete-linkage.ts';
import type {CodePairs} from '../math/code-pairs.ts';
import {type Codes, hammingJoin} from '../math/hamming-join.ts';
import {likeness} from './image-likeness.ts';
import {byPlace, D_HASH, distance, type Edge, judged, P_HASH, type Pair} from './judged-pairs.ts';

const ADVISORY = 10;
/** Pairs that are followed up; beyond, the radius shrinks. */
const MOST_PAIRS = 4_000_000;
/** Above this many pictures look-alikes are not asked for. */
const MANY = 1_000_000;

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
  /** What hashes call alike and a closer look does not. */
  readonly lookAlikes: readonly Pair[];
  /** Bits within which hashes were compared; null when even equal ones were too many. */
  readonly radius: number | null;
}

/** Finds copies among pictures: exactly, in any order of them, and without chains. */
export function findCopies(pictures: readonly Fingerprint[]): Copies {
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
  const {pairs, radius} = joinWithin(codesOf(places.map(i => pictures[i]?.pHash)), places.length);
  const {near, lookAlikes} = judged(pictures, places, pairs);
  const linked = completeLinkage(pictures.length, ranked(near));
  const mirrors = findMirrors(pictures, places, new Set(near.map(({a, b}) => `${a} ${b}`)));
  const clusterOf = shown.map(first => linked[first] ?? first);
  return {
    clusterOf: groupBy(pictures, (_, i) => String(clusterOf[i])),
    equalTo,
    pairs: near.reduce((n, {a, b}) => n + (sizes[a] ?? 0) * (sizes[b] ?? 0), 0) + within(sizes),
    mirrors,
    mirrorPairs: mirrors.reduce((n, [a, b]) => n + (sizes[a] ?? 0) * (sizes[b] ?? 0), 0),
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

function codesOf(hashes: readonly (Fingerprint['pHash'] | undefined)[]): Codes {
  return {
    high: Uint32Array.from(hashes, hash => hash?.high ?? 0),
    low: Uint32Array.from(hashes, hash => hash?.low ?? 0),
  };
}

/** The widest radius that gives no more pairs than can be followed up. */
function joinWithin(codes: Codes, n: number): {readonly pairs: CodePairs | null; readonly radius: number | null} {
  for (const radius of [...(n > MANY ? [] : [ADVISORY]), P_HASH, 4, 2, 0]) {
    const pairs = hammingJoin(codes, radius, {most: MOST_PAIRS});
    if (pairs !== null) return {pairs, radius};
  }
  return {pairs: null, radius: null};
}

function ranked(near: readonly Edge[]): {readonly a: Uint32Array; readonly b: Uint32Array} {
  const ordered = near.toSorted((x, y) => x.bits - y.bits || x.a - y.a || x.b - y.b);
  return {a: Uint32Array.from(ordered, ({a}) => a), b: Uint32Array.from(ordered, ({b}) => b)};
}

/** Pictures that are copies of each other's mirror image; nearly empty ones prove nothing. */
function findMirrors(pictures: readonly Fingerprint[], places: readonly number[], near: ReadonlySet<string>): Pair[] {
  const telling = places.filter(i => pictures[i]?.lowDetail === false);
  const n = telling.length;
  const hashes = telling.map(i => pictures[i]?.pHash);
  const pairs = hammingJoin(codesOf([...hashes, ...telling.map(i => pictures[i]?.mirrorPHash)]), P_HASH, {
    most: MOST_PAIRS,
  });
  const found = new Map<string, Pair>();
  for (let i = 0; i < (pairs?.a.length ?? 0); i++) {
    const [x, y] = [pairs?.a[i] ?? 0, pairs?.b[i] ?? 0];
    if (x >= n || y < n || y - n === x) continue;
    const [a, b] = [telling[x] ?? 0, telling[y - n] ?? 0];
    const [one, other] = [pictures[a], pictures[b]];
    const pair: Pair = a < b ? [a, b] : [b, a];
    if (one === undefined || other === undefined || near.has(pair.join(' '))) continue;
    if (distance(one.dHash, other.mirrorDHash) > D_HASH || likeness(one, other, true) !== 'alike') continue;
    found.set(pair.join(' '), pair);
  }
  return [...found.values()].toSorted(byPlace);
}
