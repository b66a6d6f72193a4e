import {TagnosisError} from '../../../../errors.ts';
import {classWeights as weightsOf, defaultBeta, imbalanceRatio} from '../../../../math/class-weights.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import {plain} from '../../../../plots/numbers.ts';
import {type BarsView, CAPS} from '../../../../plots/view.ts';
import {counted} from '../../../words/dataset-words.ts';
import {Dataset} from '../dataset.ts';
import {Table} from '../table.ts';
import {type Counted, type Counts, countsOf, totalOf} from './counts.ts';
import {tabled, type Tabled} from './tabled.ts';
import {toldValue} from '../told-value.ts';
import {checkOptions} from '../check-options.ts';
import {givenOptions} from '../given-options.ts';

/** One class. */
export type ClassWeightRow = {
  readonly name: string;
  /** Items. */
  readonly n: number;
  /** N / (K·n): inverse frequency among the items. */
  readonly inverse: number;
  /** (1 − β) / (1 − βⁿ), scaled to mean 1. */
  readonly effective: number;
};

export interface ClassWeightOptions {
  /** In [0, 1): 0 weighs all alike, near 1 as inverse frequency does. 1 − 1/N when absent. */
  readonly beta?: number;
  /** Of a data set: the values of this group instead of the tags. */
  readonly group?: string;
}

export interface ClassWeightsResult extends Tabled<ClassWeightRow> {
  /** max n / min n over what occurs; null when nothing does. */
  readonly ratio: number | null;
  readonly beta: number;
}

/**
 * How uneven classes are, and the training weights that would level them: of the tags of a data set, of the values of a group of
 * it, or of counts. Nobody has shown that they foretell the result of a training of diffusion.
 * Y. Cui et al., "Class-Balanced Loss Based on Effective Number of Samples", CVPR 2019.
 */
export function classWeights(from: Dataset | Counts, options: ClassWeightOptions = {}): ClassWeightsResult {
  const {beta, group} = checkOptions('classWeights()', givenOptions(options), {beta: 'any', group: 'text'});
  if (beta !== undefined && !(Number.isFinite(beta) && beta >= 0 && beta < 1)) {
    throw new TagnosisError('usage', `β is ${toldValue(beta)}.`, {
      hint: 'Give a number from 0 and below 1, such as 0.999.',
    });
  }
  const occurring = countsOf(from, group).filter(([, n]) => n > 0);
  const counts = occurring.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const uses = totalOf(counts.map(([, n]) => n));
  // An item has several tags, but one value of a group.
  const total = from instanceof Dataset && group === undefined ? from.statistics.dataset.items : uses;
  const used = beta ?? Math.min(NEAREST_1, Math.max(0, defaultBeta(Math.max(1, total))));
  const ratio = imbalanceRatio(counts.map(([, n]) => n)) ?? null;
  const rows = rowsOf(counts, total, used);
  const words = wordsOf(rows, ratio, used);
  const title = counted(rows.length, 'class', 'classes');
  const table = new Table(rows, {title, columns: ['name', 'n', 'inverse', 'effective']});
  return tabled({ratio, beta: used}, {table, words, view: viewOf(rows, ratio, words)});
}

/** Of more than 2⁵³ items β would round to 1, with which nothing has a weight. */
const NEAREST_1: number = 1 - Number.EPSILON / 2;

function rowsOf(counts: readonly Counted[], total: number, beta: number): ClassWeightRow[] {
  const all = counts.map(([name, n]) => {
    const {inverse = 0, effective = 0} = weightsOf(n, {total, classes: counts.length, beta}) ?? {};
    return {name, n, inverse, effective};
  });
  const mean = all.reduce((sum, {effective}) => sum + effective, 0) / Math.max(1, all.length);
  if (all.every(({inverse}) => Number.isFinite(inverse)) && Number.isFinite(mean))
    return all.map(row => ({...row, effective: row.effective / mean}));
  throw new TagnosisError('usage', 'The counts are too far apart or too small to be weighed.', {
    hint: 'Give counts of items, from 1.',
  });
}

function wordsOf(rows: readonly ClassWeightRow[], ratio: number | null, beta: number): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || ratio === null) return 'There are no classes.';
  const [common, rare] = [first, last].map(({name}) => `“${cleanText(name, 30)}”`);
  if (rows.length === 1) return `There is only one class, ${common}: nothing to level.`;
  if (ratio === 1) return `${plain(rows.length)} classes, all equally common: nothing to level.`;
  return `${plain(rows.length)} classes: ${common} is ${plain(ratio)} times as common as ${rare}; weights to level them from ${plain(first.effective)} to ${plain(last.effective)} (effective number, β = ${Number(beta.toPrecision(6))}).`;
}

function titleOf({length}: readonly ClassWeightRow[], ratio: number | null): string {
  if (ratio === null) return 'There are no classes';
  if (length === 1) return 'There is only one class';
  if (ratio === 1) return 'All classes are equally common';
  return `The commonest class is ${plain(ratio)} times as common as the rarest`;
}

function viewOf(rows: readonly ClassWeightRow[], ratio: number | null, words: string): BarsView {
  const half = CAPS.bars / 4;
  const isCut = rows.length > 2 * half;
  const shown = isCut ? [...rows.slice(0, half), ...rows.slice(-half)] : rows;
  return {
    kind: 'bars',
    across: 'rows',
    title: titleOf(rows, ratio),
    summary: isCut ? `${words} The figure shows the ${half} commonest and the ${half} rarest.` : words,
    axis: {label: 'weight (effective number, mean 1)', scale: 'linear', format: 'number'},
    of: 'class',
    bars: shown.map(({name, n, effective, inverse}) => ({
      label: cleanText(name),
      value: effective,
      note: `n = ${plain(n)}; inverse ${plain(inverse)}`,
    })),
    marks: shown.length > 1 ? [{value: 1, label: 'mean'}] : [],
  };
}
