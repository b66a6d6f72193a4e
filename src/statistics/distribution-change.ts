import {isLong} from '../corpus/style.ts';
import {
  jensenShannon,
  kullbackLeibler,
  populationStability,
  replacedShare,
  totalVariation,
} from '../math/divergence.ts';
import type {ComparedSet, ComparedStatistics} from './compared-set.ts';
import {coverageChanges, type CoverageChange, testCounts, testCoverage, type TagTest} from './coverage-changes.ts';
import {pairItems} from './item-pairs.ts';
import {type ItemTable, pairTables, rowsIn} from './item-table.ts';
import {contentsOf} from './join-images.ts';
import {judgedCorpus} from './judged-corpus.ts';
import {countGroups, type PairedRows} from './paired-rows.ts';
import {type DivergenceTest, testCountedDivergence, testDivergence} from './permuted-divergence.ts';
import {SharedVocabulary, tagRows} from './tag-rows.ts';

/** How many items bear a tag that only one side has. */
interface TagOfOne {
  readonly tag: string;
  readonly n: number;
}

/** How much the distribution of tags differs between two versions: docs/compare.md. */
export interface DistributionChange {
  readonly unit: 'tag' | 'term';
  /** Jensen–Shannon divergence in bits, in [0, 1]. */
  readonly jsd: number;
  /** The divergence as a share of uses that became something never seen before, in [0, 1]. */
  readonly replaced: number;
  /** Total variation, in [0, 1]. */
  readonly tv: number;
  /** With one half added to every count. */
  readonly psi: number;
  /** Nats: head from base, with one half added to every count. */
  readonly kl: number;
  /** Against chance; why not, where it could not be tested. */
  readonly test: DivergenceTest | {readonly untested: string};
  /** Whether the distribution as a whole changed more than by chance, and enough to matter. */
  readonly flagged: boolean;
  /** Tags that were tested one by one, and those that changed more than by chance. */
  readonly tested: number;
  readonly flaggedTags: number;
  /** Flagged ones first, then the largest changes; at most 20. */
  readonly changes: readonly CoverageChange[];
  readonly appeared: readonly TagOfOne[];
  readonly appearedTotal: number;
  readonly vanished: readonly TagOfOne[];
  readonly vanishedTotal: number;
}

/** A side of a comparison: what was counted, and the items it was counted from, where they are known. */
export interface CountedSide {
  readonly statistics: ComparedStatistics;
  readonly collected: ComparedSet | null;
  /** What was kept of the items of a baseline, and of a set that is compared with one. */
  readonly table?: ItemTable | null;
}

const SHOWN = 20;
/** docs/compare.md: significance, least excess in bits, least items a side with and without knowing single items. */
const SIGNIFICANT = 0.05;
const LEAST_EXCESS = 0.05;
const FEW = 20;
const FEW_COUNTED = 1000;

/** The change from base to head, or why there is none to tell. Tests are seeded: equal input, equal p. */
export function distributionChange(
  base: CountedSide,
  head: CountedSide,
): DistributionChange | {readonly notCompared: string} {
  const [a, b] = [base.statistics.tagCounts, head.statistics.tagCounts];
  if (a === null || b === null) return {notCompared: 'The captions of one side are prose that is not English.'};
  if (a.unit !== b.unit) {
    return {
      notCompared: 'One side is judged by its tags, the other by the terms of its prose: no tag has a counterpart.',
    };
  }
  const shared = new SharedVocabulary();
  const isJudged = judgedOn(base, head);
  const paired = pairedRows(base, head, {shared, isJudged});
  const counts = [a, b].map(({keys, tags, df}) => {
    const ids = keys.map((key, i) => (isJudged(key) ? shared.idOf(key, tags[i] ?? '') : -1));
    return {ids, df};
  });
  const [was, is] = counts.map(({ids, df}) => {
    const all = new Float64Array(shared.keys.length);
    for (const [i, id] of ids.entries()) if (id >= 0) all[id] = df[i] ?? 0;
    return all;
  });
  if (was === undefined || is === undefined) return {notCompared: 'There is nothing to compare.'};
  return measure({was, is, items: [a.items, b.items], names: shared.tags, unit: a.unit, paired});
}

/** Of mixed captions only the short segments are judged, then on both sides. */
function judgedOn(base: CountedSide, head: CountedSide): (key: string) => boolean {
  const isMixed = [base, head].some(({statistics}) => statistics.dataset.style === 'mixed');
  return key => !isMixed || !isLong(key);
}

interface Judged {
  readonly shared: SharedVocabulary;
  readonly isJudged: (key: string) => boolean;
}

/** The rows of both; why not, where single items are not known on both sides or are read in different ways. */
function pairedRows(base: CountedSide, head: CountedSide, {shared, isJudged}: Judged): PairedRows | string {
  if (base.table != null && head.table != null) {
    if (JSON.stringify(base.statistics.settings) !== JSON.stringify(head.statistics.settings))
      return 'the two are read in different ways';
    const [baseRows, headRows] = [rowsIn(base.table, shared, isJudged), rowsIn(head.table, shared, isJudged)];
    return {base: baseRows, head: headRows, pairs: pairTables(base.table, head.table), tags: shared.keys.length};
  }
  if (base.collected === null || head.collected === null) return 'single items are not known on both sides';
  if (!isReadAlike(base.collected, head.collected)) return 'the two are read in different ways';
  const [a, b] = [base.collected, head.collected].map(({statistics, ...read}) =>
    judgedCorpus({...read, style: statistics.dataset.style}),
  );
  if (a == null || b == null) return 'the terms of one side are not known';
  const [baseRows, headRows] = [tagRows(a, shared, isJudged), tagRows(b, shared, isJudged)];
  const contents = contentsOf([base.collected.images, head.collected.images]);
  return {base: baseRows, head: headRows, pairs: pairItems(a, b, contents), tags: shared.keys.length};
}

/** Captions of one text hold the same tags on both sides. */
export function isReadAlike({corpus: a}: ComparedSet, {corpus: b}: ComparedSet): boolean {
  return JSON.stringify(a.profile) === JSON.stringify(b.profile);
}

interface Measured {
  readonly was: Float64Array;
  readonly is: Float64Array;
  readonly items: readonly [number, number];
  readonly names: readonly string[];
  readonly unit: 'tag' | 'term';
  /** Or why there are no pairs. */
  readonly paired: PairedRows | string;
}

function measure(measured: Measured): DistributionChange | {readonly notCompared: string} {
  const {was, is, items, names, unit, paired} = measured;
  const jsd = jensenShannon(was, is);
  if (jsd === undefined) return {notCompared: 'One side has no tag at all.'};
  const [p, q] = [was, is].map(counts => counts.map(n => n + 0.5));
  const untested = whyUntested(items, paired);
  const test = untested === null ? tested(measured) : {untested};
  const tests = untested === null ? tagTests(measured) : [];
  const coverage = {names, before: was.map(n => n / items[0]), after: is.map(n => n / items[1])};
  const changes = coverageChanges(coverage, tests);
  const appeared = ofOne(names, is, was);
  const vanished = ofOne(names, was, is);
  return {
    unit,
    jsd,
    replaced: jsd === 0 ? 0 : replacedShare(jsd),
    tv: totalVariation(was, is) ?? 0,
    psi: populationStability(p ?? was, q ?? is) ?? 0,
    kl: kullbackLeibler(q ?? is, p ?? was) ?? 0,
    test,
    flagged: 'p' in test && test.p <= SIGNIFICANT && test.excess >= LEAST_EXCESS,
    tested: tests.length,
    flaggedTags: changes.filter(({flagged}) => flagged).length,
    changes: changes.filter(({before, after}) => before !== after).slice(0, SHOWN),
    appeared: appeared.slice(0, SHOWN),
    appearedTotal: appeared.length,
    vanished: vanished.slice(0, SHOWN),
    vanishedTotal: vanished.length,
  };
}

function whyUntested([a, b]: readonly [number, number], paired: PairedRows | string): string | null {
  if (Math.min(a, b) < FEW) return `Cannot judge: fewer than ${FEW} items on a side.`;
  if (typeof paired !== 'string' || Math.min(a, b) >= FEW_COUNTED) return null;
  return `Cannot judge: ${paired}, and counts alone tell chance from change from 1,000 items on.`;
}

function tested(measured: Measured): DistributionChange['test'] {
  const {was, is, items, paired} = measured;
  const found =
    typeof paired === 'string' ? testCountedDivergence(was, is, items) : testDivergence(paired, countGroups(paired));
  if (found === null) return {untested: 'Not tested: too much changed to draw it anew many times.'};
  return found;
}

function tagTests({was, is, items, paired}: Measured): TagTest[] {
  return typeof paired === 'string' ? testCounts(was, is, items) : testCoverage(paired);
}

/** Tags of one side only, the commonest first. */
function ofOne(names: readonly string[], here: Float64Array, there: Float64Array): TagOfOne[] {
  return names
    .flatMap((tag, id) => ((here[id] ?? 0) > 0 && there[id] === 0 ? [{tag, n: here[id] ?? 0}] : []))
    .toSorted((a, b) => b.n - a.n || (a.tag < b.tag ? -1 : 1));
}
