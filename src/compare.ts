import {TagnosisError} from './errors.ts';
import {type CompareOptions, labels, openSide} from './open-side.ts';
import {type Blame, blame} from './report/blame.ts';
import {buildComparison} from './report/compare.ts';
import type {ComparedSide} from './report/compared-side.ts';
import type {Comparison} from './report/comparison.ts';
import type {HealthReport} from './report/health-report.ts';
import {MOST_KEPT} from './report/drift/baseline-file.ts';
import {type Ground, groundOf} from './report/ground.ts';
import {MOST_DRAWS, NO_CHANGE, type Significance, testScore} from './report/significance.ts';
import {whatIf} from './report/what-if.ts';
import {inPieces} from './sources/pieces.ts';
import type {Source} from './sources/source.ts';
import {distributionChange, isReadAlike} from './statistics/distribution-change.ts';
import {type FeatureChange, featureChanges} from './statistics/feature-changes.ts';
import {type ItemPairs, pairItems} from './statistics/item-pairs.ts';
import {type ItemTable, itemTable, pairTables, sampleTable} from './statistics/item-table.ts';
import {contentsOf} from './statistics/join-images.ts';

/**
 * Two versions of a data set in, what changed out. Each side is a path (a folder or file that `analyze` reads,
 * `<revision>:<path>`, a baseline, a saved report, saved statistics, a LoRA) or a source such as `memorySource([...])`.
 */
export async function compare(
  base: string | Source,
  head: string | Source,
  options: CompareOptions = {},
): Promise<Comparison> {
  const [baseLabel, headLabel] = labels(base, head);
  const before = await openSide(base, baseLabel, options);
  const after = await openSide(head, headLabel, options);
  return compareSides(before, after, options);
}

/**
 * Two reports in, what changed in their figures out: reports hold no items and no distribution of tags.
 * Throws for what is no report.
 */
export function compareReports(base: HealthReport, head: HealthReport): Comparison {
  checkReport(base, 'first');
  checkReport(head, 'second');
  const [before, after] = [reportSide(base), reportSide(head)];
  const ground = groundOf(before, after);
  const {significance, blame: blamed} = tryItems({before, after, ground, pairs: null});
  const distribution = distributionOf(before, after, null);
  return buildComparison(before, after, {
    ground,
    pairs: null,
    distribution,
    features: null,
    significance,
    blame: blamed,
  });
}

/** Of programs that check no types. */
function checkReport(report: unknown, which: string): void {
  const {schemaVersion, basis, ...parts} = (report ?? {}) as Readonly<Record<keyof HealthReport, unknown>>;
  const {dataset, score, pillars, metrics, notes} = parts;
  const isWhole = [dataset, score, pillars, metrics, notes].every(part => typeof part === 'object' && part !== null);
  if (schemaVersion === 1 && typeof basis === 'string' && isWhole) return;
  throw new TagnosisError('usage', `compareReports: the ${which} argument is no report.`, {
    hint: 'Give what analyze() gave, or parsed JSON of: tagnosis check PATH --format json',
  });
}

function reportSide(report: HealthReport): ComparedSide {
  return {label: report.dataset.name, kind: 'report', report, statistics: null, collected: null, options: null};
}

export interface CompareSidesOptions extends Pick<CompareOptions, 'runPiece' | 'signal'> {
  /** Points from which on it is tried whether chance gives the same change, and which files make it: most of the work. 0 where absent. */
  readonly least?: number;
}

/** `compare` of sides that were opened already. */
export async function compareSides(
  before: ComparedSide,
  after: ComparedSide,
  options: CompareSidesOptions = {},
): Promise<Comparison> {
  const piece = inPieces(options);
  const ground = groundOf(before, after);
  const tables = await piece(() => tablesOf(before, after));
  const pairs = await piece(() => pairsOf(before, after, tables));
  const distribution = await piece(() => distributionOf(before, after, tables));
  const {significance, blame: blamed} = await piece(() => tryItems({before, after, ground, pairs}, options));
  const changes = tables === null || pairs === null ? null : featuresOf(tables, pairs);
  // A tag has no counterpart among terms.
  const features =
    'notCompared' in distribution ? (changes?.filter(({feature}) => feature !== 'tags') ?? null) : changes;
  return buildComparison(before, after, {ground, pairs, distribution, features, significance, blame: blamed});
}

type Tables = readonly [base: ItemTable, head: ItemTable];

/** What is known of single items on both sides; of a sample where a baseline kept one. Null where it is not known. */
function tablesOf(before: ComparedSide, after: ComparedSide): Tables | null {
  const [base, head] = [tableOf(before), tableOf(after)];
  if (base === null || head === null) return null;
  const most = [base, head].every(({keys, of}) => keys.length === of) ? Infinity : MOST_KEPT;
  return [sampleTable(base, most), sampleTable(head, most)];
}

function tableOf({table, collected, options}: ComparedSide): ItemTable | null {
  return table ?? (collected === null ? null : itemTable(collected, options?.counters));
}

/** Null where the items of a side are not known, or are read in different ways. */
function pairsOf(
  {collected: base}: ComparedSide,
  {collected: head}: ComparedSide,
  tables: Tables | null,
): ItemPairs | null {
  if (base !== null && head !== null)
    return pairItems(base.corpus, head.corpus, contentsOf([base.images, head.images]));
  return tables === null ? null : pairTables(...tables);
}

function featuresOf([base, head]: Tables, pairs: ItemPairs): FeatureChange[] {
  return featureChanges(base.features, head.features, pairs);
}

/** Captions say more than what a baseline keeps of them: tables are used only where one side is one. */
function distributionOf(
  before: ComparedSide,
  after: ComparedSide,
  tables: Tables | null,
): ReturnType<typeof distributionChange> {
  const [{statistics: base, collected: baseItems}, {statistics: head, collected: headItems}] = [before, after];
  if (base === null || head === null) return {notCompared: 'A saved report holds scores, and no tags.'};
  const [baseTable, headTable] = baseItems !== null && headItems !== null ? [null, null] : (tables ?? [null, null]);
  return distributionChange(
    {statistics: base, collected: baseItems, table: baseTable},
    {statistics: head, collected: headItems, table: headTable},
  );
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
function tryItems({before, after, ground, pairs}: Asked, {least = 0}: CompareSidesOptions = {}): Tried {
  const none = (why: string): Tried => ({significance: {untested: why}, blame: {untried: why}});
  const {collected: base} = before;
  const {collected: head, options} = after;
  const isChanged = pairs === null || pairs.edited.length + pairs.removed.length + pairs.added.length > 0;
  if ([before, after].some(({kind}) => kind === 'baseline'))
    return none(isChanged ? 'Not tested: a baseline keeps no captions.' : NO_CHANGE);
  if (base === null || head === null || pairs === null || options === null)
    return none('Single items are not known on both sides.');
  if (ground.delta === null) return none('The scores are not comparable.');
  if (isChanged && Math.abs(ground.delta) < least)
    return none(`Not tested: the score moves by less than ${least} points.`);
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
