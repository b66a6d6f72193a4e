import {seededRandom} from '../../math/random.ts';
import {type CaptionSpace, type Composition, meanOf, nameOf} from './caption-space.ts';

/** An item with a picture and something to say about it. */
export interface Described {
  readonly item: number;
  /** Of its picture. */
  readonly place: number;
  readonly caption: Composition;
}

/** Up to so many items every caption is compared with every picture. */
export const ALL = 4096;
/** Of more, each picture meets so many captions, drawn by lot. */
const SAMPLE = 2048;
/** Similarities that are as near as this are equal. */
const TIE = 1e-7;

export interface Ranks {
  /** Per described item: share of the other captions that fit its picture worse than its own, equal ones half. In [0, 1]. */
  readonly ranks: Float64Array;
  /**
   * Per described item: the caption that fits its picture best, as an index into `captions`, measured in deviations of that
   * caption over all pictures: means of few tags lie farther out than those of many, and would else be everybody's best.
   */
  readonly best: Int32Array;
  /** Distinct captions that were compared, each with the described items that bear it. */
  readonly captions: readonly {readonly caption: Composition; readonly bearers: readonly number[]}[];
}

/**
 * Ranks of S = (I − Ī)(C − C̄)ᵀ, I the vectors of pictures and C of captions. What is taken from a whole row changes no order
 * in it, so C̄ drops out; what is taken from a column is its mean over the pictures. O(items × captions).
 */
export function rankCaptions(described: readonly Described[], space: CaptionSpace): Ranks {
  const sampled = described.length <= ALL ? null : sample(described.length);
  const captions = distinct(described, sampled);
  const count = sampled?.size ?? described.length;
  const own = ownSimilarities(described, space);
  const below = new Float64Array(described.length);
  const most = new Float64Array(described.length).fill(-Infinity);
  const best = new Int32Array(described.length).fill(-1);
  const places = Int32Array.from(described, ({place}) => place);
  for (const [c, {caption, bearers}] of captions.entries()) {
    const column = space.captionColumn(caption);
    const mean = meanOf(column, places);
    const deviation = deviationOf(column, places, mean);
    for (let i = 0; i < places.length; i++) {
      const fit = (column[places[i] ?? 0] ?? 0) - mean;
      const margin = (own[i] ?? 0) - fit;
      if (margin > TIE) below[i] = (below[i] ?? 0) + bearers.length;
      else if (margin >= -TIE) below[i] = (below[i] ?? 0) + bearers.length / 2;
      if (fit / deviation > (most[i] ?? 0)) {
        most[i] = fit / deviation;
        best[i] = c;
      }
    }
  }
  const ranks = below.map((n, i) => {
    // It was compared with itself, which is a tie.
    const self = sampled === null || sampled.has(i) ? 1 : 0;
    return (n - self / 2) / (count - self);
  });
  return {ranks, best, captions};
}

/** Drawn without replacement, the same for every run. */
function sample(items: number): ReadonlySet<number> {
  const random = seededRandom('alignment');
  const drawn = new Set<number>();
  while (drawn.size < SAMPLE) drawn.add(Math.floor(random() * items));
  return drawn;
}

function distinct(described: readonly Described[], sampled: ReadonlySet<number> | null): Ranks['captions'] {
  const found = new Map<string, {readonly caption: Composition; readonly bearers: number[]}>();
  for (const [i, {caption}] of described.entries()) {
    if (sampled !== null && !sampled.has(i)) continue;
    const name = nameOf(caption);
    const known = found.get(name);
    if (known === undefined) found.set(name, {caption, bearers: [i]});
    else known.bearers.push(i);
  }
  return [...found.values()];
}

/** What each picture has to do with its own caption, less what pictures have to do with it at large. */
function ownSimilarities(described: readonly Described[], space: CaptionSpace): Float64Array {
  const places = Int32Array.from(described, ({place}) => place);
  if (described.length > ALL)
    return space.ownSimilarities(
      places,
      described.map(({caption}) => caption),
    );
  const own = new Float64Array(described.length);
  const means = new Map<string, number>();
  for (const [i, {caption, place}] of described.entries()) {
    const column = space.captionColumn(caption);
    const name = nameOf(caption);
    const mean = means.get(name) ?? meanOf(column, places);
    means.set(name, mean);
    own[i] = (column[place] ?? 0) - mean;
  }
  return own;
}

/** Root of the mean square distance from the mean, over the same. */
export function deviationOf(column: Float64Array, places: Int32Array, mean: number): number {
  let square = 0;
  for (let i = 0; i < places.length; i++) square += ((column[places[i] ?? 0] ?? 0) - mean) ** 2;
  return Math.sqrt(square / places.length);
}
