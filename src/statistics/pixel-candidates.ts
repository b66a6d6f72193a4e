import type {Fingerprint} from '../engines/image/record.ts';
import {joinWithin} from './join-within.ts';
import {distance} from './judged-pairs.ts';
import {alikeKey, groupBy, sizesOf} from './picture-groups.ts';
import {codesOf} from './transformed-pairs.ts';

/** Bits within which hashes of equal pixels agree where not every pixel was looked at. */
const [P_HASH, D_HASH] = [2, 4];

/** Pictures that look equal by all that is known of them, and of which only the pixels can tell whether they are. */
export function pixelCandidates(pictures: readonly Fingerprint[]): number[] {
  const firsts = [...new Set(groupBy(pictures, ({contentId}) => contentId))];
  const found = new Set([...alikeToTheLastBit(pictures, firsts), ...alikeInPart(pictures, firsts)]);
  return [...pictures.keys()].filter(i => pictures[i]?.pixels === null && found.has(i));
}

/** Where every pixel was looked at, equal ones look alike to the last bit: a picture that was stored anew is not decoded again. */
function alikeToTheLastBit(pictures: readonly Fingerprint[], places: readonly number[]): number[] {
  const whole = places.filter(i => pictures[i]?.exact === true);
  const nearly = severalOf(
    pictures,
    whole,
    one => `${sizeKey(one)} ${one.sharpness} ${one.alphaShare} ${one.pHash.high} ${one.pHash.low}`,
  );
  return severalOf(pictures, nearly, one => `${sizeKey(one)} ${one.sharpness} ${one.alphaShare} ${alikeKey(one)}`);
}

/** Pairs of which one was looked at in part only; where even equal hashes are too many, all that have equal ones. */
function alikeInPart(pictures: readonly Fingerprint[], places: readonly number[]): number[] {
  const sizes = new Set(places.flatMap(i => (pictures[i]?.exact === false ? [sizeOf(pictures, i)] : [])));
  if (sizes.size === 0) return [];
  const asked = places.filter(i => sizes.has(sizeOf(pictures, i)));
  const {pairs} = joinWithin(codesOf(asked.map(i => pictures[i]?.pHash)), [P_HASH]);
  if (pairs === null) return severalOf(pictures, asked, one => `${sizeKey(one)} ${one.pHash.high} ${one.pHash.low}`);
  const found: number[] = [];
  for (const [i, x] of pairs.a.entries()) {
    const [a, b] = [asked[x] ?? 0, asked[pairs.b[i] ?? 0] ?? 0];
    const [one, other] = [pictures[a], pictures[b]];
    if (one === undefined || other === undefined || (one.exact && other.exact)) continue;
    if (sizeKey(one) === sizeKey(other) && distance(one.dHash, other.dHash) <= D_HASH) found.push(a, b);
  }
  return found;
}

/** Those of the places that share their name with another. */
function severalOf(
  pictures: readonly Fingerprint[],
  places: readonly number[],
  nameOf: (one: Fingerprint) => string,
): number[] {
  const groups = groupBy(
    places.flatMap(i => pictures[i] ?? []),
    nameOf,
  );
  const sizes = sizesOf(groups);
  return places.filter((_, k) => (sizes[groups[k] ?? k] ?? 0) > 1);
}

function sizeOf(pictures: readonly Fingerprint[], i: number): string {
  const picture = pictures[i];
  return picture === undefined ? '' : sizeKey(picture);
}

function sizeKey({width, height}: Fingerprint): string {
  return `${width} ${height}`;
}
