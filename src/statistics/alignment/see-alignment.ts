import {TagnosisError} from '../../errors.ts';
import type {Corpus} from '../../corpus/corpus.ts';
import {readStyle} from '../../corpus/style.ts';
import type {EmbedOptions, PictureToEmbed} from '../../engines/clip/embed-options.ts';
import {openTaggerFolder} from '../../engines/clip/tagger-folder.ts';
import {embed} from '../../engines/clip/embed.ts';
import type {ImageToSee} from '../../engines/image/look.ts';
import type {ImageRecord} from '../../engines/image/record.ts';
import {documentFrequency} from '../tag-counts.ts';
import {type AskedText, meansOf} from './asked-texts.ts';
import {cosinesOf, vectorsOf, wholeCaptions} from './clip-score.ts';
import {CaptionSpace, type Composition} from './caption-space.ts';
import {composed} from './compose-captions.ts';
import {firstSentence, isSeeable, promptsOf, TEMPLATES} from './scoring-texts.ts';
import type {SeenAlignment} from './seen-alignment.ts';
import {seenByTagger} from './seen-by-tagger.ts';

export interface AlignmentOptions extends EmbedOptions {
  readonly templates?: readonly string[];
  /** Score what the model says even where its ranks look as if it could not read the pictures. */
  readonly trustModel?: boolean;
  /** A tagger that is scored in the model's stead: its folder. The model is then shown beside it. */
  readonly tagger?: string;
  /** Chance from which a tagger is said to see a tag. */
  readonly taggerThreshold?: number;
}

interface ToSee {
  readonly corpus: Corpus;
  readonly images: readonly ImageToSee[];
  /** Of the images, by place: only decoded ones can be shown to a model. */
  readonly records: readonly ImageRecord[];
  /** Of the image of an item, by key. */
  readonly placeOf: ReadonlyMap<string, number>;
}

type Seen = SeenAlignment | {readonly unseen: string};

/** Shows the pictures of a set and the texts of its captions to a model, or to a tagger and a model. */
export async function seeAlignment(toSee: ToSee, {tagger, ...options}: AlignmentOptions): Promise<Seen> {
  // Before pictures are shown to anything.
  if (tagger !== undefined && openTaggerFolder(tagger, options.dtype) === null) throw noTagger(tagger);
  if (tagger === undefined || tagger === options.model) return seeBy(toSee, options);
  const model = await seeBy(toSee, options);
  const scored = await seeBy(toSee, {...options, model: tagger});
  if ('unseen' in model) return scored;
  return 'unseen' in scored ? {...model, notes: [...model.notes, scored.unseen]} : {...scored, beside: model};
}

function noTagger(path: string): TagnosisError {
  return new TagnosisError(
    'model-invalid',
    `${path} is no tagger: it has neither selected_tags.csv nor tag_mapping.json.`,
    {
      hint: 'Give it as --clip, or --tagger another: docs/models.md.',
    },
  );
}

async function seeBy({corpus, images, records, placeOf}: ToSee, options: AlignmentOptions): Promise<Seen> {
  const {templates = TEMPLATES, trustModel = false, taggerThreshold: threshold} = options;
  const prose = readStyle(corpus, documentFrequency(corpus)).style === 'sentence';
  const asked = prose ? sentencesOf(corpus) : tagsOf(corpus, templates);
  const shown = records.flatMap((record, place) => {
    const image = images[place];
    return record.state === 'ok' && image !== undefined ? [{place, image, contentId: record.contentId}] : [];
  });
  const prompts = asked.flatMap(one => one.prompts);
  const wholes = wholeCaptions(corpus);
  const texts = [...prompts, ...wholes.values()];
  const found = await embed({pictures: shown satisfies PictureToEmbed[], texts}, options);
  const vectors: (Float32Array | null)[] = records.map(() => null);
  for (const [i, {place}] of shown.entries()) vectors[place] = found.images[i] ?? null;
  const {notes, ...model} = found.model;
  if (found.tags !== null)
    return seenByTagger(vectors, found.tags, {corpus, model, notes, trusted: trustModel, threshold});
  const named = new Map(asked.map(({name}, text) => [name, text]));
  return {
    model: {...model, templates},
    notes,
    space: CaptionSpace.ofVectors(vectors, meansOf(asked, found.texts)),
    cosines: cosinesOf(corpus, {vectors, placeOf, texts: vectorsOf(wholes, found.texts.slice(prompts.length))}),
    isBase32: found.isBase32,
    opinions: null,
    beside: null,
    tags: prose ? new Map() : named,
    sentences: prose ? captionsOf(corpus, named) : new Map(),
    trusted: trustModel,
  };
}

/** Every tag that a model can be asked of, so that advice may edit captions as it likes. */
function tagsOf({vocabulary}: Corpus, templates: readonly string[]): AskedText[] {
  return vocabulary.filter(({key}) => isSeeable(key)).map(({key}) => ({name: key, prompts: promptsOf(key, templates)}));
}

function sentencesOf({texts}: Corpus): AskedText[] {
  const distinct = new Set(texts.map(firstSentence).filter(sentence => sentence !== ''));
  return [...distinct].map(sentence => ({name: sentence, prompts: [sentence]}));
}

function captionsOf(corpus: Corpus, named: ReadonlyMap<string, number>): Map<string, Composition> {
  const found = new Map<string, Map<number, number>>();
  for (const [row, item] of corpus.rowItem.entries()) {
    const text = named.get(firstSentence(corpus.texts[row] ?? ''));
    if (text === undefined) continue;
    const key = corpus.keys[item] ?? '';
    const own = found.get(key) ?? new Map<number, number>();
    found.set(key, own.set(text, (own.get(text) ?? 0) + (corpus.rowWeight[row] ?? 0)));
  }
  return new Map([...found].map(([key, weights]) => [key, composed(weights)]));
}
