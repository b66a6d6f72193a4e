import {statSync} from 'node:fs';
import {basename, isAbsolute, resolve} from 'node:path';
import {analyzeCounts, type AnalyzeOptions, collectFrom, NO_ADVICE} from './analyze.ts';
import {buildReport} from './report/build.ts';
import {type Blame, blame} from './report/blame.ts';
import {buildComparison} from './report/compare.ts';
import type {ComparedSide} from './report/compared-side.ts';
import type {Comparison} from './report/comparison.ts';
import {type Ground, groundOf} from './report/ground.ts';
import type {HealthReport} from './report/health-report.ts';
import {MOST_DRAWS, type Significance, testScore} from './report/significance.ts';
import {whatIf} from './report/what-if.ts';
import {inPieces} from './sources/pieces.ts';
import type {Source} from './sources/source.ts';
import {DISK, fileStart, wholeText} from './sources/text-file.ts';
import {distributionChange, isReadAlike} from './statistics/distribution-change.ts';
import {type ItemPairs, pairItems} from './statistics/item-pairs.ts';
import {contentsOf} from './statistics/join-images.ts';

/** Options of reading and judging hold for both sides. */
export type CompareOptions = Omit<AnalyzeOptions, 'advice' | 'printed' | 'purpose' | 'off' | 'accept'>;

/**
 * Two versions of a data set in, what changed out. Each side is a path (a folder or file that `analyze` reads,
 * `<revision>:<path>`, a saved report, saved statistics, a LoRA) or a source such as `memorySource([...])`.
 */
export async function compare(
  base: string | Source,
  head: string | Source,
  options: CompareOptions = {},
): Promise<Comparison> {
  const [baseLabel, headLabel] = labels(base, head);
  const before = await sideOf(base, baseLabel, options);
  const after = await sideOf(head, headLabel, options);
  const piece = inPieces(options);
  const ground = groundOf(before, after);
  const pairs = await piece(() => pairsOf(before, after));
  const distribution = await piece(() => distributionOf(before, after));
  const {significance, blame: blamed} = await piece(() => tryItems({before, after, ground, pairs}));
  return buildComparison(before, after, {ground, pairs, distribution, significance, blame: blamed});
}

const NO_ITEMS = {collected: null, options: null} as const;

async function sideOf(from: string | Source, label: string, options: CompareOptions): Promise<ComparedSide> {
  if (typeof from === 'string') {
    const report = await savedReport(from);
    if (report !== null) return {...NO_ITEMS, label, kind: 'report', report, statistics: null};
  }
  const counted = typeof from === 'string' ? analyzeCounts(from, {...options, advice: false}) : null;
  if (counted !== null) {
    const {kind, analysis} = counted;
    return {...NO_ITEMS, label, kind, report: analysis.report, statistics: analysis.statistics};
  }
  const {collected, collectOptions} = await collectFrom(from, options);
  const {statistics} = collected;
  const report = await inPieces(options)(() => buildReport(statistics, NO_ADVICE));
  return {label, kind: 'data-set', report, statistics, collected, options: collectOptions};
}

/** As the user named them, without where they lie on this machine; with the folders above where one name says too little. */
function labels(base: string | Source, head: string | Source): [string, string] {
  const label = (from: string | Source, parts: number): string => {
    if (typeof from !== 'string') return from.detection.name;
    return isAbsolute(from) ? resolve(from).split(/[\\/]/).slice(-parts).join('/') : from;
  };
  const found = [1, 2, 3].map((parts): [string, string] => [label(base, parts), label(head, parts)]);
  return found.find(([a, b]) => a !== b) ?? [label(base, 1), label(head, 1)];
}

/** How a saved report begins, or a list of them. */
const REPORT_START = /^\uFEFF?\s*\[?\s*\{\s*"schemaVersion"\s*:/;

/** A report that `check --format json` wrote, or null when the path holds something else. */
async function savedReport(path: string): Promise<HealthReport | null> {
  if (!path.endsWith('.json') || statSync(path, {throwIfNoEntry: false})?.isFile() !== true) return null;
  const name = basename(path);
  if (!REPORT_START.test(fileStart(path, 100))) return null;
  const {parseReport} = await import('./report/parse-report.ts');
  return parseReport(wholeText(DISK, path, name), name);
}

/** Null where the items of a side are not known, or are read in different ways. */
function pairsOf({collected: base}: ComparedSide, {collected: head}: ComparedSide): ItemPairs | null {
  if (base === null || head === null) return null;
  return pairItems(base.corpus, head.corpus, contentsOf([base.images, head.images]));
}

function distributionOf(before: ComparedSide, after: ComparedSide): ReturnType<typeof distributionChange> {
  const [{statistics: base, collected: baseItems}, {statistics: head, collected: headItems}] = [before, after];
  if (base === null || head === null) return {notCompared: 'A saved report holds scores, and no tags.'};
  return distributionChange({statistics: base, collected: baseItems}, {statistics: head, collected: headItems});
}

interface Asked {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly ground: Ground;
  readonly pairs: ItemPairs | null;
}

interface Tried {
  readonly significance: Significance;
  readonly blame: Blame;
}

/** Tag uses that all data sets scored in between may hold together: some seconds. */
const MOST_USES = 4e6;
const MOST_BLAMED = 200;
const FEW = 20;

/** Chance and blame: both score data sets that lie between the two. */
function tryItems({before, after, ground, pairs}: Asked): Tried {
  const none = (why: string): Tried => ({significance: {untested: why}, blame: {untried: why}});
  const {collected: base} = before;
  const {collected: head, options} = after;
  if (base === null || head === null || pairs === null || options === null)
    return none('Single items are not known on both sides.');
  if (ground.delta === null) return none('The scores are not comparable.');
  if (!isReadAlike(base, head)) return none('The two are read in different ways.');
  if ((base.terms === null) !== (head.terms === null))
    return none('One side is judged by its tags, the other by the terms of its prose.');
  const between = whatIf(base, head, {pairs, parts: ground.parts, options});
  if (between === null) return none('The sets are too large to be scored again many times.');
  const uses = Math.max(200, base.corpus.tags.length, head.corpus.tags.length);
  const affordable = Math.floor(MOST_USES / uses);
  const few = Math.min(base.corpus.keys.length, head.corpus.keys.length) < FEW;
  const draws = Math.min(MOST_DRAWS, Math.floor(affordable / 2));
  return {
    significance: few
      ? {untested: `Cannot judge: fewer than ${FEW} items on a side.`}
      : testScore(ground.delta, pairs, between, draws),
    blame: blame(pairs, {base: base.corpus, head: head.corpus}, between, Math.min(MOST_BLAMED, affordable)),
  };
}
