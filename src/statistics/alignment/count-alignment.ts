import type {Corpus} from '../../corpus/corpus.ts';
import type {ExclusiveGroup} from '../../corpus/lexicon.ts';
import type {Style} from '../../corpus/style.ts';
import type {SeenImages} from '../seen-images.ts';
import {type Alignment, type BesideModel, mismatchShare, NO_ALIGNMENT, type ReviewedItem} from './alignment.ts';
import {exchangedPairs, shiftOf} from './arrangement.ts';
import {clipScoreOf} from './clip-score.ts';
import type {Composition} from './caption-space.ts';
import {composeCaptions, effectiveCaptions, scoringTexts} from './compose-captions.ts';
import {neighbourLabels} from './neighbour-labels.ts';
import {binned, mismatchChances} from './posterior.ts';
import {ALL, type Described, rankCaptions, type Ranks} from './rank-captions.ts';
import type {SeenAlignment} from './seen-alignment.ts';
import {taggerAgreement} from './tagger-agreement.ts';
import {type ScoredTag, TagFits} from './tag-fits.ts';

/** Below this many items ranks are too coarse to mean anything. */
const FEWEST = 30;
const TOP = 0.9;
/** Chance from which an item is worth a look, and how many are told. */
const LIKELY = 0.5;
const MOST_REVIEWED = 200;
const SHOWN_TAGS = 50;

interface Asked {
  readonly df: Float64Array;
  readonly style: Style;
  /** Neither trigger, nor quality, nor otherwise left out. */
  readonly isContent: (key: string) => boolean;
  readonly scoresOnly: boolean;
  /** Declared ones, by whose values pictures are compared with their neighbours. */
  readonly groups?: readonly ExclusiveGroup[];
}

/** What a large set gave when it was counted first: to rank it anew for every edit that advice tries would take minutes. */
const counted = new WeakMap<SeenAlignment, Alignment>();

/** Counts what a model saw of the items that are in the corpus: pure, and cheap where captions are as they were. */
export function countAlignment(images: SeenImages, corpus: Corpus, asked: Asked): Alignment {
  const {alignment: seen} = images;
  if (seen === undefined) return NO_ALIGNMENT;
  if ('unseen' in seen) return {...NO_ALIGNMENT, unseen: seen.unseen};
  const before = images.records.length > ALL && asked.scoresOnly ? counted.get(seen) : undefined;
  if (before !== undefined) return before;
  const texts = scoringTexts(corpus, seen, asked);
  const captions = composeCaptions(corpus, {seen, style: asked.style, texts});
  const {described, excluded} = describe(captions, {seen, images, corpus});
  const base = {
    ...NO_ALIGNMENT,
    model: seen.model,
    notes: seen.notes,
    trusted: seen.trusted,
    n: described.length,
    excluded,
    effectiveCaptions: effectiveCaptions(described.map(({caption}) => caption)),
  };
  const whole = asked.scoresOnly ? base : {...base, ...shownBesides(seen, images, {corpus, ...asked})};
  if (described.length < FEWEST) return whole;
  const found = judged(described, {seen, corpus, texts, ...asked});
  const alignment = {...whole, ...found};
  if (!asked.scoresOnly) counted.set(seen, alignment);
  return alignment;
}

/** What no score needs. */
function shownBesides(
  seen: SeenAlignment,
  images: SeenImages,
  {corpus, ...asked}: Asked & Pick<Judging, 'corpus'>,
): Pick<Alignment, 'clipScore' | 'agreement' | 'neighbours' | 'beside'> {
  const {opinions, beside} = seen;
  const {placeOf} = images;
  const {isContent, groups = []} = asked;
  // A tagger has no vectors.
  const vectors = beside ?? seen;
  const imageOf = (key: string): Float32Array | null => vectors.space.imageVector(placeOf.get(key) ?? -1);
  return {
    beside:
      beside === null
        ? null
        : besideOf(countAlignment({...images, alignment: beside}, corpus, {...asked, scoresOnly: true})),
    clipScore: clipScoreOf(corpus.keys, vectors),
    agreement: opinions === null ? null : taggerAgreement(corpus, {opinions, placeOf, isContent}),
    neighbours: neighbourLabels(corpus, {imageOf, groups}),
  };
}

function besideOf({model, n, belowHalf, auc}: Alignment): BesideModel | null {
  return model === null || n < FEWEST ? null : {model, n, belowHalf, auc};
}

interface Whole {
  readonly seen: SeenAlignment;
  readonly images: SeenImages;
  readonly corpus: Corpus;
}

/** Items that can be ranked, and why the others cannot. */
function describe(
  captions: readonly (Composition | null)[],
  {seen: {space}, images, corpus}: Whole,
): {readonly described: Described[]; readonly excluded: Alignment['excluded']} {
  const described: Described[] = [];
  const excluded = {noImage: 0, noTags: 0, notFinite: 0};
  for (const [item, key] of corpus.keys.entries()) {
    const place = images.placeOf.get(key);
    const caption = captions[item] ?? null;
    if (place === undefined || images.records[place]?.state !== 'ok') excluded.noImage++;
    else if (caption === null) excluded.noTags++;
    else if (!space.hasImage(place) || !caption.every(([text]) => space.hasText(text))) excluded.notFinite++;
    else described.push({item, place, caption});
  }
  return {described, excluded};
}

type Judging = Asked & {readonly seen: SeenAlignment; readonly corpus: Corpus; readonly texts: Int32Array};

function judged(described: readonly Described[], judging: Judging): Partial<Alignment> {
  const {seen, corpus, scoresOnly} = judging;
  seen.space.prepare(described.flatMap(({caption}) => caption.map(([text]) => text)));
  const ranks = rankCaptions(described, seen.space);
  const whole = described.length <= ALL;
  const keyOf = (i: number): string => corpus.keys[described[i]?.item ?? -1] ?? '';
  const count = (least: number): number => ranks.ranks.reduce((n, rank) => (rank >= least ? n + 1 : n), 0);
  const upper = count(0.5);
  const figures = {
    belowHalf: described.length - upper,
    auc: ranks.ranks.reduce((sum, rank) => sum + rank, 0) / described.length,
    bins: binned(ranks.ranks),
    top: count(TOP),
    upper,
    // Of a sample of captions the best one says nothing about who has whose.
    exchanged: whole ? exchangedPairs(ranks).map(([a, b]) => [keyOf(a), keyOf(b)] as const) : [],
    shifted: whole ? shiftOf(described, ranks, corpus.keys.length) : null,
  };
  return scoresOnly ? figures : {...figures, ...reviewed(described, ranks, judging)};
}

function reviewed(
  described: readonly Described[],
  {ranks, best, captions}: Ranks,
  {seen, corpus, texts, df}: Judging,
): Pick<Alignment, 'review' | 'reviewTotal' | 'tags'> {
  const belowHalf = ranks.reduce((n, rank) => (rank < 0.5 ? n + 1 : n), 0);
  const chances = mismatchChances(ranks, mismatchShare({belowHalf, n: described.length}));
  const keyOf = (i: number): string => corpus.keys[described[i]?.item ?? -1] ?? '';
  const listed = [...chances.keys()]
    .filter(i => (chances[i] ?? 0) >= LIKELY)
    .toSorted((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
  const fits = new TagFits(seen.space, described, scoredTags(corpus, texts, df));
  return {
    review: listed.slice(0, MOST_REVIEWED).flatMap((i): ReviewedItem[] => {
      const one = described[i];
      if (one === undefined) return [];
      const bearers = captions[best[i] ?? -1]?.bearers ?? [];
      const better = bearers.includes(i) || bearers[0] === undefined ? null : keyOf(bearers[0]);
      const chance = chances[i] ?? 0;
      return [{key: keyOf(i), rank: ranks[i] ?? 0, chance, wrong: fits.wrong(one), missing: fits.missing(one), better}];
    }),
    reviewTotal: listed.length,
    tags: fits.rankings(described, SHOWN_TAGS),
  };
}

/** The commonest first. */
function scoredTags({vocabulary}: Corpus, texts: Int32Array, df: Float64Array): ScoredTag[] {
  return [...texts.keys()]
    .filter(tag => (texts[tag] ?? -1) >= 0)
    .toSorted((a, b) => (df[b] ?? 0) - (df[a] ?? 0) || a - b)
    .map(tag => ({tag: vocabulary[tag]?.display ?? '', text: texts[tag] ?? -1}));
}
