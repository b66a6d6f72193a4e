import type {Corpus} from '../../corpus/corpus.ts';
import {matchKey} from '../../corpus/match-key.ts';
import {isQualityTag} from '../../corpus/quality-tags.ts';
import {readStyle} from '../../corpus/style.ts';
import {documentFrequency} from '../tag-counts.ts';
import {CaptionSpace} from './caption-space.ts';
import type {SeenAlignment} from './seen-alignment.ts';
import {taggerOpinions} from './tagger-opinions.ts';

interface ByTagger {
  readonly corpus: Corpus;
  readonly model: Omit<SeenAlignment['model'], 'templates'>;
  readonly notes: readonly string[];
  readonly trusted: boolean;
  readonly threshold?: number | undefined;
}

/** A tagger is asked nothing: it says of each picture how surely it has each tag that the tagger knows. */
export function seenByTagger(
  vectors: readonly (Float32Array | null)[],
  tags: readonly (string | null)[],
  {corpus, model, notes, trusted, threshold}: ByTagger,
): SeenAlignment | {readonly unseen: string} {
  const df = documentFrequency(corpus);
  if (readStyle(corpus, df).style === 'sentence') return {unseen: 'A tagger knows tags, and these captions are prose.'};
  const places = new Map<string, number>();
  for (const [place, tag] of tags.entries()) if (tag !== null) places.set(matchKey(tag), place);
  // Unlike CLIP, taggers count, and know what is not there.
  const known = corpus.vocabulary.filter(({key}) => !isQualityTag(key) && places.has(key)).map(({key}) => key);
  const placeOf = known.map(key => places.get(key) ?? null);
  return {
    model: {...model, templates: []},
    notes: [...notes, ...strangers(corpus, df, places)],
    space: CaptionSpace.ofTags(vectors, placeOf),
    tags: new Map(known.map((key, text) => [key, text])),
    sentences: new Map(),
    trusted,
    cosines: new Map(),
    isBase32: false,
    opinions: taggerOpinions(vectors, tags, threshold),
    beside: null,
  };
}

/** How much of the captions a tagger has no opinion of. */
function strangers({vocabulary}: Corpus, df: Float64Array, places: ReadonlyMap<string, number>): string[] {
  let [all, strange] = [0, 0];
  for (const [tag, {key}] of vocabulary.entries()) {
    all += df[tag] ?? 0;
    if (!places.has(key)) strange += df[tag] ?? 0;
  }
  return strange === 0 ? [] : [`Of ${Math.round(all)} tag uses the tagger knows ${Math.round(all - strange)}.`];
}
