import type {Corpus} from '../corpus/corpus.ts';
import type {SeenImages} from './seen-images.ts';
import type {Turn} from './turned-picture.ts';

/** A finding about two items. */
interface ItemPair {
  readonly a: string;
  readonly b: string;
}

/** Of these the second shows the first, turned. */
export interface TurnedItems extends ItemPair {
  readonly turn: Turn;
}

/** How many pairs there are, and the first of them by name. */
export interface NamedPairs<T = ItemPair> {
  readonly total: number;
  readonly pairs: readonly T[];
}

/** Pairs that are named. */
const SHOWN = 50;

/** Pairs that are named, of those whose items are both in the corpus and not in one cluster. */
export function namedPairs(
  {copies, clusterOf, rules}: SeenImages,
  {keys}: Corpus,
  itemsOf: ReadonlyMap<number, readonly number[]>,
): {readonly mirrors: NamedPairs; readonly lookAlikes: NamedPairs; readonly turned?: NamedPairs<TurnedItems>} {
  const keyOf = (place: number): string | undefined => keys[itemsOf.get(place)?.[0] ?? -1];
  const named = (x: number, y: number): ItemPair[] => {
    const [a, b] = [keyOf(x), keyOf(y)];
    return a === undefined || b === undefined || clusterOf[x] === clusterOf[y] ? [] : [{a, b}];
  };
  const plainly = (pairs: readonly (readonly [number, number])[]): ItemPair[] => pairs.flatMap(([x, y]) => named(x, y));
  const turned = copies.turned.flatMap(([x, y, turn]) => named(x, y).map(pair => ({...pair, turn})));
  return {
    mirrors: shown(plainly(copies.mirrors)),
    lookAlikes: shown(plainly(copies.lookAlikes)),
    ...(rules.transforms.includes('rotations') ? {turned: shown(turned)} : {}),
  };
}

function shown<T>(pairs: readonly T[]): NamedPairs<T> {
  return {total: pairs.length, pairs: pairs.slice(0, SHOWN)};
}
