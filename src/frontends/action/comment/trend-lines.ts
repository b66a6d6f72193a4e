import type {HistoryEntry} from '../../../report/drift/history-schema.ts';
import {scoreTrend} from '../../../report/drift/history.ts';
import {lineBlock} from '../../markdown/mermaid.ts';
import type {ActionReport} from '../action-report.ts';
import type {Links} from './links.ts';
import {counted, cut, folded, place, table} from './words.ts';

const CHARTS = 3;
/** Largest p of a trend that is called one: docs/action.md. */
const LARGEST_P = 0.05;

const LINES = 25;

/** Scores of commits before and of this one, and how commits are linked. */
interface Told {
  readonly history?: readonly HistoryEntry[];
  readonly links: Links;
}

/** Where the scores of each set go from commit to commit, as far as they were made with one basis. */
export function trendLines({sets}: ActionReport, {history = [], links}: Told, hasRoom: boolean): string {
  const shown = sets.filter(({head}) => head !== null).flatMap(({path}) => trendOfSet(path, history, links) ?? []);
  if (shown.length === 0) return '';
  const tables = hasRoom ? shown.slice(0, CHARTS).map(({details}) => details) : [];
  const rest = shown.length - LINES;
  const more = rest > 0 ? `${counted(rest, 'more data set')} in the history.` : '';
  const lines = shown.slice(0, LINES).map(({line}) => line);
  const details = folded('Scores by commit', tables.join('\n\n'));
  return ['### Trend', ...lines, more, details].filter(part => part !== '').join('\n\n');
}

function trendOfSet(
  path: string,
  history: readonly HistoryEntry[],
  links: Links,
): {readonly line: string; readonly details: string} | null {
  const {entries, trend} = scoreTrend(history, path);
  const scores = entries.flatMap(({score}) => score ?? []);
  if (scores.length < 2) return null;
  const words =
    trend === null
      ? `${scores.length} scores so far, from ${cut(scores[0] ?? null)} to ${cut(scores.at(-1) ?? null)}: a trend is told from 5`
      : `${directionOf(trend)}: ${signed(trend.slope)} points a commit over ${scores.length} commits (p ${shortP(trend.p)})`;
  const rows = entries.map(({commit, committedAt, score, drift}) => [
    links.commit(commit),
    committedAt.slice(0, 10),
    cut(score),
    drift,
  ]);
  const chart = lineBlock({
    title: 'Score by commit, the oldest first',
    axis: 'points',
    values: scores.map(score => Number(cut(score))),
  });
  const numbers = table(['Commit', 'Date', 'Score', 'Drift'], [':--', ':--', '--:', ':--'], rows);
  return {line: `${place(path)}: ${words}`, details: [place(path), chart, numbers].join('\n\n')};
}

function directionOf({slope, p}: {readonly slope: number; readonly p: number}): string {
  if (p > LARGEST_P || slope === 0) return 'no trend';
  return slope > 0 ? '▲ rising' : '▼ falling';
}

/** "−0.68": a hundredth of a point a commit is a point in a year. */
function signed(slope: number): string {
  const text = Math.abs(slope).toFixed(2);
  return text === '0.00' ? text : `${slope > 0 ? '+' : '−'}${text}`;
}

function shortP(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
