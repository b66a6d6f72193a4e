import {existsSync} from 'node:fs';
import {basename, resolve} from 'node:path';
import process from 'node:process';
import {analyzeCounts, judgeOpened} from '../../../analyze.ts';
import type {AnalyzeOptions} from '../../../analyze-options.ts';
import {collectFrom} from '../../../open-set.ts';
import {cacheFolder} from '../../../engines/image/cache-folder.ts';
import {locateModel} from '../../../engines/models/locate-model.ts';
import {thousands} from '../../../math/thousands.ts';
import {TagnosisError} from '../../../errors.ts';
import {type MemoryItem, memorySource} from '../../../sources/memory.ts';
import type {Source} from '../../../sources/source.ts';
import {wrongPath} from '../../../sources/wrong-path.ts';
import {settingsFor} from '../../cli/settings.ts';
import {checkLoadOptions} from './check-load-options.ts';
import {Dataset} from './dataset.ts';
import {checkLoadable} from './given-source.ts';
import {progress} from './progress.ts';
import {readyToShow} from './ready-to-show.ts';
import {givenOptions} from './given-options.ts';

/** How a data set is read and judged. What is left out comes from the nearest `tagnosis.yml`, as on the command line. */
export interface LoadOptions extends Omit<AnalyzeOptions, 'trigger' | 'images' | 'onProgress' | 'onInterval'> {
  readonly trigger?: string | readonly string[];
  /** Whether images are looked at, and how; a folder's are unless this is false. */
  readonly images?: boolean | AnalyzeOptions['images'];
  /** An image–text model that says whether captions belong to their images: its name or folder; false: not even a configured one. */
  readonly clip?: string | false;
  /** A tagger that is scored in its stead, with that model beside it. */
  readonly tagger?: string;
  /** Whether what was seen of images is kept for the next time; or the folder to keep it in. */
  readonly cache?: boolean | string;
  /** What items that a program holds are called; `memory` when absent. */
  readonly name?: string;
  /** Whether a `tagnosis.yml` counts. */
  readonly config?: boolean;
}

/** Reads and judges a data set: a path relative to the notebook, a source, or items that a program holds. */
export async function load(from: string | Source | readonly MemoryItem[], given: LoadOptions = {}): Promise<Dataset> {
  const options = givenOptions(given);
  checkLoadable(from);
  checkLoadOptions(options);
  const wrong = typeof from === 'string' ? wrongPath(from) : null;
  if (wrong !== null) throw wrong;
  await readyToShow();
  if (typeof from !== 'string') {
    const source = 'detection' in from ? from : memorySource(from, options.name);
    const plain = withImages({...told(options), ...namedModels(options)}, options, {cache: null});
    return judged(source, source.detection.name, plain);
  }
  try {
    const {analyze: base, alignment} = await configured(from, options);
    const duplicates = withDuplicates(base, options);
    const plain = withImages({...base, ...told(options), ...duplicates}, options, base.images);
    const isShown = alignment !== undefined && options.clip !== false && plain.images !== undefined;
    const analyzing = isShown ? {alignment, ...plain} : plain;
    const counted = analyzeCounts(from, analyzing);
    if (counted === null) return await judged(from, from, analyzing);
    return new Dataset({analysis: counted.analysis, opened: null, label: basename(from), asked: analyzing});
  } catch (error) {
    throw existsSync(from) ? error : placed(error, from);
  }
}

async function judged(from: string | Source, label: string, options: AnalyzeOptions): Promise<Dataset> {
  const reading = progress(null, {label: 'Reading', unit: 'items'});
  const looking = progress(null, {label: 'Looking at', unit: 'images'});
  const showing = progress(null, {label: 'Showing to the model', unit: 'images and texts'});
  const {images, alignment} = options;
  const opened = await collectFrom(from, {
    ...options,
    onProgress: (done, of) => reading.update(done, of),
    ...(images === undefined ? {} : {images: {...images, onProgress: (done, of) => looking.update(done, of)}}),
    ...(alignment === undefined ? {} : {alignment: {...alignment, onProgress: (done, of) => showing.update(done, of)}}),
  });
  const {items} = opened.collected.statistics.dataset;
  reading.done(`Read ${thousands(items)} items.`);
  looking.done(`Looked at the images of ${thousands(items)} items.`);
  showing.done();
  const analysis = {...(await judgeOpened(opened, options)), source: opened.source};
  return new Dataset({analysis, opened, label, asked: options});
}

/** Models that a cell names for what lies in no folder: there is no configuration beside it. */
function namedModels({clip, tagger, images}: LoadOptions): Pick<AnalyzeOptions, 'alignment'> {
  const [model, scored] = [clip, tagger].map(name =>
    typeof name === 'string' ? locateModel(name, process.env) : undefined,
  );
  const shown = model ?? scored;
  if (shown === undefined || images === false) return {};
  return {alignment: {model: shown, ...(scored === undefined ? {} : {tagger: scored})}};
}

/** What the nearest configuration says; no flag is given in a notebook. */
async function configured(
  path: string,
  {config = true, clip = false, tagger, cache}: LoadOptions,
): Promise<Awaited<ReturnType<typeof settingsFor>>> {
  const values = new Map<string, string | boolean>(config ? [] : [['no-config', true]]);
  // What a configuration says of the cache is no matter then.
  if (cache !== undefined) values.set('quiet', true);
  if (clip !== false) values.set('clip', clip);
  if (tagger !== undefined) values.set('tagger', tagger);
  const warn = (text: string): void => void process.stderr.write(text);
  const world = {env: process.env, signal: new AbortController().signal, errTty: false, warn};
  return settingsFor(path, {values, paths: [path]}, world);
}

/** What a cell says of copies goes before what a configuration says, rule by rule. */
function withDuplicates({duplicates: base}: AnalyzeOptions, {duplicates}: LoadOptions): AnalyzeOptions {
  return base === undefined || duplicates === undefined ? {} : {duplicates: {...base, ...duplicates}};
}

/** Options without those that only a notebook has. */
function told({
  trigger,
  images: _images,
  cache: _cache,
  clip: _clip,
  tagger: _tagger,
  config: _config,
  name: _name,
  ...options
}: LoadOptions): AnalyzeOptions {
  return {...options, ...(trigger === undefined ? {} : {trigger: typeof trigger === 'string' ? [trigger] : trigger})};
}

/** Whether and how images are looked at: as the cell says, else as the configuration does. */
function withImages(
  {images: _unsettled, ...options}: AnalyzeOptions,
  {images, cache}: LoadOptions,
  configuredImages: AnalyzeOptions['images'],
): AnalyzeOptions {
  if (images === false || (images === undefined && configuredImages === undefined)) return options;
  const kept =
    cache === undefined ? {} : {cache: typeof cache === 'string' ? resolve(cache) : cache ? cacheFolder() : null};
  return {...options, images: {...configuredImages, ...kept, ...(typeof images === 'object' ? images : {})}};
}

/** Says where it looked: a notebook's folder is not always the one a reader has in mind. */
function placed(error: unknown, path: string): unknown {
  if (!(error instanceof TagnosisError && error.code === 'source-not-found')) return error;
  return new TagnosisError('source-not-found', `${resolve(path)} does not exist.`, {
    hint: `${error.hint} Paths are relative to the folder of the notebook, ${process.cwd()}.`,
    cause: error,
  });
}
