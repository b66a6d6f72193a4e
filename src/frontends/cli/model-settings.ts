import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import type {AnalyzeOptions, ModelOptions} from '../../analyze-options.ts';
import {DEVICE_CHOICES, DTYPES, LEAST_CHANCE} from '../../config/models.ts';
import type {FileConfig} from '../../config/schema.ts';
import {TagnosisError} from '../../errors.ts';
import {locateModel} from '../../engines/models/locate-model.ts';
import {parseModelName} from '../../engines/models/model-name.ts';
import {known} from './known.ts';
import {numberOption, type Parsed, textOption} from './options.ts';
import type {World} from './world.ts';

/** Options that name a model. */
const MODELS = ['clip', 'tagger'] as const;

/** What a model is looked for in. */
interface Around {
  /** A path that the configuration tells under a key. */
  readonly beside: (key: string, name: string) => string;
  readonly images: AnalyzeOptions['images'];
  readonly world: Pick<World, 'env'>;
}

/** The model that pictures are shown to, and how; undefined where there is none. Flags win over the file. */
export function modelSettings(parsed: Parsed, file: FileConfig['alignment'], around: Around): ModelOptions | undefined {
  const named = namedModels(parsed, file, around);
  if (named === undefined) return undefined;
  const [dtype, device] = [textOption(parsed, 'clip-dtype'), textOption(parsed, 'device')];
  const {model: _m, tagger: _t, 'trust-model': trustModel, 'tagger-threshold': ownThreshold, ...others} = file ?? {};
  const options = {
    ...others,
    ...named,
    ...(dtype === undefined ? {} : {dtype: known('dtype', dtype, DTYPES)}),
    ...(device === undefined ? {} : {device: known('device', device, DEVICE_CHOICES)}),
    trustModel,
    taggerThreshold: numberOption(parsed, 'tagger-threshold', [LEAST_CHANCE, 1]) ?? ownThreshold,
  };
  return {...named, ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))};
}

/** Folders of the model, and of the tagger where there is one besides. */
function namedModels(
  parsed: Parsed,
  file: FileConfig['alignment'],
  {beside, images, world}: Around,
): Pick<ModelOptions, 'model' | 'tagger'> | undefined {
  const given = MODELS.find(name => textOption(parsed, name) !== undefined);
  if (given !== undefined && images === undefined) {
    throw new TagnosisError('usage', `--${given} needs a look at the images, which are left out.`, {
      hint: `Leave out --no-images and --captions-only, or --${given}.`,
    });
  }
  if (images === undefined) return undefined;
  const cache = textOption(parsed, 'cache-dir');
  const located = (named: string): string =>
    locateModel(named, world.env, cache === undefined ? undefined : resolve(cache));
  const clip = textOption(parsed, 'clip') ?? fromFile('alignment.model', file?.model, beside);
  const tagger = textOption(parsed, 'tagger') ?? fromFile('alignment.tagger', file?.tagger, beside);
  if (clip === undefined) return tagger === undefined ? undefined : {model: located(tagger), tagger: located(tagger)};
  return {model: located(clip), ...(tagger === undefined ? {} : {tagger: located(tagger)})};
}

/** A folder beside the configuration, or the name of a model. */
function fromFile(key: string, name: string | undefined, beside: Around['beside']): string | undefined {
  if (name === undefined) return undefined;
  const path = beside(key, name);
  return !existsSync(path) && parseModelName(name) !== null ? name : path;
}
