import type {HealthReport} from '../../../report/health-report.ts';
import {chartBlock} from '../../markdown/mermaid.ts';
import {md} from '../../markdown/md.ts';
import type {ActionReport, SetReport} from '../action-report.ts';
import {folded, place, table} from './words.ts';

const TAGS = 10;
const CHARTS = 3;

/** The commonest tags of the sets that changed: a chart where every name can be drawn as it is, and the numbers. */
export function tagTables({sets}: ActionReport): string {
  const shown = sets.filter(({head}) => head !== null).slice(0, CHARTS);
  const blocks = shown.flatMap(set => {
    const rows = rowsOf(set);
    if (rows.length === 0) return [];
    const hasBase = set.base !== null;
    const isComplete = hasBase && rows.every(({base}) => base !== null);
    const chart = chartBlock({
      title: isComplete ? 'Captions with the tag: bars now, line before' : 'Captions with the tag',
      axis: '% of captions',
      labels: rows.map(({tag}) => tag),
      bars: rows.map(({head}) => 100 * head),
      line: isComplete ? rows.map(({base}) => 100 * (base ?? 0)) : null,
    });
    const cells = rows.map(({tag, base, head}) => [md(tag), ...(hasBase ? [share(base)] : []), share(head)]);
    const head = ['Tag', ...(hasBase ? ['Base'] : []), 'Now'];
    return [
      [place(set.path), chart, table(head, [':--', ...head.slice(1).map(() => '--:')], cells)]
        .filter(part => part !== null)
        .join('\n\n'),
    ];
  });
  return folded('Top tags and how they moved', blocks.join('\n\n'));
}

interface Row {
  readonly tag: string;
  /** Share of captions; null where it is not known. */
  readonly base: number | null;
  readonly head: number;
}

function rowsOf({head, base, comparison}: SetReport): Row[] {
  const was = new Map(commonest(base).map(({label, value}) => [label, value]));
  const changes = comparison !== null && 'changes' in comparison.distribution ? comparison.distribution.changes : [];
  for (const {tag, before} of changes) if (!was.has(tag)) was.set(tag, before);
  const rows = commonest(head).slice(0, TAGS);
  return rows.map(({label, value}) => ({tag: label, base: was.get(label) ?? null, head: value}));
}

function commonest(report: HealthReport | null): readonly {readonly label: string; readonly value: number}[] {
  return report?.metrics['top-mass']?.detail?.rows ?? [];
}

function share(value: number | null): string {
  return value === null ? '–' : `${(100 * value).toFixed(1)} %`;
}
