import {TagnosisError} from '../../../../errors.ts';
import {fences, generalisedEsd, modifiedZ, type Quartiles, quartiles} from '../../../../math/outliers.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import {plain} from '../../../../plots/numbers.ts';
import type {BarsView} from '../../../../plots/view.ts';
import {Dataset} from '../dataset.ts';
import {Table} from '../table.ts';
import {tabled, type Tabled} from './tabled.ts';

/** An item that is far from the others. */
export type UnusualRow = {
  readonly key: string;
  /** In what, and its value there. */
  readonly features: string;
  /** Standard deviations from the mean, in the feature in which it is farthest. */
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
export function outliers(from: readonly number[]): OutliersResult;
export function outliers(from: Dataset | readonly number[]): Tabled<UnusualRow> | OutliersResult {
  return from instanceof Dataset ? ofItems(from) : ofNumbers(from);
}

function ofItems(set: Dataset): Tabled<UnusualRow> {
  const {outliers: found, dataset} = set.statistics;
  if (found === null || found.features.length === 0) {
    throw new TagnosisError('usage', `Nothing can be unusual in ${set.name.slice(0, 60)}.`, {
      hint: 'Fewer than ten items differ in anything that is compared.',
    });
  }
  const rows = found.found.map(({key, reasons, distance}): UnusualRow => {
    const features = reasons.map(({feature, value}) => `${feature} ${plain(value)}`).join(', ');
    return {key, features: features === '' ? 'all together' : features, distance};
  });
  const words = `${plain(found.unusual)} of ${plain(dataset.items)} items are far from the others.`;
  const table = new Table(rows, {title: words, columns: ['key', 'features', 'distance']});
  const bars = rows.map(({key, features, distance}) => ({label: cleanText(key), value: distance, note: features}));
  return tabled({}, {table, words, view: viewOf(words, bars)});
}

function ofNumbers(values: readonly number[]): OutliersResult {
  const wrong = values.findIndex(value => !Number.isFinite(value));
  if (wrong !== -1 || values.length === 0) {
    const what = wrong === -1 ? 'There are no numbers.' : `Number ${wrong + 1} is ${String(values[wrong])}.`;
    throw new TagnosisError('usage', what, {hint: 'Give a list of finite numbers.'});
  }
  const found = quartiles(values);
  const rows = rowsOf(values, fences(found, 1.5));
  const words = `${plain(rows.length)} of ${plain(values.length)} numbers are far from the others by some test; half of all lie from ${plain(found.q1)} to ${plain(found.q3)}.`;
  const table = new Table(rows, {title: words, columns: ['place', 'value', 'iqr', 'z', 'robust', 'esd']});
  const bars = rows.map(({place, value, robust}) => ({
    label: `number ${place}`,
    value: Math.abs(robust ?? 0),
    note: plain(value),
  }));
  return tabled({quartiles: found, fences: fences(found, 1.5)}, {table, words, view: viewOf(words, bars)});
}

/** Values that some test calls far, the farthest first. */
function rowsOf(values: readonly number[], [low, high]: readonly [number, number]): OutlierRow[] {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1));
  const robust = modifiedZ(values);
  const most = Math.min(10, Math.floor(n / 5));
  const esd = n < ENOUGH ? null : new Set(generalisedEsd(values, {most, alpha: ALPHA}).outliers);
  const all = values.map((value, i): OutlierRow => ({
    place: i + 1,
    value,
    iqr: value < low || value > high,
    z: Math.abs(value - mean) > Z * deviation,
    robust: robust?.[i] ?? null,
    esd: esd === null ? null : esd.has(i),
  }));
  return all
    .filter(({iqr, z, robust: far, esd: isFound}) => iqr || z || Math.abs(far ?? 0) > ROBUST || isFound === true)
    .toSorted((a, b) => Math.abs(b.value - mean) - Math.abs(a.value - mean) || a.place - b.place);
}

function viewOf(title: string, bars: BarsView['bars']): BarsView {
  return {
    kind: 'bars',
    across: 'rows',
    title: title.split(/[;.] ?/, 1)[0] ?? title,
    summary: title,
    axis: {label: 'standard deviations from the others', scale: 'linear', format: 'number'},
    of: 'value',
    bars: bars.slice(0, SHOWN),
    marks: [],
  };
}
