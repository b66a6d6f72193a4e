import type {Corpus} from '../../corpus/corpus.ts';
import type {ExclusiveGroup} from '../../corpus/lexicon.ts';
import {seededRandom} from '../../math/random.ts';
import {products} from '../../math/products.ts';

/** Neighbours that are asked, and items that a label must have for it to be asked about. */
const NEIGHBOURS = 10;
const LEAST = 10;
/** Items beyond which some are drawn by lot, and products of two vectors that are worth the time: two seconds. */
const MOST_ITEMS = 16_384;
const MOST_PRODUCTS = 4_194_304;
/** Share of the votes from which another label is likelier, and up to which an item's own is not backed. */
const [BACKED, UNBACKED] = [0.8, 0.1];
const MOST_SHOWN = 100;

/** An item whose picture looks like those of another label. */
interface DoubtedLabel {
  readonly key: string;
  readonly label: string;
  readonly other: string;
  /** Share of its neighbours' votes for the other label. */
  readonly share: number;
}

/** Whether pictures that look alike bear the same label of a kind: docs/metrics/alignment.md. */
export interface NeighbourLabels {
  /** `folder`, or the name of a declared group. */
  readonly kind: string;
  readonly items: number;
  readonly labels: number;
  /** Mean share of the votes for an item's own label; 1 / labels where pictures do not tell them apart. */
  readonly agreement: number;
  /** The surest first, capped; none where pictures do not tell the labels apart. */
  readonly doubted: readonly DoubtedLabel[];
  readonly doubtedTotal: number;
}

interface Pictures {
  /** The vector of an item's picture, by its key; null where there is none. */
  readonly imageOf: (key: string) => Float32Array | null;
  readonly groups: readonly ExclusiveGroup[];
}

/**
 * Asks the nearest neighbours of each picture for their labels: folders, and values of declared groups. A vote counts by one over
 * the number of items that bear its label, so that common labels do not win by their number. O(items × references).
 */
export function neighbourLabels(corpus: Corpus, {imageOf, groups}: Pictures): NeighbourLabels[] {
  return labellings(corpus, groups).flatMap(({kind, labelOf}) => {
    const all = corpus.keys.flatMap((key, item): Labelled[] => {
      const [label, vector] = [labelOf(item), imageOf(key)];
      return label === null || vector === null ? [] : [{key, label, vector}];
    });
    const sizes = new Map<string, number>();
    for (const {label} of all) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const kept = all.filter(({label}) => (sizes.get(label) ?? 0) >= LEAST);
    const labels = new Set(kept.map(({label}) => label)).size;
    return labels < 2 ? [] : [judged(kind, labels, drawn(kept, MOST_ITEMS, `items ${kind}`))];
  });
}

/** Items whose products are held at once. */
const AT_ONCE = 128;

interface Labelled {
  readonly key: string;
  readonly label: string;
  readonly vector: Float32Array;
}

function judged(kind: string, labels: number, items: readonly Labelled[]): NeighbourLabels {
  const references = drawn(items, Math.max(1, Math.floor(MOST_PRODUCTS / items.length)), `references ${kind}`);
  const sizes = new Map<string, number>();
  for (const {label} of references) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const vectors = references.map(({vector}) => vector);
  let sum = 0;
  const doubted: DoubtedLabel[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const part = items.slice(at, at + AT_ONCE);
    const columns = products(
      part.map(({vector}) => vector),
      vectors,
    );
    for (const [i, item] of part.entries()) {
      const votes = votesFor(item, nearest(item, columns[i] ?? new Float64Array(0), references), sizes);
      const own = votes.get(item.label) ?? 0;
      sum += own;
      const [best, share] = [...votes].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0]);
      if (own <= UNBACKED && share >= BACKED) doubted.push({key: item.key, label: item.label, other: best, share});
    }
  }
  const agreement = sum / items.length;
  // Halfway between chance and certainty: below, neighbours know too little of these labels to doubt any.
  const tells = agreement >= (1 + 1 / labels) / 2;
  const sorted = doubted.toSorted((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  return {
    kind,
    items: items.length,
    labels,
    agreement,
    doubted: tells ? sorted.slice(0, MOST_SHOWN) : [],
    doubtedTotal: tells ? doubted.length : 0,
  };
}

/** The likest pictures, itself left out. O(references × neighbours). */
function nearest(own: Labelled, likeness: Float64Array, references: readonly Labelled[]): Labelled[] {
  const found: {readonly at: number; readonly one: Labelled}[] = [];
  for (const [i, one] of references.entries()) {
    const at = likeness[i] ?? -Infinity;
    if (one.key === own.key || (found.length === NEIGHBOURS && at <= (found.at(-1)?.at ?? 0))) continue;
    let place = found.length;
    while (place > 0 && (found[place - 1]?.at ?? 0) < at) place--;
    found.splice(place, 0, {at, one});
    if (found.length > NEIGHBOURS) found.pop();
  }
  return found.map(({one}) => one);
}

/** Shares of the votes, by label. */
function votesFor(
  own: Labelled,
  neighbours: readonly Labelled[],
  sizes: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const votes = new Map<string, number>();
  let all = 0;
  for (const {label} of neighbours) {
    // An item cannot vote for itself, so its own label has one bearer less.
    const vote = 1 / Math.max(1, (sizes.get(label) ?? 1) - (label === own.label ? 1 : 0));
    votes.set(label, (votes.get(label) ?? 0) + vote);
    all += vote;
  }
  return new Map([...votes].map(([label, vote]) => [label, vote / all]));
}

interface Labelling {
  readonly kind: string;
  /** Null where an item has none, or several. */
  readonly labelOf: (item: number) => string | null;
}

function labellings(corpus: Corpus, groups: readonly ExclusiveGroup[]): Labelling[] {
  const folder = {
    kind: 'folder',
    labelOf: (item: number): string | null => corpus.subsets[corpus.itemSubset[item] ?? -1]?.name ?? null,
  };
  return [folder, ...groups.filter(({declared}) => declared).map(group => labellingBy(corpus, group))];
}

function labellingBy({keys, vocabulary, rowItem, offsets, tags}: Corpus, {name, values}: ExclusiveGroup): Labelling {
  const wanted = new Set(values);
  const valueOf = vocabulary.map(({key}) => (wanted.has(key) ? key : null));
  const borne = keys.map(() => new Set<string>());
  for (const [row, item] of rowItem.entries()) {
    for (let i = offsets[row] ?? 0; i < (offsets[row + 1] ?? 0); i++) {
      const value = valueOf[tags[i] ?? -1] ?? null;
      if (value !== null) borne[item]?.add(value);
    }
  }
  return {
    kind: name,
    labelOf: item => {
      const [value = null, ...more] = borne[item] ?? [];
      return more.length === 0 ? value : null;
    },
  };
}

/** Without replacement, in their order, the same for every run. */
function drawn<T>(all: readonly T[], most: number, seed: string): readonly T[] {
  if (all.length <= most) return all;
  const random = seededRandom(`neighbour-labels ${seed}`);
  let left = most;
  return all.filter((_, i) => {
    const isDrawn = random() * (all.length - i) < left;
    if (isDrawn) left--;
    return isDrawn;
  });
}
