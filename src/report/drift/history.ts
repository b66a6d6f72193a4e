import {type Trend, trendOf} from '../../math/trend.ts';
import {HISTORY_FILE, type HistoryEntry, type HistoryFile} from './history-schema.ts';

/** Entries that are kept, and that a trend looks at. */
const MOST_ENTRIES = 400;
const LOOKED_AT = 20;
const ENOUGH = 5;

/** The entries of a history file, the oldest first; null when it is none, or damaged. */
export function loadHistory(text: string): readonly HistoryEntry[] | null {
  try {
    return HISTORY_FILE.parse(JSON.parse(text)).entries;
  } catch {
    return null;
  }
}

export function saveHistory(entries: readonly HistoryEntry[]): string {
  const file: HistoryFile = {kind: 'tagnosis/history', schemaVersion: 1, entries};
  return `${JSON.stringify(file)}\n`;
}

/** With the new entries, one a commit and data set, in the order of their commits; the last 400. */
export function addToHistory(history: readonly HistoryEntry[], added: readonly HistoryEntry[]): HistoryEntry[] {
  const entries = new Map([...history, ...added].map(entry => [JSON.stringify([entry.dataset, entry.commit]), entry]));
  return [...entries.values()]
    .toSorted((a, b) => Date.parse(a.committedAt) - Date.parse(b.committedAt))
    .slice(-MOST_ENTRIES);
}

/** The last scores of a data set that were made with the same basis as its last one, and where they go. */
export interface ScoreTrend {
  readonly entries: readonly HistoryEntry[];
  /** Points a commit; null below five scores. */
  readonly trend: Trend | null;
}

export function scoreTrend(history: readonly HistoryEntry[], dataset: string): ScoreTrend {
  const own = history.filter(entry => entry.dataset === dataset);
  const basis = own.at(-1)?.basis;
  const entries = own.filter(entry => entry.basis === basis).slice(-LOOKED_AT);
  const scores = entries.flatMap(({score}) => score ?? []);
  return {entries, trend: scores.length < ENOUGH ? null : trendOf(scores)};
}
