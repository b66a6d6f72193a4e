import {TagnosisError} from '../../../../errors.ts';
import {classWeights as weightsOf, defaultBeta, imbalanceRatio} from '../../../../math/class-weights.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import {plain} from '../../../../plots/numbers.ts';
import {type BarsView, CAPS} from '../../../../plots/view.ts';
import {Dataset} from '../dataset.ts';
import {Table} from '../table.ts';
import {type Counted, type Counts, countsOf, totalOf} from './counts.ts';
import {tabled, type Tabled} from './tabled.ts';

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
export function classWeights(from: Dataset | Counts, {beta, group}: ClassWeightOptions = {}): ClassWeightsResult {
  if (beta !== undefined && !(beta >= 0 && beta < 1)) {
    throw new TagnosisError('usage', `β is ${String(beta)}.`, {
      hint: 'Give a number from 0 and below 1, such as 0.999.',
    });
  }
  const occurring = countsOf(from, group).filter(([, n]) => n > 0);
  const counts = occurring.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const uses = totalOf(counts.map(([, n]) => n));
  // An item has several tags, but one value of a group.
  const total = from instanceof Dataset && group === undefined ? from.statistics.dataset.items : uses;
  const used = beta ?? Math.max(0, defaultBeta(Math.max(1, total)));
  const ratio = imbalanceRatio(counts.map(([, n]) => n)) ?? null;
  const rows = rowsOf(counts, total, used);
  const [first, last] = [rows[0], rows.at(-1)];
  const words =
    first === undefined || last === undefined || ratio === null
      ? 'There are no classes.'
      : `${plain(rows.length)} classes: “${cleanText(first.name, 30)}” is ${plain(ratio)} times as common as “${cleanText(last.name, 30)}”; weights to level them from ${plain(first.effective)} to ${plain(last.effective)} (effective number, β = ${Number(used.toPrecision(6))}).`;
  const table = new Table(rows, {title: `${rows.length} classes`, columns: ['name', 'n', 'inverse', 'effective']});
  return tabled({ratio, beta: used}, {table, words, view: viewOf(rows, ratio, words)});
}

function rowsOf(counts: readonly Counted[], total: number, beta: number): ClassWeightRow[] {
  const all = counts.map(([name, n]) => {
    const {inverse = 0, effective = 0} = weightsOf(n, {total, classes: counts.length, beta}) ?? {};
    return {name, n, inverse, effective};
  });
  const mean = all.reduce((sum, {effective}) => sum + effective, 0) / Math.max(1, all.length);
  return all.map(row => ({...row, effective: row.effective / mean}));
}

function viewOf(rows: readonly ClassWeightRow[], ratio: number | null, summary: string): BarsView {
  const half = CAPS.bars / 4;
  const shown = rows.length <= 2 * half ? rows : [...rows.slice(0, half), ...rows.slice(-half)];
  return {
    kind: 'bars',
    across: 'rows',
    title:
      ratio === null ? 'There are no classes' : `The commonest class is ${plain(ratio)} times as common as the rarest`,
    summary,
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
