import {createHash} from 'node:crypto';
import type {Tag} from '../corpus/corpus.ts';
import {itemFeatures, type ItemFeatures, FEATURES} from './item-features.ts';
import type {ComparedSet} from './compared-set.ts';
import {type ItemPairs, matchItems} from './item-pairs.ts';
import {judgedCorpus} from './judged-corpus.ts';
import {SharedVocabulary, type TagRows, tagRows} from './tag-rows.ts';
import {counterFor, type TokenCounters} from './token-lengths.ts';

/** What has to be kept of every item for a later version to be compared with it: no caption and no picture. */
export interface ItemTable {
  /** Items of the set; the table holds a sample of them where there are too many. */
  readonly of: number;
  readonly keys: readonly string[];
  /** Content of the item's image; null where it is not known. */
  readonly contents: readonly (string | null)[];
  /** What the rows count in. */
  readonly vocabulary: readonly Tag[];
  readonly rows: TagRows;
  readonly features: ItemFeatures;
}

/** Null for prose that has no terms, or of which only a sample was read. O(characters). */
export function itemTable(collected: ComparedSet, counters?: TokenCounters): ItemTable | null {
  const {corpus, images} = collected;
  const judged = judgedCorpus({...collected, style: collected.statistics.dataset.style});
  if (judged === null || judged.keys.length !== corpus.keys.length) return null;
  const shared = new SharedVocabulary();
  const rows = tagRows(judged, shared, () => true);
  return {
    of: corpus.keys.length,
    keys: corpus.keys,
    contents: corpus.keys.map(key => images?.records[images.placeOf.get(key) ?? -1]?.contentId ?? null),
    vocabulary: shared.keys.map((key, id) => ({key, display: shared.tags[id] ?? key})),
    rows,
    features: itemFeatures({corpus, rows, images, counter: counterFor(corpus.profile, counters)}),
  };
}

/** The items whose keys have the lowest SHA-256: a sample that is the same in every version of a set. */
export function sampleTable(table: ItemTable, most: number): ItemTable {
  if (table.keys.length <= most) return table;
  const order = table.keys
    .map((key, item) => ({item, hash: createHash('sha256').update(key).digest('hex')}))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, most)
    .map(({item}) => item)
    .toSorted((a, b) => a - b);
  const pick = <T>(values: readonly T[]): T[] => order.map(item => values[item] as T);
  const {offsets, tags, weights} = table.rows;
  const places = order.flatMap(item => {
    const from = offsets[item] ?? 0;
    return Array.from({length: (offsets[item + 1] ?? 0) - from}, (_, i) => from + i);
  });
  const ends = new Uint32Array(order.length + 1);
  for (const [place, item] of order.entries())
    ends[place + 1] = (ends[place] ?? 0) + (offsets[item + 1] ?? 0) - (offsets[item] ?? 0);
  const features = FEATURES.map(name => [name, Float64Array.from(pick([...table.features[name]]))] as const);
  return {
    of: table.of,
    keys: pick(table.keys),
    contents: pick(table.contents),
    vocabulary: table.vocabulary,
    rows: {
      offsets: ends,
      tags: Uint32Array.from(places, place => tags[place] ?? 0),
      weights: Float64Array.from(places, place => weights[place] ?? 0),
    },
    features: Object.fromEntries(features) as Record<(typeof FEATURES)[number], Float64Array>,
  };
}

/** Pairs as `pairItems` does; an item counts as edited when its tags or its image differ. O(tag uses). */
export function pairTables(base: ItemTable, head: ItemTable): ItemPairs {
  const shared = new SharedVocabulary();
  const [was, is] = [rowsIn(base, shared), rowsIn(head, shared)];
  const isKnown = [base, head].every(({contents}) => contents.some(content => content !== null));
  const contentsOf = ({keys, contents}: ItemTable): ((key: string) => string | null) => {
    const known = new Map(keys.map((key, item) => [key, contents[item] ?? null]));
    return key => (isKnown ? (known.get(key) ?? null) : null);
  };
  return matchItems(
    {keys: base.keys, contents: contentsOf(base)},
    {keys: head.keys, contents: contentsOf(head)},
    ([here, there]) => {
      const sameImage = !isKnown || base.contents[here] === head.contents[there];
      return sameImage && rowText(was, here) === rowText(is, there);
    },
  );
}

/** The rows in numbers of a vocabulary that both sides share; tags that are not judged are left out. */
export function rowsIn(
  {vocabulary, rows}: ItemTable,
  shared: SharedVocabulary,
  isJudged: (key: string) => boolean = () => true,
): TagRows {
  const ids = vocabulary.map(({key, display}) => (isJudged(key) ? shared.idOf(key, display) : -1));
  const ends = new Uint32Array(rows.offsets.length);
  const tags: number[] = [];
  const weights: number[] = [];
  for (let item = 0; item + 1 < rows.offsets.length; item++) {
    for (let i = rows.offsets[item] ?? 0, end = rows.offsets[item + 1] ?? 0; i < end; i++) {
      const id = ids[rows.tags[i] ?? 0] ?? -1;
      if (id < 0) continue;
      tags.push(id);
      weights.push(rows.weights[i] ?? 0);
    }
    ends[item + 1] = tags.length;
  }
  return {offsets: ends, tags: Uint32Array.from(tags), weights: Float64Array.from(weights)};
}

/** Equal for rows with the same tags, whatever their order. */
function rowText({offsets, tags, weights}: TagRows, item: number): string {
  const own: string[] = [];
  for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++)
    own.push(`${tags[i] ?? 0}:${(weights[i] ?? 0).toPrecision(9)}`);
  return own.toSorted().join(' ');
}
