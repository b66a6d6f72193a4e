import {headTail} from '../../math/head-tail.ts';
import {sum} from '../../math/entropy.ts';
import {zipfFit} from '../../math/zipf.ts';
import type {TagCounts} from '../../statistics/tag-counts.ts';
import {cleanText} from '../clean-text.ts';
import {percent, plain} from '../numbers.ts';
import {CAPS, type CurveView} from '../view.ts';

/** Ranks that are all kept; beyond, they are spaced evenly on the logarithmic axis. */
const FIRST = 64;

/** Tags by rank against the items that bear them, with Zipf's line and the border between head and tail. */
export function rankFrequencyView(
  {df, keys, tags, unit}: Pick<TagCounts, 'df' | 'keys' | 'tags' | 'unit'>,
  scale: 'log' | 'linear' = 'log',
): CurveView {
  const {order, head} = headTail(df, keys);
  const used = order.filter(id => (df[id] ?? 0) > 0);
  const counts = used.map(id => df[id] ?? 0);
  const ranks = spacedRanks(counts.length);
  const fit = zipfFit(counts);
  const top = sum(counts.slice(0, 10)) / (sum(counts) || 1);
  const slope = fit === undefined ? 'no slope' : `slope ${plain(fit.slope)} (R² ${plain(fit.r2)})`;
  return {
    kind: 'curve',
    title: titleOf(counts.length, top, unit),
    summary: `${plain(counts.length)} ${unit}s by rank: the commonest is in ${plain(counts[0] ?? 0)} items, ${plain(counts.filter(n => n === 1).length)} occur once, ${plain(head)} hold 80 % of all uses; ${slope}.`,
    x: {
      label: `rank of the ${unit}`,
      scale,
      format: 'number',
      ...(scale === 'log' ? {range: [1, Math.max(2, counts.length * 1.15)]} : {}),
    },
    y: {
      label: `items with the ${unit}`,
      scale,
      format: 'number',
      ...(scale === 'log' ? {range: [0.8, (counts[0] ?? 1) * 2]} : {}),
    },
    series: [
      {
        name: `${unit}s`,
        x: ranks,
        y: ranks.map(rank => counts[rank - 1] ?? 0),
        role: 'data',
        labels: ranks.map(rank => cleanText(tags[used[rank - 1] ?? 0] ?? '')),
      },
      ...(fit === undefined || scale === 'linear' ? [] : [zipfLine(fit, counts.length)]),
    ],
    marks:
      head > 0 && head < counts.length ? [{value: head + 0.5, label: `80 % of all uses: ${plain(head)} ${unit}s`}] : [],
  };
}

function titleOf(count: number, top: number, unit: string): string {
  if (count === 0) return `No ${unit}s`;
  return count <= 10 ? `${plain(count)} ${unit}s in all` : `10 ${unit}s hold ${percent(top)} of all uses`;
}

/** The line where it lies above one half of an item: below, there is nothing to compare it with. */
function zipfLine({slope, intercept}: {slope: number; intercept: number}, last: number): CurveView['series'][number] {
  const at = (rank: number): number => Math.exp(intercept + slope * Math.log(rank));
  const end = slope < 0 ? Math.min(last, Math.exp((Math.log(0.5) - intercept) / slope)) : last;
  return {
    name: `Zipf fit, slope ${plain(slope)}`,
    x: [1, Math.max(1, end)],
    y: [at(1), at(Math.max(1, end))],
    role: 'guide',
  };
}

/** 1, 2, … and then every so many, the last among them; at most as many as a curve may have. */
function spacedRanks(count: number): number[] {
  const all = Array.from({length: Math.min(count, FIRST)}, (_, i) => i + 1);
  const more = count > FIRST ? CAPS.points - FIRST : 0;
  for (let i = 1; i <= more; i++) {
    const rank = Math.round(FIRST * (count / FIRST) ** (i / more));
    if (rank > (all.at(-1) ?? 0)) all.push(rank);
  }
  return all;
}
