import {types} from 'node:util';
import {TagnosisError} from '../../../../errors.ts';
import {fences, generalisedEsd, modifiedZ, type Quartiles, quartiles} from '../../../../math/outliers.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import {plain} from '../../../../plots/numbers.ts';
import type {BarsView} from '../../../../plots/view.ts';
import {counted} from '../../../words/dataset-words.ts';
import {Dataset} from '../dataset.ts';
import {Table} from '../table.ts';
import {tabled, type Tabled} from './tabled.ts';
import {toldValue} from '../told-value.ts';

/** An item that is far from the others. */
export type UnusualRow = {
  readonly key: string;
  /** In what, and its value there. */
  readonly features: string;
  /** Standard deviations from the mean, in the feature in which it is farthest; 0 where it is unusual only in all together. */
  readonly distance: number;
};

/** A value that some test calls far from the others. */
export type OutlierRow = {
  /** Its place in the list, from 1. */
  readonly place: number;
  readonly value: number;
  /** Beyond 1.5 distances of the quartiles. */
  readonly iqr: boolean;
  /** More than 3 standard deviations from the mean: of ten values or fewer none can be. */
  readonly z: boolean;
  /** .6745 (x − median) / MAD, far beyond ±3.5; null where half of the values are equal. */
  readonly robust: number | null;
  /** By generalised ESD at .05; null of fewer than 25 values, for which it does not hold. */
  readonly esd: boolean | null;
};

export interface OutliersResult extends Tabled<OutlierRow> {
  readonly quartiles: Quartiles;
  readonly fences: readonly [low: number, high: number];
}

const [Z, ROBUST, ALPHA, ENOUGH, SHOWN] = [3, 3.5, 0.05, 25, 24];

/** Items of a data set that are far from the others in size, shape, light, sharpness, tags or tokens: docs/metrics/outliers.md. */
export function outliers(from: Dataset): Tabled<UnusualRow>;
/** Numbers that are far from the others, by four tests. All but the quartiles ask for values that are normal but for those. */
export function outliers(from: readonly number[] | Readonly<Float64Array>): OutliersResult;
export function outliers(
  from: Dataset | readonly number[] | Readonly<Float64Array>,
): Tabled<UnusualRow> | OutliersResult {
  return from instanceof Dataset ? ofItems(from) : ofNumbers(numbersOf(from));
}

function ofItems(set: Dataset): Tabled<UnusualRow> {
  const {outliers: found, dataset} = set.statistics;
  if (found === null || found.features.length === 0) {
    throw new TagnosisError('usage', `Nothing can be unusual in ${cleanText(set.name)}.`, {
      hint: 'Fewer than ten items differ in anything that is compared.',
    });
  }
  const rows = found.found.map(({key, reasons, distance}): UnusualRow => {
    const features = reasons.map(({feature, value}) => `${feature} ${plain(value)}`).join(', ');
    return {key, features: features === '' ? 'all together' : features, distance};
  });
  const title = farWords(found.unusual, counted(dataset.items, 'item'));
  const words = found.unusual > rows.length ? `${title}; the table has the ${rows.length} farthest.` : `${title}.`;
  const table = new Table(rows, {title: words, columns: ['key', 'features', 'distance']});
  const label = 'standard deviations from the mean, where it is farthest';
  const bars = rows.map(({key, features, distance}) => ({label: cleanText(key), value: distance, note: features}));
  return tabled({}, {table, words, view: viewOf(bars, {title, summary: words, label})});
}

/** Any list of finite numbers, since not every notebook checks types. */
function numbersOf(from: unknown): readonly number[] {
  if (!Array.isArray(from) && !types.isTypedArray(from)) {
    throw new TagnosisError('usage', `${toldValue(from)} is neither a data set nor a list.`, {
      hint: 'Give what `await load(…)` returns, or a list of finite numbers.',
    });
  }
  const values = Array.from<unknown>(from);
  const wrong = values.findIndex(value => !Number.isFinite(value));
  if (wrong === -1 && values.length > 0) return values as number[];
  const what = wrong === -1 ? 'There are no numbers.' : `Number ${wrong + 1} is ${toldValue(values[wrong])}.`;
  throw new TagnosisError('usage', what, {hint: 'Give a list of finite numbers.'});
}

function ofNumbers(values: readonly number[]): OutliersResult {
  const spread = spreadOf(values);
  const found = quartiles(values);
  const beyond = fences(found, 1.5);
  const robust = robustOf(values);
  const distance = (place: number): number =>
    Math.abs(robust?.[place - 1] ?? ((values[place - 1] ?? 0) - spread.mean) / spread.deviation);
  const rows = rowsOf(values, {beyond, spread, robust}).toSorted(
    (a, b) => distance(b.place) - distance(a.place) || a.place - b.place,
  );
  const test = rows.length === 0 ? 'any' : 'some';
  const title =
    values.length === 1
      ? 'There is only one number'
      : `${farWords(rows.length, counted(values.length, 'number'))} by ${test} test`;
  const words = `${title}; half of all lie from ${plain(found.q1)} to ${plain(found.q3)}.`;
  const table = new Table(rows, {title: words, columns: ['place', 'value', 'iqr', 'z', 'robust', 'esd']});
  // Where half of the numbers are equal, their median distance is 0 and measures nothing.
  const label = robust === null ? 'standard deviations from the mean' : 'robust standard deviations from the median';
  const bars = rows.map(({place, value}) => ({label: `number ${place}`, value: distance(place), note: plain(value)}));
  return tabled({quartiles: found, fences: beyond}, {table, words, view: viewOf(bars, {title, summary: words, label})});
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function spreadOf(values: readonly number[]): Spread {
  const [first = 0] = values;
  // The rounded mean of equal numbers would leave a residue.
  if (values.every(value => value === first)) return {mean: first, deviation: 0};
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (values.length - 1));
  if (deviation > 0 && Number.isFinite(deviation)) return {mean, deviation};
  throw new TagnosisError('usage', `The numbers are too ${deviation === 0 ? 'small' : 'large'} to be squared.`, {
    hint: 'Give them in another unit.',
  });
}

/** Null also where the median distance is so near 0 that nothing can be divided by it. */
function robustOf(values: readonly number[]): Float64Array | null {
  const robust = modifiedZ(values);
  return robust?.every(value => Number.isFinite(value)) === true ? robust : null;
}

interface Measured {
  readonly beyond: readonly [low: number, high: number];
  readonly spread: Spread;
  readonly robust: Float64Array | null;
}

/** Values that some test calls far. */
function rowsOf(values: readonly number[], {beyond: [low, high], spread, robust}: Measured): OutlierRow[] {
  const n = values.length;
  const most = Math.min(10, Math.floor(n / 5));
  const esd = n < ENOUGH ? null : new Set(generalisedEsd(values, {most, alpha: ALPHA}).outliers);
  const all = values.map((value, i): OutlierRow => ({
    place: i + 1,
    value,
    iqr: value < low || value > high,
    z: Math.abs(value - spread.mean) > Z * spread.deviation,
    robust: robust?.[i] ?? null,
    esd: esd === null ? null : esd.has(i),
  }));
  return all.filter(
    ({iqr, z, robust: far, esd: isFound}) => iqr || z || Math.abs(far ?? 0) > ROBUST || isFound === true,
  );
}

/** "2 of 40 items are far from the others". */
function farWords(n: number, all: string): string {
  const far = n === 0 ? 'None' : plain(n);
  return `${far} of ${all} ${n > 1 ? 'are' : 'is'} far from the others`;
}

function viewOf(
  bars: BarsView['bars'],
  {title, summary, label}: {readonly title: string; readonly summary: string; readonly label: string},
): BarsView {
  return {
    kind: 'bars',
    across: 'rows',
    title,
    summary: bars.length > SHOWN ? `${summary} The figure shows the ${SHOWN} farthest.` : summary,
    axis: {label, scale: 'linear', format: 'number'},
    of: 'value',
    bars: bars.slice(0, SHOWN),
    marks: [],
  };
}
