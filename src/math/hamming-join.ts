import {type CodePairs, PairList} from './code-pairs.ts';
import {type CodeScanner, scanCodes} from './scan-codes.ts';

/** Codes of 64 bits, as two halves each. */
export interface Codes {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

interface JoinOptions {
  /** Pairs beyond which there is no result. */
  readonly most?: number;
  /** What compares codes fast, or null to go without. */
  readonly scannerOf?: (n: number) => CodeScanner | null;
}

/** Up to here all pairs are compared: sorting into buckets would cost more. */
const FEW = 3000;
const WIDTHS: readonly (readonly number[])[] = [
  [13, 13, 13, 13, 12],
  [16, 16, 16, 16],
  [22, 21, 21],
];
/** Codes from which on a call of the scanner costs less than it saves. */
const RUN = 6;
/** What looking up a bucket costs, in comparisons. */
const LOOKUP = 10;

/**
 * All pairs of codes that differ in at most `radius` bits, each once, or null when there are more than `most`. Exact: the bits
 * are cut into slots, and by the pigeonhole principle two codes within the radius are within a smaller one in some slot. Only
 * buckets of codes that are that near in a slot are compared; a pair is taken in the first slot that finds it.
 * M. Norouzi, A. Punjani, D. Fleet, "Fast exact search in Hamming space with multi-index hashing", PAMI 36 (2014) 1107–1119.
 */
export function hammingJoin(
  codes: Codes,
  radius: number,
  {most = Infinity, scannerOf = scanCodes}: JoinOptions = {},
): CodePairs | null {
  const pairs = new PairList(most);
  const n = codes.high.length;
  if (n <= FEW) compareAll(codes, radius, pairs);
  else {
    const plan = cheapestPlan(n, radius);
    const scanner = scannerOf(n);
    for (const slot of plan) if (!pairs.full) joinSlot(codes, {slot, plan, radius, scanner}, pairs);
  }
  return pairs.full ? null : pairs.toPairs();
}

/** Bits in which two codes differ. */
export function hammingDistance({high, low}: Codes, a: number, b: number): number {
  return popcount((high[a] ?? 0) ^ (high[b] ?? 0)) + popcount((low[a] ?? 0) ^ (low[b] ?? 0));
}

/** Bits that are set in a number of 32 bits. */
export function popcount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  x += x >>> 8;
  return (x + (x >>> 16)) & 63;
}

/** A run of bits, counted from the highest, and how far codes may be apart in it. */
interface Slot {
  readonly from: number;
  readonly width: number;
  readonly radius: number;
}

/** Slots with their radii: s = ⌊r / m⌋ for the first r − m s + 1 of them, s − 1 for the others, which may then be left out. */
function planOf(widths: readonly number[], radius: number): Slot[] {
  const share = Math.floor(radius / widths.length);
  const larger = radius - widths.length * share + 1;
  let from = 0;
  return widths
    .map((width, i) => {
      const slot = {from, width, radius: i < larger ? share : share - 1};
      from += width;
      return slot;
    })
    .filter(slot => slot.radius >= 0);
}

function cheapestPlan(n: number, radius: number): readonly Slot[] {
  const plans = WIDTHS.map(widths => planOf(widths, radius));
  const cost = (plan: readonly Slot[]): number =>
    plan.reduce((total, {width, radius: near}) => {
      const buckets = Math.min(n, 2 ** width);
      return total + ball(width, near) * ((n / 2 ** width) * (n / 2) + (LOOKUP * buckets) / 2) + 2 ** width;
    }, 0);
  return plans.toSorted((a, b) => cost(a) - cost(b))[0] ?? [];
}

/** Numbers of `width` bits with at most `radius` of them set. */
function ball(width: number, radius: number): number {
  let [total, choose] = [1, 1];
  for (let k = 1; k <= radius; k++) {
    choose = (choose * (width - k + 1)) / k;
    total += choose;
  }
  return total;
}

function masksOf(width: number, radius: number): number[] {
  const masks: number[] = [];
  const add = (mask: number, from: number, left: number): void => {
    if (mask > 0) masks.push(mask);
    if (left > 0) for (let bit = from; bit < width; bit++) add(mask | (1 << bit), bit + 1, left - 1);
  };
  add(0, 0, radius);
  return masks;
}

function compareAll({high, low}: Codes, radius: number, pairs: PairList): void {
  for (let a = 0; a < high.length && !pairs.full; a++) {
    const [h = 0, l = 0] = [high[a], low[a]];
    for (let b = a + 1; b < high.length; b++) {
      const distance = popcount(h ^ (high[b] ?? 0)) + popcount(l ^ (low[b] ?? 0));
      if (distance <= radius) pairs.add(a, b, distance);
    }
  }
}

/** Codes in the order of their buckets. */
interface Buckets extends Codes {
  readonly place: Uint32Array;
  /** Per value of the slot, where its bucket begins; one more at the end. */
  readonly starts: Uint32Array;
}

function bucketsOf({high, low}: Codes, {from, width}: Slot): Buckets {
  const n = high.length;
  const starts = new Uint32Array(2 ** width + 1);
  const values = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const value = bitsOf(high[i] ?? 0, low[i] ?? 0, from, width);
    values[i] = value;
    starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  }
  for (let value = 0; value < starts.length - 1; value++) {
    starts[value + 1] = (starts[value + 1] ?? 0) + (starts[value] ?? 0);
  }
  const next = starts.slice();
  const sorted = {high: new Uint32Array(n), low: new Uint32Array(n), place: new Uint32Array(n)};
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    const to = next[value] ?? 0;
    next[value] = to + 1;
    sorted.high[to] = high[i] ?? 0;
    sorted.low[to] = low[i] ?? 0;
    sorted.place[to] = i;
  }
  return {...sorted, starts};
}

/** A run of bits out of 64, counted from the highest. */
function bitsOf(high: number, low: number, from: number, width: number): number {
  const end = from + width;
  if (end <= 32) return (high << from) >>> (32 - width);
  if (from >= 32) return (low << (from - 32)) >>> (32 - width);
  const below = end - 32;
  return (((high << from) >>> from) << below) | (low >>> (32 - below));
}

interface Task {
  readonly slot: Slot;
  readonly plan: readonly Slot[];
  readonly radius: number;
  readonly scanner: CodeScanner | null;
}

function joinSlot(codes: Codes, {slot, plan, radius, scanner}: Task, pairs: PairList): void {
  const buckets = bucketsOf(codes, slot);
  const {high, low, place, starts} = buckets;
  scanner?.load(high, low);
  const masks = Uint32Array.from(masksOf(slot.width, slot.radius));
  const comparison = {buckets, earlier: plan.slice(0, plan.indexOf(slot)), radius, scanner, pairs};
  // Buckets are walked by the codes in them: most buckets of a wide slot are empty.
  for (let from = 0; from < place.length && !pairs.full;) {
    const value = bitsOf(high[from] ?? 0, low[from] ?? 0, slot.from, slot.width);
    const to = starts[value + 1] ?? 0;
    for (let i = from; i < to - 1; i++) compare(i, i + 1, to, comparison);
    for (let m = 0; m < masks.length; m++) {
      const other = value ^ (masks[m] ?? 0);
      if (other < value) continue;
      const first = starts[other] ?? 0;
      const end = starts[other + 1] ?? 0;
      if (first < end) for (let i = from; i < to; i++) compare(i, first, end, comparison);
    }
    from = to;
  }
}

interface Comparison {
  readonly buckets: Buckets;
  readonly earlier: readonly Slot[];
  readonly radius: number;
  readonly scanner: CodeScanner | null;
  readonly pairs: PairList;
}

/** One code against a run of them: nine tenths of the time are spent here. */
function compare(i: number, from: number, to: number, comparison: Comparison): void {
  const {buckets, radius, scanner} = comparison;
  if (scanner !== null && to - from >= RUN) {
    const hits = scanner.near(i, from, to, radius);
    for (let k = 0; k < hits; k++) take(i, scanner.hits[k] ?? 0, comparison);
    return;
  }
  const {high, low} = buckets;
  const h = high[i] ?? 0;
  const l = low[i] ?? 0;
  for (let j = from; j < to; j++) {
    if (popcount(h ^ (high[j] ?? 0)) + popcount(l ^ (low[j] ?? 0)) <= radius) take(i, j, comparison);
  }
}

/** Takes a pair that no slot before has found. */
function take(i: number, j: number, {buckets: {high, low, place}, earlier, pairs}: Comparison): void {
  const x = (high[i] ?? 0) ^ (high[j] ?? 0);
  const y = (low[i] ?? 0) ^ (low[j] ?? 0);
  if (isFoundEarlier(x, y, earlier)) return;
  const a = place[i] ?? 0;
  const b = place[j] ?? 0;
  pairs.add(a < b ? a : b, a < b ? b : a, popcount(x) + popcount(y));
}

function isFoundEarlier(x: number, y: number, earlier: readonly Slot[]): boolean {
  for (const {from, width, radius} of earlier) if (popcount(bitsOf(x, y, from, width)) <= radius) return true;
  return false;
}
