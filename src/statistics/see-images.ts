import {DUPLICATE_RULES, type DuplicateRules} from '../config/duplicates.ts';
import {type ImageToSee, lookAtImages, type LookOptions, pixelDigests} from '../engines/image/look.ts';
import type {ImagePolicy} from '../engines/image/policy.ts';
import type {Fingerprint, ImageRecord} from '../engines/image/record.ts';
import {TagnosisError} from '../errors.ts';
import type {Corpus} from '../corpus/corpus.ts';
import type {AlignmentOptions} from './alignment/see-alignment.ts';
import {compareRecords, decodedPlaces} from './compare-records.ts';
import {equalKey} from './picture-groups.ts';
import {distinctImages, type ItemImage} from './distinct-images.ts';
import {namedEnds} from './ignored-pairs.ts';
import {pixelCandidates} from './pixel-candidates.ts';
import {type SeenImages, unseenImages} from './seen-images.ts';

/** How images are looked at: by the recipe of a trainer, with what wins over it. */
export interface ImageOptions extends Partial<Omit<LookOptions, 'policy' | 'signal'>> {
  readonly policy?: Partial<ImagePolicy>;
}

/** A model that pictures and captions are shown to, and the captions. */
export interface ModelToAsk {
  readonly corpus: Corpus;
  readonly alignment: AlignmentOptions;
}

/** Looks at the images of items. Without a decoder nothing is looked at, and the rest of the set is judged all the same. */
export async function seeImages(
  items: readonly ItemImage[],
  {rules = DUPLICATE_RULES, ...options}: LookOptions & {readonly rules?: DuplicateRules},
  model?: ModelToAsk,
): Promise<SeenImages> {
  const {placeOf, images} = distinctImages(items);
  try {
    const records = await lookAtImages(images, options);
    const told = await withPixels(images, records, options);
    const named = namedEnds(rules.ignore, {records: told, placeOf});
    return {
      ...(model === undefined ? {} : {alignment: await align({images, records: told, placeOf}, model)}),
      unseen: null,
      placeOf,
      records: told,
      ...compareRecords(told, {rules, ends: named.ends}),
      rules,
      ...named,
      regularisation: new Set(items.filter(one => one.regularisation).map(({key}) => key)),
      eyes: {upright: options.policy.orientation === 'apply', seesHidden: options.policy.alpha === 'drop'},
    };
  } catch (error) {
    if (!(error instanceof TagnosisError && error.code === 'image-engine-missing')) throw error;
    return unseenImages(`${error.message} ${error.hint}`);
  }
}

/** Without the runtime of models, all but the alignment is judged. */
async function align(
  seen: {
    readonly images: readonly ImageToSee[];
    readonly records: readonly ImageRecord[];
    readonly placeOf: ReadonlyMap<string, number>;
  },
  {corpus, alignment}: ModelToAsk,
): Promise<NonNullable<SeenImages['alignment']>> {
  const {seeAlignment} = await import('./alignment/see-alignment.ts');
  try {
    return await seeAlignment({corpus, ...seen}, alignment);
  } catch (error) {
    if (!(error instanceof TagnosisError && error.code === 'model-engine-missing')) throw error;
    return {unseen: `${error.message} ${error.hint}`};
  }
}

/** Whether pictures that look equal are so is asked of their pixels. */
async function withPixels(
  images: readonly ImageToSee[],
  records: readonly ImageRecord[],
  options: LookOptions,
): Promise<ImageRecord[]> {
  const decoded = decodedPlaces(records);
  const asked = pixelCandidates(decoded.map(place => records[place] as Fingerprint)).map(i => decoded[i] ?? 0);
  const digests = await pixelDigests(
    asked.flatMap(place => images[place] ?? []),
    asked.flatMap(place => records[place] ?? []),
    options,
  );
  // Of copies of one file the first was asked.
  const pixelsOf = new Map(asked.map((place, i) => [equalKey(records[place] as Fingerprint), digests[i] ?? null]));
  return records.map(record => {
    if (pixelsOf.size === 0 || record.state !== 'ok' || record.pixels !== null) return record;
    const pixels = pixelsOf.get(equalKey(record)) ?? null;
    return pixels === null ? record : {...record, pixels};
  });
}
