import {basename} from 'node:path';
import type {AnalyzeOptions} from './analyze-options.ts';
import {checkGiven} from './check-options.ts';
import {duplicateRules} from './config/duplicates.ts';
import {countedKind} from './counted-kind.ts';
import {parseSeparator, profileOverrides} from './config/profile-options.ts';
import {type Profile, type ProfileName, PROFILES} from './config/profiles.ts';
import {taxonomyOf} from './corpus/taxonomy.ts';
import type {LookOptions} from './engines/image/look.ts';
import {policyOf, toldLook} from './engines/image/policy.ts';
import {loadTokenizers} from './engines/tokenizer-file/load.ts';
import {TagnosisError} from './errors.ts';
import {chooseMetrics} from './metrics/choose-metrics.ts';
import type {JudgingOptions} from './report/judging-options.ts';
import {SOURCE_DEFAULTS, type SourceOptions} from './sources/candidate.ts';
import type {Place} from './sources/medium.ts';
import {openPlace, openSource} from './sources/open-source.ts';
import type {Source} from './sources/source.ts';
import {readTaxonomyFile} from './sources/taxonomy-file.ts';
import {type Collected, collectStatistics, type CollectOptions} from './statistics/collect.ts';
import {judgedCorpus} from './statistics/judged-corpus.ts';
import type {ImageOptions} from './statistics/see-images.ts';
import type {Background} from './statistics/unexpected-pairs.ts';

const MOST_ITEMS = 20_000_000;

/** A data set that was read, with what it takes to judge it again after changes. */
export interface Opened {
  readonly source: Source;
  readonly collected: Collected;
  readonly collectOptions: CollectOptions & JudgingOptions;
}

/** Opens a data set and counts what is in it. */
export async function collectFrom(from: string | Source | Place, options: AnalyzeOptions = {}): Promise<Opened> {
  const {source, collectOptions} = await openSet(from, options);
  return {source, collected: await collectStatistics(source, collectOptions), collectOptions};
}

/** Finds out what a data set is, and how it is to be read. */
export async function openSet(
  from: string | Source | Place,
  options: AnalyzeOptions,
): Promise<Pick<Opened, 'source' | 'collectOptions'>> {
  checkGiven(from, options);
  if (typeof from === 'string' && countedKind(from) !== null) throw countsAlone(from);
  const source =
    typeof from === 'string'
      ? await openSource(from, sourceOptions(options))
      : 'medium' in from
        ? await openPlace(from, sourceOptions(options))
        : from;
  const name = options.profile === undefined || options.profile === 'auto' ? source.detection.profile : options.profile;
  const overrides = overridesOf(PROFILES[name], options);
  const {taxonomy: listed, taxonomyScheme, tokenizers, alignment, images: looked, duplicates, ...reading} = options;
  const {background: usual, metrics, ...others} = reading;
  const images = looked ?? (alignment === undefined ? undefined : {});
  const taxonomy = listed === undefined ? {} : {taxonomy: taxonomyOf(readTaxonomyFile(listed, taxonomyScheme))};
  const loaded = tokenizers === undefined ? {} : await loadTokenizers(tokenizers);
  const defaults = {trigger: [], allow: [], maxItems: MOST_ITEMS};
  const seeing = images === undefined ? {} : {seeImages: seeingWith(images, name, options)};
  const collectOptions = {
    ...defaults,
    ...others,
    ...taxonomy,
    ...(usual === undefined ? {} : {background: await backgroundOf(usual, options)}),
    ...loaded,
    ...seeing,
    look: toldLook(name, images?.policy),
    ...(duplicates === undefined ? {} : {duplicates: duplicateRules(duplicates)}),
    ...(metrics === undefined ? {} : {metrics: chooseMetrics(metrics)}),
    profile: PROFILES[name],
    overrides,
  };
  return {source, collectOptions};
}

/** Of saved statistics and LoRAs: asked for what takes items. */
function countsAlone(path: string): TagnosisError {
  return new TagnosisError('source-empty', `${basename(path)} holds counts, not the items they were counted from.`, {
    hint: 'Give the data set itself.',
  });
}

/** The trainer whose eyes images are looked at with: the one that is told, else the one that the files are laid out for. */
export async function profileFor(place: Place, options: AnalyzeOptions): Promise<ProfileName> {
  const {profile = 'auto'} = options;
  return profile === 'auto' ? (await openPlace(place, sourceOptions(options))).detection.profile : profile;
}

/** Its captions are read as those of the set are; its images are not looked at. */
async function backgroundOf(from: string | Source, options: AnalyzeOptions): Promise<Background> {
  const {images: _, alignment: _model, background: _own, onProgress: _silent, layout: _layout, ...reading} = options;
  const {captions: _folder, captionExtension: _extension, captionColumn: _column, ...alike} = reading;
  const {collected} = await collectFrom(from, {...alike, captionsOnly: true});
  const {dataset} = collected.statistics;
  const corpus = judgedCorpus({...collected, style: dataset.style});
  if (corpus !== null) return {name: dataset.name, corpus};
  throw new TagnosisError('source-empty', `${dataset.name} has no tags to compare pairs with.`, {
    hint: 'A background needs captions of tags, or English prose.',
  });
}

/** How images are looked at, by the eyes of a trainer. */
export function lookOf({policy, ...images}: ImageOptions, profile: ProfileName, signal?: AbortSignal): LookOptions {
  return {cache: null, ...images, policy: policyOf(profile, policy), signal};
}

/** A look at images; what it needs is loaded when it is used. */
function seeingWith(
  images: ImageOptions,
  profile: ProfileName,
  {signal, alignment, duplicates}: Pick<AnalyzeOptions, 'signal' | 'alignment' | 'duplicates'>,
): NonNullable<CollectOptions['seeImages']> {
  const rules = duplicateRules(duplicates);
  return async (items, corpus) => {
    const {seeImages} = await import('./statistics/see-images.ts');
    const look = lookOf(images, profile, signal);
    const model = alignment === undefined ? undefined : {corpus, alignment: {...look, ...alignment}};
    return seeImages(items, {...look, rules}, model);
  };
}

function sourceOptions(options: AnalyzeOptions): SourceOptions {
  const overrides = (profile: Profile): Partial<Profile> => overridesOf(profile, options);
  return {...SOURCE_DEFAULTS, ...options, ...told(options), overrides};
}

/** Options of the trainer that bear on which files are read. */
function told({profileOptions = {}, captionExtension}: AnalyzeOptions): Partial<SourceOptions> {
  const extension = captionExtension ?? profileOptions['caption_extension'] ?? profileOptions['caption_ext'];
  const {recursive} = profileOverrides(PROFILES.kohya, new Map(Object.entries(profileOptions)));
  return {
    ...(typeof extension === 'string'
      ? {captionExtension: extension.startsWith('.') ? extension : `.${extension}`}
      : {}),
    ...(recursive === undefined ? {} : {recursive}),
  };
}

function overridesOf(profile: Profile, options: AnalyzeOptions): Partial<Profile> {
  const {separator, encoder, weightedCaptions, profileOptions = {}} = options;
  return {
    ...profileOverrides(profile, new Map(Object.entries(profileOptions))),
    ...(separator === undefined ? {} : {separator: parseSeparator('separator', separator)}),
    ...(encoder === undefined ? {} : {budget: encoder}),
    ...(weightedCaptions === undefined ? {} : {weightedCaptions}),
  };
}
