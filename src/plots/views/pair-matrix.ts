import type {Detail} from '../../metrics/detail.ts';
import {cleanText} from '../clean-text.ts';
import {plain} from '../numbers.ts';
import {clusteredOrder} from '../clustered-order.ts';
import {CAPS, type MatrixView} from '../view.ts';

const LN_20: number = Math.log(20);

/** Which of the commonest tags meet oftener (red) and more rarely (blue) than chance has it; tags that are alike stand together. */
export function pairMatrixView({labels, rows}: NonNullable<Detail['matrix']>): MatrixView {
  const n = Math.min(labels.length, CAPS.cells);
  const at = (i: number, j: number): number | null =>
    i === j ? null : (rows[Math.max(i, j)]?.[Math.min(i, j)] ?? null);
  const order = clusteredOrder(n, (i, j) => at(i, j) ?? 0);
  const names = order.map(i => cleanText(labels[i] ?? '', 40));
  const [a, b] = strongest(n, at);
  const pair = a < 0 ? null : [a, b].map(i => `“${cleanText(labels[i] ?? '', 24)}”`).join(' and ');
  const most = at(a, b) ?? 0;
  return {
    kind: 'matrix',
    title: pair === null ? 'Tags meet as chance has it' : `${pair} go together most`,
    summary:
      pair === null
        ? `Pointwise mutual information of the ${plain(n)} commonest tags: none meet oftener than by chance.`
        : `Pointwise mutual information of the ${plain(n)} commonest tags: ${pair} have ${plain(most)} nats, ${plain(Math.exp(most))} times as often as by chance.`,
    rows: names,
    columns: names,
    values: order.map(i => order.map(j => at(i, j))),
    of: 'PMI, nats',
    domain: [-LN_20, LN_20],
    diverging: true,
  };
}

function strongest(n: number, at: (i: number, j: number) => number | null): [number, number] {
  let best: [number, number] = [-1, -1];
  let most = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const value = at(i, j) ?? 0;
      if (value <= most) continue;
      most = value;
      best = [j, i];
    }
  }
  return best;
}
