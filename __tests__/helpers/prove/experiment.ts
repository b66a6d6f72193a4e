import {CORRUPTIONS, type Corruption} from './corrupt.ts';
import {generate, type Kind} from './generate.ts';
import {type Figure, goodness} from './measure.ts';
import {rankCorrelation} from './rank-correlation.ts';

export const LEVELS: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.5];

export interface Setting {
  readonly kind: Kind;
  readonly items: number;
  readonly seed: number;
}

/** How one figure answers to one corruption of one set. */
export interface Answer {
  /** Of level and goodness; undefined where nothing moves. */
  readonly rho: number | undefined;
  readonly figures: readonly Figure[];
  /** Points of score by which it moves at most, up or down. */
  readonly move: number;
}

/** What each figure that is measured at every level does as a set is spoilt more and more. */
export function experiment(
  {apply, pictures, taxonomy}: Corruption,
  {kind, items, seed}: Setting,
  levels: readonly number[] = LEVELS,
): ReadonlyMap<string, Answer> {
  const clean = generate(kind, {items, seed});
  const options = taxonomy === undefined ? {} : {taxonomy: taxonomy(clean)};
  const found = levels.map(level => {
    const captions = apply(clean, level, seed);
    return goodness(captions, {...options, pictures: pictures?.(clean, level, seed) ?? [...captions.keys()]});
  });
  const always = [...(found[0]?.keys() ?? [])].filter(id => found.every(one => one.has(id)));
  return new Map(
    always.map(id => {
      const figures = found.flatMap(one => one.get(id) ?? []);
      const rho = rankCorrelation(
        levels,
        figures.map(({value}) => value),
      );
      return [id, {rho, figures, move: farthest(figures.map(({score}) => score))}];
    }),
  );
}

/** Of the first value, with its sign. */
function farthest([first = 0, ...others]: readonly number[]): number {
  return others.reduce((most, value) => (Math.abs(value - first) > Math.abs(most) ? value - first : most), 0);
}

export function corruption(id: string): Corruption {
  const found = CORRUPTIONS.find(one => one.id === id);
  if (found === undefined) throw new Error(`There is no corruption ${id}.`);
  return found;
}
