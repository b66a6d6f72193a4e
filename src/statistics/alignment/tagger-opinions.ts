import {LEAST_CHANCE} from '../../config/models.ts';
import {matchKey} from '../../corpus/match-key.ts';

/** Chance from which a tagger is said to see a tag, unless it is told otherwise: what those who train with WD taggers take. */
const SEEN = 0.35;

/** Tags that a tagger does not rule out for a picture, and how likely each is. */
export interface Sighting {
  /** In the tagger's own order, ascending. */
  readonly places: Int32Array;
  readonly chances: Float32Array;
}

/** What a tagger says of pictures beyond the tags of the captions: kept without what it rules out, which is nearly all. */
export interface TaggerOpinions {
  /** Chance from which it is said to see a tag. */
  readonly threshold: number;
  /** By place; null for what is no tag. */
  readonly names: readonly (string | null)[];
  /** By match key. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** By the place of the picture. */
  readonly sightings: readonly (Sighting | null)[];
}

/** From ln(p / (1 − p)) of every tag for every picture. */
export function taggerOpinions(
  vectors: readonly (Float32Array | null)[],
  names: readonly (string | null)[],
  threshold: number = SEEN,
): TaggerOpinions {
  const least = Math.log(LEAST_CHANCE / (1 - LEAST_CHANCE));
  const placeOf = new Map<string, number>();
  for (const [place, name] of names.entries()) if (name !== null) placeOf.set(matchKey(name), place);
  const sightings = vectors.map((vector): Sighting | null => {
    if (vector === null) return null;
    const places = Int32Array.from(vector.keys()).filter(
      place => (names[place] ?? null) !== null && (vector[place] ?? -Infinity) >= least,
    );
    return {places, chances: Float32Array.from(places, place => 1 / (1 + Math.exp(-(vector[place] ?? 0))))};
  });
  return {threshold, names, placeOf, sightings};
}
