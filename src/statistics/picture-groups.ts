import {createHash} from 'node:crypto';
import type {Fingerprint} from '../engines/image/record.ts';

/** Pictures that are the same without a closer look, by the first of each group. */
export interface PictureGroups {
  /** The same bytes or pixels. */
  readonly equal: Uint32Array;
  /** Equal in all that is compared: equal ones, and ones that differ less than anything here can tell. */
  readonly alike: Uint32Array;
}

/** Groups pictures by what is known of them. O(pictures). */
export function pictureGroups(pictures: readonly Fingerprint[]): PictureGroups {
  const equal = groupBy(pictures, equalKey);
  const hashed = groupBy(pictures, hashKey);
  const together = sizesOf(hashed);
  const nameOf = (one: Fingerprint, i: number): string => {
    if (one.flat) return `flat ${equal[i]}`;
    const first = hashed[i] ?? i;
    return together[first] === 1 ? `alone ${first}` : alikeKey(one);
  };
  return {equal, alike: groupBy(pictures, nameOf, equal)};
}

/** Equal bytes, or equal pixels where those were looked at. A forged SHA-1 is not enough: what it shows must agree too. */
export function equalKey(one: Fingerprint): string {
  return one.pixels ?? `${one.contentId} ${one.bytes} ${hashKey(one)}`;
}

/** Sixteen bits a character: written in digits, the names of a hundred thousand pictures take three times as much. */
function hashKey({pHash, dHash}: Fingerprint): string {
  const halves = [pHash.high, pHash.low, dHash.high, dHash.low];
  return String.fromCharCode(...halves.flatMap(half => [half >>> 16, half & 0xffff]));
}

/** Names all that is compared: what agrees in it is alike without another look. */
export function alikeKey(one: Fingerprint): string {
  const {luma16, chroma8} = one;
  const places = createHash('sha256').update(luma16).update(chroma8).digest('base64');
  return `${hashKey(one)} ${one.lowDetail} ${places}`;
}

/** Per place the first one with the same name; what was one before stays one. */
export function groupBy(
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
export function sizesOf(groups: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groups.length);
  for (const first of groups) sizes[first] = (sizes[first] ?? 0) + 1;
  return sizes;
}

/** Pairs within groups of such sizes. */
export function pairsWithin(sizes: Uint32Array): number {
  return sizes.reduce((total, size) => total + (size * (size - 1)) / 2, 0);
}
