import {jaccardIndex} from '../math/association.ts';
import {lnUpperTail} from '../math/hypergeometric.ts';
import {reaches} from '../math/reaches.ts';
import type {PairCounts} from './pair-counts.ts';
import {findMeeting, type FoundPairs, overlapOf, RATE} from './pair-tests.ts';
import {meetingOf, namePair, type PlacedPair, type TagPair} from './tag-pair.ts';

/** Pairs of tags that hardly ever come alone: neither can be learned without the other. */
export interface LockedPairs {
  /** N. */
  readonly items: number;
  /** Whether these are enough to tell habit from chance. */
  readonly testable: boolean;
  /** Tags that could be locked: in 5 to 90 % of the items, neither trigger nor quality tags. */
  readonly able: number;
  /** How many of these are. */
  readonly locked: number;
  /** Pairs in all. */
  readonly total: number;
  /** The first 1,000 of them, the surest first. */
  readonly pairs: readonly TagPair[];
}

/** Below this many items nothing is said about chance. */
export const TESTABLE = 20;
/** Jaccard similarity from which two tags come together as good as always. */
const LOCKED = 0.8;
/** Coverage in which a tag can be locked: a rarer one says little yet, a commoner one is told by `saturation`. */
const RAREST = 0.05;
const COMMONEST = 0.9;
const KEPT = 1000;

/** Whether a tag with this document frequency can be locked. */
export function isAble(n: number, items: number): boolean {
  return n >= 2 && reaches(n / items, RAREST) && reaches(COMMONEST, n / items);
}

/** What is known of a counted tag by its place. */
export interface Places {
  /** 1 where the tag can be locked. */
  readonly able: Uint8Array;
  readonly nameOf: (place: number) => string;
  /** Whether one of two names ends in the other: of prose, a phrase and its own head noun always meet. */
  readonly isNested: (i: number, j: number) => boolean;
}

/** Locked pairs among those that were found to meet: Jaccard ≥ .8, and both tags able. */
export function lockedPairs(counts: PairCounts, meeting: FoundPairs, places: Places): LockedPairs {
  const found = [...meeting.lnP.keys()].map(at => ({
    i: meeting.first[at] ?? 0,
    j: meeting.second[at] ?? 0,
    lnP: meeting.lnP[at] ?? 0,
    q: meeting.q[at] ?? 0,
  }));
  return summary(
    counts,
    places,
    found.filter(({i, j}) => isLocked(counts, places, i, j)),
  );
}

/**
 * The same where only scores are wanted. Pairs with Jaccard ≥ .8 are few, and nearly all of them are significant, or not, whatever the
 * other pairs are: at p ≤ 5 %/m and at p > 5 %. Only for one in between all pairs are tested: `whole` counts them.
 */
export function lockedPairsOnly(
  counts: PairCounts,
  places: Places,
  {family, whole}: {readonly family: number; readonly whole: () => PairCounts},
): LockedPairs {
  const alike: PlacedPair[] = [];
  for (let j = 1; j < counts.tags.length; j++) {
    for (let i = 0; i < j; i++) {
      if (!isLocked(counts, places, i, j)) continue;
      alike.push({i, j, lnP: lnUpperTail(overlapOf(counts, i, j)), q: null});
    }
  }
  const sure = Math.log(RATE / family);
  const isOpen = alike.some(({lnP}) => lnP > sure && lnP <= Math.log(RATE));
  const last = isOpen ? (findMeeting(whole()).lnP.at(-1) ?? sure) : sure;
  return summary(
    counts,
    places,
    alike.filter(({lnP}) => lnP <= last),
  );
}

function isLocked(counts: PairCounts, {able, isNested}: Places, i: number, j: number): boolean {
  if (able[i] !== 1 || able[j] !== 1 || isNested(i, j)) return false;
  return reaches(jaccardIndex(meetingOf(counts, i, j)) ?? 0, LOCKED);
}

function summary(counts: PairCounts, {able, nameOf}: Places, found: readonly PlacedPair[]): LockedPairs {
  const {items} = counts;
  const testable = items >= TESTABLE;
  const kept = testable ? found : [];
  return {
    items,
    testable,
    able: able.reduce((total, one) => total + one, 0),
    locked: new Set(kept.flatMap(({i, j}) => [i, j])).size,
    total: kept.length,
    pairs: kept.slice(0, KEPT).map(pair => namePair(counts, nameOf, pair)),
  };
}
