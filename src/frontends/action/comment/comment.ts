import type {HistoryEntry} from '../../../report/drift/history-schema.ts';
import {firstFitting} from '../../markdown/size-ladder.ts';
import {measuredWords} from '../../words/score-words.ts';
import type {ActionReport} from '../action-report.ts';
import {driftLines} from './drift-lines.ts';
import {findingTable} from './finding-table.ts';
import {fixes, placedFindings} from './fixes.ts';
import {heading} from './heading.ts';
import type {Links} from './links.ts';
import {metricTables} from './metric-tables.ts';
import {setTable} from './set-table.ts';
import {tagTables} from './tag-tables.ts';
import {trendLines} from './trend-lines.ts';
import {why} from './why.ts';
import {counted} from './words.ts';

/** GitHub refuses comments of more than 65,536 UTF-16 units. */
const MOST = 60_000;

/** How much of everything is shown. */
interface Step {
  readonly findings: number;
  readonly tags: boolean;
  readonly metrics: 'all' | 'failing' | 'none';
  readonly onlyWorst: boolean;
  readonly rows: number;
  /** Heading, verdict and links, and nothing else. */
  readonly bare: boolean;
}

const WHOLE: Step = {findings: Infinity, tags: true, metrics: 'all', onlyWorst: false, rows: Infinity, bare: false};

/** What is left out first is what a reader misses least. */
const LADDER: readonly Step[] = [
  WHOLE,
  {...WHOLE, findings: 25},
  {...WHOLE, findings: 25, tags: false},
  {...WHOLE, findings: 25, tags: false, metrics: 'failing'},
  {...WHOLE, findings: 25, tags: false, metrics: 'none'},
  {...WHOLE, findings: 0, tags: false, metrics: 'none'},
  {...WHOLE, findings: 0, tags: false, metrics: 'none', onlyWorst: true},
  {...WHOLE, findings: 0, tags: false, metrics: 'none', onlyWorst: true, rows: 50},
  {...WHOLE, findings: 0, tags: false, metrics: 'none', onlyWorst: true, rows: 0, bare: true},
];

export interface CommentOptions {
  readonly key: string;
  readonly links: Links;
  /** Said at the end, of numbers that somebody else measured. */
  readonly caveat?: string;
  /** Scores of commits before, and of this one: where they go is said. */
  readonly history?: readonly HistoryEntry[];
}

/** The last line of a comment of ours. */
export function marker(key: string): string {
  return `<!-- tagnosis:comment key=${key} -->`;
}

/** The comment of a pull request: verdict and reasons first, details folded, always short enough to be posted (`most` UTF-16 units). */
export function renderComment(report: ActionReport, options: CommentOptions, most: number = MOST): string {
  return firstFitting(LADDER, step => body(report, options, step), most);
}

/** The same without a limit, for the summary of a job. */
export function renderWhole(report: ActionReport, options: CommentOptions): string {
  return body(report, options, WHOLE);
}

function body(report: ActionReport, options: CommentOptions, step: Step): string {
  const {findings, tags, metrics, onlyWorst, rows, bare} = step;
  const parts = [
    heading(report, options.links),
    ...(bare ? [] : [setTable(report, rows), driftLines(report), why(report), fixes(report, onlyWorst)]),
    bare ? '' : trendLines(report, options, tags),
    ...(metrics === 'none' ? [] : [metricTables(report, metrics)]),
    tags ? tagTables(report) : '',
    findingTable(report, findings),
    footer(report, options, step),
    marker(options.key),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

function footer(report: ActionReport, {links, caveat}: CommentOptions, step: Step): string {
  const {sets, head, tool} = report;
  const scores = sets.flatMap(({head: scored}) => scored?.score ?? []);
  const [worst] = scores;
  const items = sets.reduce((total, {head: scored}) => total + (scored?.dataset.items ?? 0), 0);
  const parts = [
    worst === undefined ? null : measuredWords(worst),
    step === WHOLE ? null : shortened(report, step),
    links.run === null ? null : `[summary and files](${links.run})`,
    `head ${links.commit(head.sha)}`,
    `${items} items`,
    caveat ?? null,
    `Tagnosis ${tool.version}`,
  ];
  return `<sub>${parts.filter(part => part !== null).join(' · ')}</sub>`;
}

/** Says what is missing as a whole; what is cut after some rows is counted where it stands. */
function shortened(report: ActionReport, {findings, tags, metrics, onlyWorst, bare}: Step): string {
  const caused = placedFindings(report).filter(finding => finding.caused).length;
  const parts = [
    tags ? null : 'tag tables',
    metrics === 'none' ? 'metric tables' : null,
    findings === 0 && caused > 0 ? counted(caused, 'finding') : null,
    onlyWorst && !bare ? 'fixes of the other data sets' : null,
    bare ? counted(report.sets.length, 'data set') : null,
  ].filter(part => part !== null);
  return parts.length === 0 ? 'shortened' : `shortened: ${parts.join(', ')} only in the summary`;
}
