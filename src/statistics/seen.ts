import type {Corpus} from '../corpus/corpus.ts';
import {nearWhole} from '../math/near-whole.ts';

/** How often tags are seen: by items, and by what an epoch shows. One entry a tag. */
export interface SeenCounts {
  /** n_t: expected number of items that bear the tag. */
  readonly df: Float64Array;
  /** n_t with every item weighted by its repeats. */
  readonly exposures: Float64Array;
  /** Σ repeats over the items. */
  readonly totalExposure: number;
  /** Whether repeats differ between items; then scores use exposures. */
  readonly unevenRepeats: boolean;
}

/** Exposures beside document frequency; O(tag uses) where repeats differ, else O(tags). */
export function seenCounts(corpus: Corpus, df: Float64Array): SeenCounts {
  const {repeats, rowItem, rowWeight, offsets, tags} = corpus;
  const totalExposure = repeats.reduce((total, times) => total + times, 0);
  const unevenRepeats = repeats.some(times => times !== repeats[0]);
  if (!unevenRepeats) {
    const times = repeats[0] ?? 1;
    return {df, exposures: df.map(n => n * times), totalExposure, unevenRepeats};
  }
  const exposures = new Float64Array(df.length);
  for (let row = 0; row < rowItem.length; row++) {
    const exposure = (rowWeight[row] ?? 0) * (repeats[rowItem[row] ?? 0] ?? 0);
    for (let i = offsets[row] ?? 0, end = offsets[row + 1] ?? 0; i < end; i++) {
      const tag = tags[i] ?? 0;
      exposures[tag] = (exposures[tag] ?? 0) + exposure;
    }
  }
  return {df, exposures: exposures.map(nearWhole), totalExposure, unevenRepeats};
}
