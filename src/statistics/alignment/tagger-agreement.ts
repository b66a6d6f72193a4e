import type {Corpus} from '../../corpus/corpus.ts';
import type {Sighting, TaggerOpinions} from './tagger-opinions.ts';

/** Chance from which a tagger is sure of a tag. */
const SURE = 0.9;
/** Tags, items, and tags of an item that are told. */
const MOST_TAGS = 50;
const MOST_ITEMS = 200;
const MOST_OF_ITEM = 10;

/** A tag that captions and tagger can both name. */
export interface TagAgreement {
  readonly tag: string;
  /** Items whose captions name it, pictures that the tagger sees it in, and both. */
  readonly named: number;
  readonly seen: number;
  readonly both: number;
}

/** Tags of an item with the tagger's chance of each, the surest disagreement first. */
export interface DoubtedItem {
  readonly key: string;
  readonly tags: readonly {readonly tag: string; readonly chance: number}[];
}

/** What captions and a tagger say of the same pictures: docs/metrics/alignment.md. */
export interface TaggerAgreement {
  /** Chance from which it is said to see a tag. */
  readonly threshold: number;
  readonly items: number;
  /** Uses of tags, of which the tagger knows so many. */
  readonly uses: number;
  readonly known: number;
  /** Over the tags that the tagger knows and captions use: uses, sightings, and both. */
  readonly named: number;
  readonly seen: number;
  readonly both: number;
  /** Those with most uses that are not seen and sightings that are not named first; capped. */
  readonly tags: readonly TagAgreement[];
  /** Tags of captions that the tagger rules out, and tags that it is sure of and captions lack. Most first, capped. */
  readonly wrong: readonly DoubtedItem[];
  readonly wrongTotal: number;
  readonly missing: readonly DoubtedItem[];
  readonly missingTotal: number;
}

/** Harmonic mean of the shares of uses that are seen, and of sightings that are named; null of nothing. */
export function agreementF1({named, seen, both}: Pick<TagAgreement, 'named' | 'seen' | 'both'>): number | null {
  return named + seen === 0 ? null : (2 * both) / (named + seen);
}

interface Judged {
  readonly opinions: TaggerOpinions;
  readonly placeOf: ReadonlyMap<string, number>;
  /** Neither trigger, nor quality, nor otherwise left out. */
  readonly isContent: (key: string) => boolean;
}

/** Compares what the captions of each item say with what the tagger says of its picture. O(tag uses + sightings). */
export function taggerAgreement(corpus: Corpus, {opinions, placeOf, isContent}: Judged): TaggerAgreement {
  const {vocabulary, keys} = corpus;
  const counts = new Map<number, Counts>();
  const words = vocabulary.map(({key, display}): Word => {
    const place = opinions.placeOf.get(key);
    if (place !== undefined && isContent(key)) counts.set(place, {named: 0, seen: 0, both: 0});
    return {tag: display, place, isCounted: isContent(key)};
  });
  const [wrong, missing]: [DoubtedItem[], DoubtedItem[]] = [[], []];
  let [items, uses, known] = [0, 0, 0];
  for (const [item, tags] of tagsOfItems(corpus).entries()) {
    const key = keys[item] ?? '';
    const sighting = opinions.sightings[placeOf.get(key) ?? -1] ?? null;
    if (sighting === null) continue;
    const said = [...tags].flatMap(tag => words[tag] ?? []);
    const judged = judgeItem(said, chancesOf(sighting), {opinions, counts});
    items++;
    uses += judged.uses;
    known += judged.known;
    if (judged.wrong.length > 0) wrong.push({key, tags: judged.wrong});
    if (judged.missing.length > 0) missing.push({key, tags: judged.missing});
  }
  return {
    threshold: opinions.threshold,
    items,
    uses,
    known,
    ...totals(counts),
    ...told(opinions, {counts, wrong, missing}),
  };
}

interface Counts {
  named: number;
  seen: number;
  both: number;
}

/** A tag of the captions, and its place with the tagger. */
interface Word {
  readonly tag: string;
  readonly place: number | undefined;
  readonly isCounted: boolean;
}

interface JudgedItem {
  readonly uses: number;
  readonly known: number;
  readonly wrong: DoubtedItem['tags'];
  readonly missing: DoubtedItem['tags'];
}

/** One item; adds to the counts by tag, which hold every tag that is compared. */
function judgeItem(
  said: readonly Word[],
  chances: ReadonlyMap<number, number>,
  {opinions, counts}: {readonly opinions: TaggerOpinions; readonly counts: ReadonlyMap<number, Counts>},
): JudgedItem {
  const own = new Set(said.map(({place}) => place));
  const counted = said.filter(({isCounted}) => isCounted);
  const known = counted.filter(({place}) => place !== undefined);
  for (const {place = -1} of known) {
    const count = counts.get(place);
    if (count === undefined) continue;
    count.named++;
    if ((chances.get(place) ?? 0) >= opinions.threshold) count.both++;
  }
  for (const [place, chance] of chances) {
    const count = counts.get(place);
    if (chance >= opinions.threshold && count !== undefined) count.seen++;
  }
  return {
    uses: counted.length,
    known: known.length,
    // What it rules out has no chance here, since each would be below .05.
    wrong: known.filter(({place = -1}) => !chances.has(place)).map(({tag}) => ({tag, chance: 0})),
    missing: [...chances]
      .filter(([place, chance]) => chance > SURE && !own.has(place))
      .map(([place, chance]) => ({tag: opinions.names[place] ?? '', chance})),
  };
}

interface Found {
  readonly counts: ReadonlyMap<number, Omit<TagAgreement, 'tag'>>;
  readonly wrong: readonly DoubtedItem[];
  readonly missing: readonly DoubtedItem[];
}

function totals(counts: Found['counts']): Pick<TaggerAgreement, 'named' | 'seen' | 'both'> {
  const sum = {named: 0, seen: 0, both: 0};
  for (const {named, seen, both} of counts.values()) {
    sum.named += named;
    sum.seen += seen;
    sum.both += both;
  }
  return sum;
}

function told(
  {names}: TaggerOpinions,
  {counts, wrong, missing}: Found,
): Pick<TaggerAgreement, 'tags' | 'wrong' | 'wrongTotal' | 'missing' | 'missingTotal'> {
  const apart = ({named, seen, both}: Omit<TagAgreement, 'tag'>): number => named + seen - 2 * both;
  const tags = [...counts]
    .map(([place, count]) => ({tag: names[place] ?? '', ...count}))
    .filter(count => apart(count) > 0)
    .toSorted((a, b) => apart(b) - apart(a) || (a.tag < b.tag ? -1 : 1))
    .slice(0, MOST_TAGS);
  return {
    tags,
    wrong: mostDoubted(wrong),
    wrongTotal: wrong.length,
    missing: mostDoubted(missing),
    missingTotal: missing.length,
  };
}

function mostDoubted(items: readonly DoubtedItem[]): DoubtedItem[] {
  return items
    .toSorted((a, b) => b.tags.length - a.tags.length || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_ITEMS)
    .map(({key, tags}) => ({key, tags: tags.toSorted((a, b) => b.chance - a.chance).slice(0, MOST_OF_ITEM)}));
}

function chancesOf({places, chances}: Sighting): Map<number, number> {
  return new Map(Array.from(places, (place, i) => [place, chances[i] ?? 0]));
}

/** Tags of each item over all of its captions. */
function tagsOfItems({keys, rowItem, offsets, tags}: Corpus): Set<number>[] {
  const found = keys.map(() => new Set<number>());
  for (const [row, item] of rowItem.entries()) {
    for (let i = offsets[row] ?? 0; i < (offsets[row + 1] ?? 0); i++) found[item]?.add(tags[i] ?? 0);
  }
  return found;
}
