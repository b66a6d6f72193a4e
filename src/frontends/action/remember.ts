import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {addToHistory, loadHistory, saveHistory} from '../../report/drift/history.ts';
import type {HistoryEntry} from '../../report/drift/history-schema.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import type {ActionReport} from './action-report.ts';

/** What a run adds to the history: one entry for every data set that was scored. The time is the commit's, never the clock's. */
export function historyEntries({sets, head}: ActionReport, committedAt: number): HistoryEntry[] {
  return sets.flatMap(({path, head: report, comparison, drift}) => {
    if (report === null) return [];
    const {score, pillars, dataset, basis} = report;
    const {distribution} = comparison ?? {};
    const scores = PILLARS.map(name => [name, pillars[name].score] as const);
    return [
      {
        commit: head.sha,
        committedAt: new Date(committedAt * 1000).toISOString(),
        dataset: path,
        score: score.value,
        pillars: Object.fromEntries(scores) as HistoryEntry['pillars'],
        coverage: score.coverage,
        items: dataset.items,
        jsd: distribution !== undefined && 'jsd' in distribution ? distribution.jsd : null,
        drift: drift?.drift ?? 'unknown',
        basis,
      },
    ];
  });
}

/** Adds to a history file and gives all that is in it. A broken one is kept beside it, and begun anew. */
export function remember(path: string, added: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const known = existsSync(path) ? loadHistory(readFileSync(path, 'utf8')) : [];
  if (known === null) renameSync(path, `${path}.broken`);
  const all = addToHistory(known ?? [], added);
  mkdirSync(dirname(path), {recursive: true});
  const fresh = `${path}.new`;
  writeFileSync(fresh, saveHistory(all));
  renameSync(fresh, path);
  return all;
}
