import {shannonEntropy} from '../../../src/math/entropy.ts';
import {incidenceEntropy} from '../../../src/math/incidence.ts';
import {incidenceEntropyError} from '../../../src/math/incidence-jackknife.ts';
import {generate, type Kind, type TagList} from './generate.ts';

/** What sets are drawn from. */
export interface Population {
  readonly kind: Kind;
  readonly tail: boolean;
}

/** Entropy of its tags: of so many captions that what was not seen no longer counts. */
export function trueEntropy(population: Population, items: number): number {
  const counts = new Map<string, number>();
  for (const tags of generate(population.kind, {...population, items, seed: 0}))
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return shannonEntropy(Float64Array.from(counts.values())) ?? Number.NaN;
}

/** Share of drawn sets whose interval, estimate ± 1.96 jackknife errors, holds the true entropy. */
export function entropyCoverage(
  population: Population,
  truth: number,
  {items, draws}: {readonly items: number; readonly draws: number},
): number {
  let covered = 0;
  for (let seed = 1; seed <= draws; seed++) {
    const [low, high] = interval(generate(population.kind, {...population, items, seed}));
    if (low <= truth && truth <= high) covered++;
  }
  return covered / draws;
}

function interval(captions: readonly TagList[]): readonly [number, number] {
  const ids = new Map<string, number>();
  const tags = captions.flatMap(caption =>
    caption.map(tag => {
      const id = ids.get(tag) ?? ids.size;
      ids.set(tag, id);
      return id;
    }),
  );
  const df = new Float64Array(ids.size);
  for (const tag of tags) df[tag] = (df[tag] ?? 0) + 1;
  const offsets = new Uint32Array(captions.length + 1);
  for (const [i, caption] of captions.entries()) offsets[i + 1] = (offsets[i] ?? 0) + caption.length;
  const rowWeight = new Float64Array(captions.length).fill(1);
  const rows = {rowItem: Uint32Array.from(captions.keys()), rowWeight, offsets, tags: Uint32Array.from(tags)};
  const estimate = incidenceEntropy(df, captions.length) ?? Number.NaN;
  const half = 1.96 * (incidenceEntropyError(df, captions.length, rows) ?? Number.NaN);
  return [estimate - half, estimate + half];
}
