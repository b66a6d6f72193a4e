import type {Corpus} from '../corpus/corpus.ts';
import {NOWHERE} from './item-communities.ts';
import type {RankedSets, TagSets} from './item-sets.ts';
import {describePart, type MixturePart} from './mixture-part.ts';
import {type Beyond, type Significance, significanceOf, stabilityOf} from './mixture-evidence.ts';
import {splitItems, type SplitItems} from './split-items.ts';
import {networkOf, type TagNetwork} from './tag-network.ts';

export type {MixturePart};

/** Whether a set looks like two that were put together: docs/metrics/mixture.md. */
export type Mixture =
  /** Counts of tags are known, captions are not. */
  {readonly kind: 'no-captions'} | CountedMixture;

export interface CountedMixture {
  readonly kind: 'counted';
  /** N. */
  readonly items: number;
  /** Tags on enough items to be in the graph, pairs of them that meet oftener than by chance, and communities of two tags or more. */
  readonly nodes: number;
  readonly edges: number;
  readonly communities: number;
  /** (d − c)/(1 − c) · 4ab/N² in [0, 1], d = 1 − J_b/J_w, c = 2/√N; 0 without two parts of a tenth of the items. */
  readonly value: number;
  /** J_w and J_b: mean Jaccard similarity of two captions of one part, and of different parts. Null without parts. */
  readonly within: number | null;
  readonly between: number | null;
  /** None, or two: the larger first. */
  readonly parts: readonly MixturePart[];
  /** Keys of items in neither part, where the set is to be split. */
  readonly shared: readonly string[];
  /** Q against that of random sets: where the parts are unlike enough to matter. */
  readonly significance: Significance | null;
  /** Mean adjusted Rand index with the parts of halves of the set, where Q is beyond chance. */
  readonly stability: number | null;
  /** Whether all of this says that the set is two. */
  readonly split: boolean;
  /** Null where only scores are needed. */
  readonly network: TagNetwork | null;
}

/** Thresholds of the split: docs/metrics/mixture.md. */
const LEAST_Z = 3;
const LEAST_SHARE = 0.15;
const LEAST_ITEMS = 10;
const MOST_LIKENESS = 0.5;
const LEAST_STABILITY = 0.8;
/** From this value on the mixture costs points, and then it is worth knowing whether chance would do the same. */
const COSTLY = 0.35;
/** Below so many items nothing is claimed to be beyond chance. */
const SMALL = 20;

export interface MixtureOptions {
  /** What is judged: tags, or terms of prose. */
  readonly corpus: Corpus;
  readonly sets: RankedSets;
  /** Whether a tag counts; all when absent. */
  readonly keep?: (key: string) => boolean;
  /** Leaves out what no score needs. */
  readonly scoresOnly: boolean;
}

/** Judges the mixture of a corpus. */
export function countMixture({corpus, sets: all, keep, scoresOnly}: MixtureOptions): CountedMixture {
  const tagOf = (rank: number): number => all.order[rank] ?? 0;
  const sets = keep === undefined ? all : keepTags(all, rank => keep(corpus.vocabulary[tagOf(rank)]?.key ?? ''));
  const found = splitItems(sets);
  const {graph, division} = found;
  const counts = {
    kind: 'counted',
    items: corpus.keys.length,
    nodes: graph.n.length,
    edges: graph.edges.weight.length,
    communities: countCommunities(found),
    value: division?.mixture ?? 0,
    within: division?.within ?? null,
    between: division?.between ?? null,
  } as const;
  if (scoresOnly) return {...counts, parts: [], shared: [], ...UNKNOWN, network: null};
  const evidence = evidenceOf(sets, found);
  const display = (rank: number): string => corpus.vocabulary[tagOf(rank)]?.display ?? '';
  return {
    ...counts,
    parts:
      division === null
        ? []
        : [0, 1].map(part => describePart({sets, keys: corpus.keys}, found.part, {part, display, ...evidence})),
    shared: evidence.split ? corpus.keys.filter((_, item) => found.part[item] === NOWHERE) : [],
    ...evidence,
    network: networkOf(found, display),
  };
}

const UNKNOWN = {significance: null, stability: null, split: false} as const;

/** What chance and halves of the set say of the parts; nothing where the parts would not be two sets anyway. */
function evidenceOf(sets: TagSets, found: SplitItems): Pick<CountedMixture, 'significance' | 'stability' | 'split'> {
  const {division, part} = found;
  if (division === null || part.length < SMALL) return UNKNOWN;
  const smaller = division.sizes[1];
  const large = smaller >= LEAST_SHARE * part.length && smaller >= LEAST_ITEMS;
  const unlike = large && division.between < MOST_LIKENESS * division.within;
  if (!unlike && division.mixture <= COSTLY) return UNKNOWN;
  const significance = significanceOf(sets, found);
  const beyond = unlike && (isBeyond(significance?.communities) || isBeyond(significance?.parts));
  const stability = beyond ? stabilityOf(sets, found) : null;
  return {significance, stability, split: stability !== null && stability >= LEAST_STABILITY};
}

function isBeyond(of: Beyond | undefined): boolean {
  return of !== undefined && of.z !== null && of.z > LEAST_Z;
}

function countCommunities({community}: SplitItems): number {
  const sizes = new Map<number, number>();
  for (const c of community) sizes.set(c, (sizes.get(c) ?? 0) + 1);
  return [...sizes.values()].filter(size => size > 1).length;
}

/** Sets without the tags that do not count. */
function keepTags({offsets, tags, order}: RankedSets, keeps: (rank: number) => boolean): TagSets {
  const kept = Uint8Array.from(order, (_, rank) => (keeps(rank) ? 1 : 0));
  const ends = new Uint32Array(offsets.length);
  const out = new Uint32Array(tags.length);
  let to = 0;
  for (let item = 0; item + 1 < offsets.length; item++) {
    for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++) {
      const tag = tags[i] ?? 0;
      if (kept[tag] === 1) out[to++] = tag;
    }
    ends[item + 1] = to;
  }
  return {offsets: ends, tags: out.slice(0, to)};
}
