import {TagnosisError} from '../../../../errors.ts';
import {thousands} from '../../../../math/thousands.ts';
import {dot} from '../../../../math/vectors.ts';
import {nearest as nearestName} from '../../../../config/nearest.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import type {NamedVectors} from '../../../../statistics/alignment/embeddings.ts';
import {counted} from '../../../words/dataset-words.ts';
import {displayable} from '../displayable.ts';
import {Table} from '../table.ts';
import {toldValue} from '../told-value.ts';
import {givenOptions} from '../given-options.ts';

/** Something near. */
export type NearRow = {
  readonly key: string;
  /** Cosine of both vectors, the mean of all taken off: 1 in the same direction, 0 no nearer than most. */
  readonly cosine: number;
};

const NEAR = 10;

/** Where an image–text model places pictures or tags: a vector of length one for each. */
export class Embeddings {
  /** By key of the item, or by tag; in the order of the data set. */
  readonly vectors: ReadonlyMap<string, Float32Array>;
  /** Those without one: pictures that cannot be decoded, or of which the model gave no numbers. */
  readonly missing: readonly string[];
  /** Numbers of a vector; 0 where there is none. */
  readonly dimensions: number;
  /** The model: what its bytes and its use hash to, its weights, and what ran it. Vectors of others do not compare. */
  readonly model: NamedVectors['model'];
  #apart: ReadonlyMap<string, Float64Array> | null = null;

  constructor({vectors, model}: NamedVectors, noun: 'picture' | 'tag') {
    this.vectors = new Map([...vectors].flatMap(([key, vector]) => (vector === null ? [] : [[key, vector] as const])));
    this.missing = [...vectors].flatMap(([key, vector]) => (vector === null ? [key] : []));
    this.dimensions = this.vectors.values().next().value?.length ?? 0;
    this.model = model;
    const lost = this.missing.length === 0 ? '' : `; ${thousands(this.missing.length)} without`;
    const words = `${counted(this.vectors.size, `vector of a ${noun}`, `vectors of ${noun}s`)}, ${thousands(this.dimensions)} numbers each (${model.dtype} on ${model.device})${lost}`;
    displayable(this, {
      text: () => words,
      bundle: async () => ({'text/plain': words}),
      bundleNow: () => ({'text/plain': words}),
    });
  }

  /**
   * What lies nearest to one of them, the nearest first. All vectors of such a model lie within a narrow cone, so that everything would
   * be near everything: their mean is taken off before. O(vectors × numbers).
   */
  nearest(key: string, options: {readonly k?: number} = {}): Table<NearRow> {
    const {k = NEAR} = givenOptions(options, ['k']);
    if (!Number.isInteger(k) || k < 1) {
      throw new TagnosisError('usage', `k is ${toldValue(k)}.`, {hint: 'Give a whole number from 1.'});
    }
    const apart = (this.#apart ??= apartFrom(this.vectors));
    const own = apart.get(key);
    if (own === undefined) throw unknownKey(key, [...apart.keys()], this.missing);
    const rows = [...apart].flatMap(([other, vector]): NearRow[] =>
      other === key ? [] : [{key: other, cosine: dot(own, vector)}],
    );
    const sorted = rows.toSorted((a, b) => b.cosine - a.cosine || (a.key < b.key ? -1 : 1)).slice(0, k);
    return new Table(sorted, {title: `Nearest to ${cleanText(key)}`, columns: ['key', 'cosine']});
  }
}

/** Less their mean, of length one; of one vector, or of equal ones, nothing is left. */
function apartFrom(vectors: ReadonlyMap<string, Float32Array>): Map<string, Float64Array> {
  const [first] = vectors.values();
  const mean = new Float64Array(first?.length ?? 0);
  for (const vector of vectors.values())
    for (let i = 0; i < mean.length; i++) mean[i] = (mean[i] ?? 0) + (vector[i] ?? 0) / vectors.size;
  return new Map(
    [...vectors].map(([key, vector]) => {
      const rest = Float64Array.from(vector, (x, i) => x - (mean[i] ?? 0));
      const length = Math.sqrt(dot(rest, rest));
      return [key, length > LEAST ? rest.map(x => x / length) : rest.fill(0)];
    }),
  );
}

/** Below it a difference of numbers of 32 bits is their rounding. */
const LEAST = 1e-6;

function unknownKey(key: unknown, known: readonly string[], missing: readonly string[]): TagnosisError {
  if (typeof key === 'string' && missing.includes(key)) {
    return new TagnosisError('usage', `“${cleanText(key)}” has no vector.`, {
      hint: 'The model gave none, or its picture cannot be decoded.',
    });
  }
  const near = typeof key === 'string' ? nearestName(key, known) : null;
  const name = typeof key === 'string' ? `“${cleanText(key)}”` : toldValue(key);
  return new TagnosisError('usage', `There is no vector of ${name}.`, {
    hint: near === null ? 'Keys are those of `vectors`.' : `Did you mean ${cleanText(near)}?`,
  });
}
