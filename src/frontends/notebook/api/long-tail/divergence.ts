import {TagnosisError} from '../../../../errors.ts';
import {jensenShannon, kullbackLeibler, populationStability, totalVariation} from '../../../../math/divergence.ts';
import {thousands} from '../../../../math/thousands.ts';
import {cleanText} from '../../../../plots/clean-text.ts';
import {percent, plain} from '../../../../plots/numbers.ts';
import type {BarsView} from '../../../../plots/view.ts';
import type {Dataset} from '../dataset.ts';
import {Table} from '../table.ts';
import {type Counts, countsOf, totalOf} from './counts.ts';
import {tabled, type Tabled} from './tabled.ts';
import {toldValue} from '../told-value.ts';
import {checkOptions} from '../check-options.ts';
import {givenOptions} from '../given-options.ts';

/** One class of two distributions; shares in [0, 1]. */
export type DivergenceRow = {
  readonly name: string;
  readonly p: number;
  readonly q: number;
  /** q − p. */
  readonly change: number;
};

export interface DivergenceOptions {
  /** Added to every count before shares are taken; 0 when absent, and ½ is customary. */
  readonly alpha?: number;
  /** Of data sets: the values of this group instead of the tags. */
  readonly group?: string;
}

export interface DivergenceResult extends Tabled<DivergenceRow> {
  /** Σ p ln(p/q), nats; null where q is 0 for something that p has. */
  readonly kl: number | null;
  /** Σ q ln(q/p). */
  readonly reversed: number | null;
  /** Jensen–Shannon divergence, bits, in [0, 1]. */
  readonly jsd: number;
  /** Total variation, in [0, 1]: the share of use that moved. */
  readonly tv: number;
  /** Population stability index: both KL together. */
  readonly psi: number | null;
  readonly alpha: number;
}

/**
 * How far apart two distributions are: of the tags of data sets, of the values of a group of both, or of counts. Samples of one
 * population differ too: whether it is more than chance is what `drift` tests.
 */
export function divergence(
  p: Dataset | Counts,
  q: Dataset | Counts,
  options: DivergenceOptions = {},
): DivergenceResult {
  const {alpha = 0, group} = checkOptions('divergence()', givenOptions(options, ['alpha']), {
    alpha: 'any',
    group: 'text',
  });
  if (!(Number.isFinite(alpha) && alpha >= 0)) {
    throw new TagnosisError('usage', `α is ${toldValue(alpha)}.`, {hint: 'Give a number from 0, such as 0.5.'});
  }
  const sides = [new Map(countsOf(p, group)), new Map(countsOf(q, group))] as const;
  const names = [...new Set(sides.flatMap(side => [...side.keys()]))];
  const [a, b] = sides.map(side => sharesOf(names.map(name => (side.get(name) ?? 0) + alpha))) as [number[], number[]];
  const figures = {
    kl: finite(kullbackLeibler(a, b)),
    reversed: finite(kullbackLeibler(b, a)),
    jsd: jensenShannon(a, b) ?? 0,
    tv: totalVariation(a, b) ?? 0,
    psi: finite(populationStability(a, b)),
    alpha,
  };
  const rows = names
    .map((name, i): DivergenceRow => ({name, p: a[i] ?? 0, q: b[i] ?? 0, change: (b[i] ?? 0) - (a[i] ?? 0)}))
    .toSorted((x, y) => Math.abs(y.change) - Math.abs(x.change) || (x.name < y.name ? -1 : 1));
  const words = wordsOf(figures, rows);
  const table = new Table(rows, {
    title: rows.length === 1 ? '1 class' : `${thousands(rows.length)} classes, those that changed most first`,
    columns: ['name', 'p', 'q', 'change'],
    formats: {p: 'percent', q: 'percent', change: 'percent'},
  });
  return tabled(figures, {table, words, view: viewOf(rows, figures.tv, words)});
}

function sharesOf(counts: readonly number[]): number[] {
  const total = totalOf(counts);
  if (total > 0) return counts.map(n => n / total);
  throw new TagnosisError('usage', 'One side has no counts, so it has no distribution.', {
    hint: 'Give counts of which one at least is above 0, or {alpha: 0.5}.',
  });
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

type Figures = Pick<DivergenceResult, 'kl' | 'reversed' | 'jsd' | 'tv' | 'psi' | 'alpha'>;

function wordsOf({kl, reversed, jsd, tv, psi, alpha}: Figures, rows: readonly DivergenceRow[]): string {
  const without = (side: 'p' | 'q'): string => {
    const other = side === 'p' ? 'q' : 'p';
    const missing = rows.filter(row => row[side] === 0 && row[other] > 0).map(({name}) => `“${cleanText(name, 30)}”`);
    if (missing.length === 0) return `undefined: a share of ${side} is too small`;
    const rest = missing.length > 3 ? ` and ${plain(missing.length - 3)} more` : '';
    return `undefined: ${side} is 0 for ${missing.slice(0, 3).join(', ')}${rest}`;
  };
  const nats = (value: number | null, side: 'p' | 'q'): string =>
    value === null ? without(side) : `${plain(value)} nats`;
  const smooth = alpha === 0 ? '' : ` (α = ${alpha})`;
  return `${percent(tv)} of the use moved: JSD ${plain(jsd)} bits; KL ${nats(kl, 'q')}, reversed ${nats(reversed, 'p')}; PSI ${psi === null ? 'undefined' : plain(psi)}${smooth}.`;
}

function viewOf(rows: readonly DivergenceRow[], tv: number, summary: string): BarsView {
  const changed = rows.filter(({change}) => change !== 0);
  const shown = changed.slice(0, SHOWN).toSorted((a, b) => b.change - a.change);
  const cut =
    shown.length === changed.length
      ? ''
      : ` The figure shows the ${SHOWN} of ${plain(changed.length)} that changed most.`;
  return {
    kind: 'bars',
    across: 'rows',
    title: tv === 0 ? 'Both are distributed alike' : `${percent(tv)} of the use moved`,
    summary: `${summary}${cut}`,
    axis: {label: 'change of the share of all uses, percentage points', scale: 'linear', format: 'percent-change'},
    of: 'class',
    bars: shown.map(({name, p, q, change}) => ({
      label: cleanText(name),
      value: change,
      note: `${percent(p)} → ${percent(q)}`,
    })),
    marks: [],
  };
}

const SHOWN = 24;
