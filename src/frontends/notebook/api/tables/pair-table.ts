import type {Corpus} from '../../../../corpus/corpus.ts';
import {confidence, jaccardIndex, lift, type Meeting, npmi, pmi} from '../../../../math/association.ts';
import {commonestTags, countPairs, type PairCounts} from '../../../../statistics/pair-counts.ts';
import {pairPlace} from '../../../../statistics/pair-place.ts';
import {findMeeting, findShunning} from '../../../../statistics/pair-tests.ts';
import {meetingOf} from '../../../../statistics/tag-pair.ts';
import {documentFrequency} from '../../../../statistics/tag-counts.ts';
import {checkOptions} from '../check-options.ts';
import {Table} from '../table.ts';
import {inOrder} from './tag-table.ts';

/** Two tags, the commoner first, and how they meet: docs/metrics/pairs.md. */
export type PairRow = {
  readonly a: string;
  readonly b: string;
  /** Items with both. */
  readonly n: number;
  /** In nats. */
  readonly pmi: number | null;
  readonly npmi: number | null;
  readonly lift: number | null;
  readonly jaccard: number | null;
  /** Share of the rarer tag's items that have both. */
  readonly confidence: number | null;
  /** Least false discovery rate at which they meet oftener, or more rarely, than by chance; null where they do not. */
  readonly q: number | null;
  readonly kind: 'together' | 'apart' | 'as by chance';
};

const MEASURES = ['pmi', 'npmi', 'n', 'lift', 'jaccard', 'confidence'] as const;
type PairMeasure = (typeof MEASURES)[number];

export interface PairTableOptions {
  readonly top?: number;
  readonly by?: PairMeasure;
  /** Pairs in fewer items are left out. */
  readonly minSupport?: number;
}

/** Below so many items chance cannot be told: docs/metrics/pairs.md. */
const TESTABLE = 20;

/** Pairs of judged tags in two items or more, of the 2,000 commonest; the strongest first. */
export function pairTable(
  corpus: Corpus,
  isJudged: (key: string) => boolean,
  options: PairTableOptions = {},
): Table<PairRow> {
  checkOptions('pairs()', options, {top: 'count', by: MEASURES, minSupport: 'count'});
  const {top = 50, by = 'npmi', minSupport = 2} = options;
  const df = documentFrequency(corpus);
  const keyOf = (tag: number): string => corpus.vocabulary[tag]?.key ?? '';
  const counts = countPairs(corpus, {tags: commonestTags(df, {keep: tag => isJudged(keyOf(tag))})});
  const known = discoveries(counts);
  const rows: PairRow[] = [];
  for (let j = 1; j < counts.tags.length; j++) {
    for (let i = 0; i < j; i++) {
      const meeting = meetingOf(counts, i, j);
      if (meeting.both < Math.max(minSupport, Number.MIN_VALUE)) continue;
      const nameOf = (place: number): string => corpus.vocabulary[counts.tags[place] ?? 0]?.display ?? '';
      rows.push(rowOf({a: nameOf(i), b: nameOf(j)}, meeting, known.get(pairPlace(i, j))));
    }
  }
  const ordered = rows.toSorted((x, y) => inOrder(x[by], y[by]) || y.n - x.n || (x.a + x.b < y.a + y.b ? -1 : 1));
  return new Table(ordered.slice(0, top), {
    title: `Pairs of tags by ${by}, in ${minSupport} items or more: ${ordered.length} in all`,
    columns: ['a', 'b', 'n', 'pmi', 'npmi', 'lift', 'jaccard', 'confidence', 'q', 'kind'],
    formats: {confidence: 'percent'},
  });
}

type Found = Pick<PairRow, 'q' | 'kind'>;

function discoveries(counts: PairCounts): ReadonlyMap<number, Found> {
  const known = new Map<number, Found>();
  if (counts.items < TESTABLE) return known;
  for (const [kind, {first, second, q}] of [
    ['together', findMeeting(counts)],
    ['apart', findShunning(counts)],
  ] as const) {
    for (const [at, rate] of q.entries()) known.set(pairPlace(first[at] ?? 0, second[at] ?? 0), {q: rate, kind});
  }
  return known;
}

function rowOf(names: {readonly a: string; readonly b: string}, meeting: Meeting, found: Found | undefined): PairRow {
  const {first, second, both} = meeting;
  return {
    ...names,
    n: both,
    pmi: pmi(meeting) ?? null,
    npmi: npmi(meeting) ?? null,
    lift: lift(meeting) ?? null,
    jaccard: jaccardIndex(meeting) ?? null,
    confidence: confidence({first: Math.min(first, second), both}) ?? null,
    ...(found ?? {q: null, kind: 'as by chance' as const}),
  };
}
