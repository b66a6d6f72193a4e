import type {Corpus} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import {isLong, readStyle, type Style} from '../corpus/style.ts';
import type {Taxonomy} from '../corpus/taxonomy.ts';
import {findTrigger, type Trigger} from '../corpus/trigger.ts';
import {judgedCorpus} from './judged-corpus.ts';
import {onePerPicture} from './picture-clusters.ts';
import {type SeenCounts, seenCounts} from './seen.ts';
import type {SeenImages} from './seen-images.ts';
import {type CountOptions, documentFrequency, tagCounts, type TagCounts} from './tag-counts.ts';
import type {Terms} from './terms.ts';

interface Read {
  readonly corpus: Corpus;
  readonly terms: Terms | null;
  readonly images: SeenImages;
}

interface Told {
  readonly trigger: readonly string[];
  readonly allow: readonly string[];
  readonly taxonomy?: Taxonomy | undefined;
}

/** What every statistic of a corpus rests on. */
interface Ground {
  readonly df: Float64Array;
  readonly style: Style;
  readonly longShare: number;
  readonly trigger: Trigger | null;
  /** Null for prose that has no terms. */
  readonly judged: Corpus | null;
  /** What is judged, or else the corpus itself. */
  readonly compared: Corpus;
  /** Which tags are judged; all when absent. */
  readonly keep: ((key: string) => boolean) | undefined;
  readonly counted: Pick<CountOptions, 'unit' | 'trigger' | 'allow' | 'keep'>;
  readonly seen: SeenCounts;
  readonly comparedSeen: SeenCounts;
  /** What is judged, with one item for all copies of a picture. */
  readonly paired: Corpus | null;
}

export function groundOf({corpus, terms, images}: Read, {trigger: declared, allow, taxonomy}: Told): Ground {
  const df = documentFrequency(corpus);
  const {style, longShare} = readStyle(corpus, df);
  const trigger = findTrigger(corpus, df, {declared, taxonomy});
  const judged = judgedCorpus({corpus, terms, style});
  const compared = judged ?? corpus;
  const keep = keepOf(style);
  const seen = seenCounts(corpus, df);
  return {
    df,
    style,
    longShare,
    trigger,
    judged,
    compared,
    keep,
    counted: {
      unit: judged === corpus ? 'tag' : 'term',
      trigger: trigger?.keys ?? [],
      allow: allow.map(matchKey),
      ...(keep === undefined ? {} : {keep}),
    },
    seen,
    comparedSeen: compared === corpus ? seen : seenCounts(compared, documentFrequency(compared)),
    paired: judged === null ? null : onePerPicture(judged, images),
  };
}

/** Null for prose that has no terms. */
export function countTags(
  {judged, paired, counted, comparedSeen}: Ground,
  {scoresOnly}: {readonly scoresOnly: boolean},
): TagCounts | null {
  if (judged === null || paired === null) return null;
  return tagCounts(judged, comparedSeen, {...counted, scoresOnly, onePerPicture: paired});
}

/** Of mixed captions only the short segments are judged as tags. */
export function keepOf(style: Style): ((key: string) => boolean) | undefined {
  return style === 'mixed' ? key => !isLong(key) : undefined;
}
