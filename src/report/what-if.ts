import {joinCorpora, ownKey} from '../corpus/join-corpora.ts';
import {takeRows} from '../corpus/join-rows.ts';
import {selectItems} from '../corpus/select-items.ts';
import {weighing} from '../metrics/choose-metrics.ts';
import {TOO_MANY_HARMED} from '../scoring/score.ts';
import type {ComparedSet} from '../statistics/compared-set.ts';
import type {ItemPairs} from '../statistics/item-pairs.ts';
import {joinImages} from '../statistics/join-images.ts';
import {rememberedCounters} from '../statistics/remembered-counters.ts';
import {summarise, type SummaryOptions} from '../statistics/summarise.ts';
import {judge} from './build.ts';
import {type CommonPart, isCommon, scoreInCommon} from './common-ground.ts';

/** Scores of data sets that lie between two versions: some items as they were, others as they are. */
export interface WhatIf {
  /** Places of the joined items; head[i] is that of the head's item i, the base's have their own numbers. */
  readonly head: Uint32Array;
  readonly places: number;
  /** The score of the chosen items on the metrics that both sides have; null where nothing can be scored. */
  score(keep: Uint8Array): number | null;
}

/** Only what weighs is judged. */
const SCORED = weighing();

/** Null where the sets are too large, or their prose was read as a sample: then nothing between them is known. */
export function whatIf(
  base: ComparedSet,
  head: ComparedSet,
  {pairs, parts, options}: {pairs: ItemPairs; parts: readonly CommonPart[]; options: SummaryOptions},
): WhatIf | null {
  const shared = new Map(pairs.kept.map(([here, there]) => [there, here]));
  const joined = joinCorpora(base.corpus, head.corpus, shared);
  const terms = joinedTerms(base, head, shared);
  if (joined === null || terms === undefined) return null;
  const {corpus, headPlace} = joined;
  const trigger = sameTrigger(base, head) ?? options.trigger;
  const counters = rememberedCounters(corpus.profile, options.counters);
  const keptKeys = new Set(pairs.kept.map(([, there]) => head.corpus.keys[there]));
  const images = joinImages(base.images, head.images, key => (keptKeys.has(key) ? null : ownKey(key)));
  // Sets in between would be scored without what a model says, and their scores would not compare.
  const needsModel = parts.some(part => part.id === 'alignment' && isCommon(part));
  if (needsModel && images?.alignment === undefined) return null;
  return {
    head: headPlace,
    places: corpus.keys.length,
    score(keep) {
      const kept = [...keep.keys()].filter(item => keep[item] !== 0);
      const selected = selectItems(corpus, keep, corpus.dropped);
      const read =
        terms === null
          ? head.terms
          : {kind: 'terms' as const, corpus: takeRows([{corpus: terms, items: kept}]), sampled: false};
      const summary = {corpus: selected, terms: read, detection: head.detection, images: images ?? head.images};
      const statistics = summarise(summary, {...options, trigger, counters, scoresOnly: true});
      const {measured} = judge(statistics, SCORED);
      const outcomes = new Map(measured.map(({metric, report}) => [metric.id, report.score]));
      const {harmed, things} = statistics.validity;
      const isCapped = things > 0 && harmed / things > TOO_MANY_HARMED;
      return scoreInCommon(parts, ({id}) => outcomes.get(id) ?? 'not-applicable', isCapped).value;
    },
  };
}

/** Terms of both, in the places of the joined corpus; null where no terms are judged, undefined where they are not all known. */
function joinedTerms(
  base: ComparedSet,
  head: ComparedSet,
  shared: ReadonlyMap<number, number>,
): ComparedSet['corpus'] | null | undefined {
  const [a, b] = [base.terms, head.terms];
  if (a?.kind !== 'terms' || b?.kind !== 'terms') return a?.kind === b?.kind ? null : undefined;
  const areAll = a.corpus.keys.length === base.corpus.keys.length && b.corpus.keys.length === head.corpus.keys.length;
  if (!areAll) return undefined;
  const own = [...b.corpus.keys.keys()].filter(item => !shared.has(item));
  return takeRows([
    {corpus: a.corpus, items: [...a.corpus.keys.keys()]},
    {corpus: b.corpus, items: own},
  ]);
}

/** A trigger that both sides have does not move in what lies between them. */
function sameTrigger(base: ComparedSet, head: ComparedSet): readonly string[] | null {
  const [a, b] = [base, head].map(({statistics}) => statistics.dataset.trigger?.keys ?? []);
  return a !== undefined && a.length > 0 && JSON.stringify(a) === JSON.stringify(b) ? a : null;
}
