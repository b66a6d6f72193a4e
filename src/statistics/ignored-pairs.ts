import {type IgnoredPair, isPattern} from '../config/duplicates.ts';
import {globMatcher} from '../config/glob.ts';
import type {ImageRecord} from '../engines/image/record.ts';
import type {Ends} from './acceptance.ts';

/** What a list of accepted pairs names. */
export interface NamedEnds {
  /** Per image that is named: by which ends of which pairs. */
  readonly ends: ReadonlyMap<number, Ends>;
  /** Pairs of which an end names nothing, by their places in the list, and why. */
  readonly unnamed: ReadonlyMap<number, string>;
}

interface Seen {
  readonly records: readonly ImageRecord[];
  readonly placeOf: ReadonlyMap<string, number>;
}

/** Digits of a name of bytes, at least as many as Git prints. */
const ID = /^[0-9a-f]{7,40}$/;
const SHORTEST = 7;

/** Finds the images that accepted pairs name: a key that is called so, else the bytes whose name begins so, else keys by pattern. */
export function namedEnds(ignore: readonly IgnoredPair[], seen: Seen): NamedEnds {
  const ends = new Map<number, Set<number>>();
  const unnamed = new Map<number, string>();
  const placesOf = finder(seen);
  for (const [i, pair] of ignore.entries()) {
    for (const [side, text] of pair.entries()) {
      const found = placesOf(text);
      if (typeof found === 'string') unnamed.set(i, `${text} ${found}`);
      else for (const place of found) ends.set(place, (ends.get(place) ?? new Set()).add(2 * i + side));
    }
  }
  return {ends, unnamed};
}

type Found = ReadonlySet<number> | 'names no image' | 'is how several ids begin';

/** Each text is looked up once: patterns are held against every key. */
function finder({records, placeOf}: Seen): (text: string) => Found {
  const known = new Map<string, Found>();
  let ids: ReadonlyMap<string, readonly number[]> | null = null;
  const look = (text: string): Found => {
    const place = placeOf.get(text);
    if (place !== undefined) return new Set([place]);
    if (ID.test(text)) {
      ids ??= byBeginning(records);
      return withId(text, ids.get(text.slice(0, SHORTEST)) ?? [], records);
    }
    return isPattern(text) ? withKey(text, placeOf) : 'names no image';
  };
  return text => {
    const found = known.get(text) ?? look(text);
    known.set(text, found);
    return found;
  };
}

function withKey(pattern: string, placeOf: Seen['placeOf']): Found {
  const matches = globMatcher(pattern);
  const places = new Set<number>();
  for (const [key, place] of placeOf) if (matches(key)) places.add(place);
  return places.size === 0 ? 'names no image' : places;
}

/** Copies of one file have one id. */
function withId(id: string, places: readonly number[], records: Seen['records']): Found {
  const found = places.filter(place => records[place]?.contentId?.startsWith(id));
  const ids = new Set(found.map(place => records[place]?.contentId));
  if (ids.size > 1) return 'is how several ids begin';
  return found.length === 0 ? 'names no image' : new Set(found);
}

function byBeginning(records: Seen['records']): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, {contentId}] of records.entries()) {
    const beginning = contentId?.slice(0, SHORTEST);
    if (beginning === undefined) continue;
    const known = places.get(beginning);
    if (known === undefined) places.set(beginning, [place]);
    else known.push(place);
  }
  return places;
}
