import type {Corpus} from '../corpus/corpus.ts';
import {chiSquareQuantile} from '../math/chi-square.ts';
import {fences, generalisedEsd, modifiedZ, quartiles} from '../math/outliers.ts';
import {seededRandom} from '../math/random.ts';
import {robustDistances} from '../math/robust-distance.ts';
import {studentQuantile} from '../math/student.ts';
import {FEATURES, type Feature} from './item-features.ts';

/** One feature over all items that have it. Counts are of items. */
export interface FeatureOutliers {
  readonly feature: Feature;
  readonly items: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  /** Beyond Tukey's fences of 1.5 and of 3 quartile distances. */
  readonly outside: number;
  readonly far: number;
  /** More than 3 standard deviations from the mean, and more than 3.5 as the median distance tells them; null where that is 0. */
  readonly z: number;
  readonly modifiedZ: number | null;
  /** Grubbs' G as a multiple of its critical value: beyond 1 the farthest item is one too far. */
  readonly grubbs: number;
  /** Found by generalised ESD. */
  readonly esd: number;
  /** So many are far that they are a kind of their own: none of them is called unusual. */
  readonly isMixed: boolean;
}

export interface UnusualItem {
  readonly key: string;
  readonly reasons: readonly {readonly feature: Feature; readonly value: number}[];
  /** Standard deviations from the mean, of the feature in which it is farthest; 0 where it is unusual only in all together. */
  readonly distance: number;
}

export interface Outliers {
  /** Features that vary. */
  readonly features: readonly FeatureOutliers[];
  /** Items that are unusual in their features together; null where that cannot be told. */
  readonly together: {readonly features: readonly Feature[]; readonly items: number; readonly found: number} | null;
  readonly unusual: number;
  /** Farthest first, at most 50. */
  readonly found: readonly UnusualItem[];
}

/** Values of an item by feature; NaN where it is not known. */
export type Figures = Readonly<Partial<Record<Feature, Float64Array>>>;

/** Compared by ratio: twice as large is as far as half as large. */
const RATIOS: ReadonlySet<Feature> = new Set(['pixels', 'aspect', 'bytes', 'sharpness']);
/** Tests mean little below. */
const FEWEST = 10;
/** Beyond this share, what is far is no outlier. */
const RARE = 0.05;
/** All tests of a set together err with this probability, where features are normal. */
const ALPHA = 0.05;
const SHOWN = 50;
const Z = 3;
const MODIFIED_Z = 3.5;

/**
 * Items that are far from the others in some feature, or in all together: what both the fences, which ask for no shape, and
 * generalised ESD, which corrects for the number of items, call far. Bonferroni over features. Deterministic. O(n log n).
 */
export function findOutliers({keys}: Pick<Corpus, 'keys'>, figures: Figures): Outliers {
  const quantile = rememberedQuantile();
  const judged = FEATURES.flatMap(feature => {
    const all = figures[feature];
    return all === undefined ? [] : judge(feature, all, quantile);
  });
  const distances = new Map<number, number>();
  for (const {z, unusual} of judged)
    for (const item of unusual) distances.set(item, Math.max(distances.get(item) ?? 0, z(item)));
  const together = findTogether(judged);
  for (const item of together?.unusual ?? []) if (!distances.has(item)) distances.set(item, 0);
  const order = [...distances].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return {
    features: judged.map(({tests}) => tests),
    together: together?.tests ?? null,
    unusual: distances.size,
    found: order.slice(0, SHOWN).map(([item, distance]) => ({
      key: keys[item] ?? '',
      reasons: judged.flatMap(({tests: {feature}, unusual, raw}) =>
        unusual.has(item) ? [{feature, value: raw[item] ?? 0}] : [],
      ),
      distance,
    })),
  };
}

interface Judged {
  readonly tests: FeatureOutliers;
  /** As they are, and as they are compared. */
  readonly raw: Float64Array;
  readonly scaled: Float64Array;
  readonly unusual: ReadonlySet<number>;
  readonly z: (item: number) => number;
}

type Quantile = (tail: number, degrees: number) => number;

function rememberedQuantile(): Quantile {
  const known = new Map<string, number>();
  return (tail, degrees) => {
    const name = `${tail} ${degrees}`;
    const value = known.get(name) ?? studentQuantile(tail, degrees);
    known.set(name, value);
    return value;
  };
}

function judge(feature: Feature, raw: Float64Array, quantile: Quantile): Judged[] {
  // Sharpness may be 0.
  const scaled = RATIOS.has(feature) ? raw.map(value => Math.log(feature === 'sharpness' ? 1 + value : value)) : raw;
  const items = [...scaled.keys()].filter(item => Number.isFinite(scaled[item]) && (raw[item] ?? 0) >= 0);
  const values = Float64Array.from(items, item => scaled[item] ?? 0);
  if (values.length < FEWEST || values.every(value => value === values[0])) return [];
  const found = quartiles(values);
  const beyond = (k: number): number[] => {
    const [low, high] = fences(found, k);
    return [...values.keys()].filter(place => (values[place] ?? 0) < low || (values[place] ?? 0) > high);
  };
  const most = Math.min(10, Math.max(1, Math.floor(values.length / 10)));
  const {steps, outliers} = generalisedEsd(values, {most, alpha: ALPHA / FEATURES.length, quantile});
  const {mean, deviation} = momentsOf(values);
  const far = beyond(3);
  const isMixed = far.length > Math.max(1, RARE * values.length);
  // Where as many were found as were sought, there may be more: then the fences alone name them.
  const sure = outliers.length === most && most > 1 ? far : far.filter(place => outliers.includes(place));
  const unusual = isMixed || outliers.length === 0 ? [] : sure;
  const zs = modifiedZ(values);
  const ofRaw = quartiles(Float64Array.from(items, item => raw[item] ?? 0));
  return [
    {
      tests: {
        feature,
        items: values.length,
        ...ofRaw,
        outside: beyond(1.5).length,
        far: far.length,
        z: count(values, value => Math.abs(value - mean) > Z * deviation),
        modifiedZ: zs === null ? null : count(zs, value => Math.abs(value) > MODIFIED_Z),
        grubbs: steps[0] === undefined ? 0 : steps[0].r / steps[0].critical,
        esd: outliers.length,
        isMixed,
      },
      raw,
      scaled,
      unusual: new Set(unusual.map(place => items[place] ?? 0)),
      z: item => Math.abs((scaled[item] ?? 0) - mean) / deviation,
    },
  ];
}

interface Together {
  readonly tests: Outliers['together'];
  readonly unusual: readonly number[];
}

/** Robust Mahalanobis distance over the features in which fewer than half of the items are equal. */
function findTogether(judged: readonly Judged[]): Together | null {
  const used = judged.filter(({tests}) => tests.modifiedZ !== null && !tests.isMixed);
  const [first] = used;
  // Tags and tokens alone say the same twice.
  if (first === undefined || used.length < 3) return null;
  const items = [...first.scaled.keys()].filter(item => used.every(({scaled}) => Number.isFinite(scaled[item])));
  if (items.length < FEWEST * used.length) return null;
  const rows = Float64Array.from(items.flatMap(item => used.map(({scaled}) => scaled[item] ?? 0)));
  const distances = robustDistances(rows, used.length, seededRandom('outliers'));
  if (distances === null) return null;
  const limit = chiSquareQuantile(ALPHA / items.length, used.length);
  const far = items.filter((_, place) => (distances[place] ?? 0) > limit);
  const tests = {features: used.map(({tests: {feature}}) => feature), items: items.length, found: far.length};
  return {tests, unusual: far.length > Math.max(1, RARE * items.length) ? [] : far};
}

function momentsOf(values: Float64Array): {readonly mean: number; readonly deviation: number} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {mean, deviation: Math.sqrt(squares / (values.length - 1))};
}

function count(values: Float64Array, test: (value: number) => boolean): number {
  return values.reduce((n, value) => (test(value) ? n + 1 : n), 0);
}
