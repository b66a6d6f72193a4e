import {type Meeting, npmi, pmi} from '../../math/association.ts';
import {cleanText} from '../clean-text.ts';
import {clusteredOrder} from '../clustered-order.ts';
import {plain} from '../numbers.ts';
import {CAPS, type MatrixView} from '../view.ts';

/** Tags, the commonest first, and how any two of them meet. */
export interface Meetings {
  readonly tags: readonly string[];
  readonly meeting: (i: number, j: number) => Meeting;
  /** Community of each tag, where communities are known. */
  readonly community?: readonly number[];
}

export interface MatrixOptions {
  readonly measure: 'pmi' | 'npmi';
  /** `community`: the tags of one community side by side; `likeness`: clustered; `frequency`: the commonest first. */
  readonly order: 'community' | 'likeness' | 'frequency';
}

const LN_20: number = Math.log(20);
/** Of a tag in fewer items nothing can be said. */
const LEAST = 2;

/** How any two of the commonest tags meet: red oftener than chance has it, blue more rarely, white as by chance; rare tags are empty. */
export function associationMatrixView(
  {tags, meeting, community}: Meetings,
  {measure, order}: MatrixOptions,
): MatrixView {
  const count = Math.min(tags.length, CAPS.cells);
  const edge = measure === 'pmi' ? LN_20 : 1;
  const at = (i: number, j: number): number | null => {
    const met = meeting(Math.min(i, j), Math.max(i, j));
    if (i === j || met.first < LEAST || met.second < LEAST) return null;
    const value = measure === 'pmi' ? pmi(met) : npmi(met);
    return value === undefined ? null : Math.max(-edge, Math.min(edge, value));
  };
  const values = Array.from({length: count}, (_, i) => Array.from({length: count}, (_one, j) => at(i, j)));
  const likeness = (i: number, j: number): number => values[i]?.[j] ?? 0;
  const places = orderOf(count, {order, likeness, community});
  const names = places.map(i => cleanText(tags[i] ?? '', 40));
  const words = measure === 'pmi' ? 'Pointwise mutual information' : 'Normalised pointwise mutual information';
  const best = strongest(values);
  const pair = best === null ? null : [best.i, best.j].map(i => `“${cleanText(tags[i] ?? '', 24)}”`).join(' and ');
  const unit = measure === 'pmi' ? ' nats' : '';
  return {
    kind: 'matrix',
    title: pair === null ? 'No two tags meet oftener than by chance' : `${pair} go together most`,
    summary: `${words} of the ${plain(count)} commonest tags: ${best === null || pair === null ? 'none meet oftener than by chance' : `${pair} have ${plain(best.value)}${unit}${measure === 'pmi' && best.value >= edge ? ' or more' : ''}`}.`,
    rows: names,
    columns: names,
    values: places.map(i => places.map(j => values[i]?.[j] ?? null)),
    of: measure === 'pmi' ? 'PMI, nats' : 'NPMI',
    domain: [-edge, edge],
    diverging: true,
  };
}

interface Ordering {
  readonly order: MatrixOptions['order'];
  readonly likeness: (i: number, j: number) => number;
  readonly community: readonly number[] | undefined;
}

function orderOf(count: number, {order, likeness, community}: Ordering): number[] {
  const all = Array.from({length: count}, (_, i) => i);
  if (order === 'frequency') return all;
  if (order === 'likeness' || community === undefined) return clusteredOrder(count, likeness);
  return all.toSorted((a, b) => (community[a] ?? Infinity) - (community[b] ?? Infinity) || a - b);
}

function strongest(values: readonly (readonly (number | null)[])[]): {i: number; j: number; value: number} | null {
  let best: {i: number; j: number; value: number} | null = null;
  for (const [j, row] of values.entries()) {
    for (let i = 0; i < j; i++) {
      const value = row[i] ?? 0;
      if (value > (best?.value ?? 0)) best = {i, j, value};
    }
  }
  return best;
}
