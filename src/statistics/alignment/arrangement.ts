import type {Described, Ranks} from './rank-captions.ts';

/** Share of items that must fit captions at one distance before files are called shifted. */
const MOST = 0.5;
/** Captions that more items bear point to nobody in particular. */
const FEW = 8;

/** Two described items of which each has the caption that fits the other's picture best, as indices. */
export function exchangedPairs({best, captions}: Pick<Ranks, 'best' | 'captions'>): (readonly [number, number])[] {
  const wants = new Map<number, number[]>();
  const ownCaption = captionsOf(captions);
  for (const [i, caption] of best.entries()) {
    if (caption < 0 || caption === ownCaption.get(i)) continue;
    const [bearer, ...others] = captions[caption]?.bearers ?? [];
    if (bearer !== undefined && others.length === 0) wants.set(i, [bearer]);
  }
  return [...wants].flatMap(([i, [j = -1]]) => (i < j && wants.get(j)?.[0] === i ? [[i, j] as const] : []));
}

function captionsOf(captions: Ranks['captions']): Map<number, number> {
  return new Map(captions.flatMap(({bearers}, caption) => bearers.map(i => [i, caption] as const)));
}

/** The distance in the order of keys at which more than half of the items find their best caption; null where there is none. */
export function shiftOf(
  described: readonly Described[],
  {best, captions}: Pick<Ranks, 'best' | 'captions'>,
  items: number,
): {readonly by: number; readonly items: number} | null {
  const counts = new Map<number, number>();
  for (const [i, caption] of best.entries()) {
    const bearers = captions[caption]?.bearers ?? [];
    if (bearers.length > FEW) continue;
    const from = described[i]?.item ?? 0;
    for (const bearer of bearers) {
      const by = ((described[bearer]?.item ?? 0) - from + items) % items;
      counts.set(by, (counts.get(by) ?? 0) + 1);
    }
  }
  const [by, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  return by !== 0 && most > MOST * described.length ? {by: by > items / 2 ? by - items : by, items: most} : null;
}
