import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import type {AnalyzeOptions, ModelOptions} from '../../analyze.ts';
import {DEVICE_CHOICES, DTYPES, LEAST_CHANCE} from '../../config/models.ts';
import type {FileConfig} from '../../config/schema.ts';
import {TagnosisError} from '../../errors.ts';
import {locateModel} from '../../engines/models/locate-model.ts';
import {parseModelName} from '../../engines/models/model-name.ts';
import {known} from './known.ts';
import {numberOption, type Parsed, textOption} from './options.ts';
import type {World} from './world.ts';

/** What a model is looked for in. */
interface Around {
  /** A path of the configuration. */
  readonly beside: (name: string) => string;
  readonly images: AnalyzeOptions['images'];
  readonly world: Pick<World, 'env'>;
}

/** The model that pictures are shown to, and how; undefined where there is none. Flags win over the file. */
export function modelSettings(
  parsed: Parsed,
  file: FileConfig['alignment'],
  {beside, images, world}: Around,
): ModelOptions | undefined {
  const told = textOption(parsed, 'clip');
  if (told !== undefined && images === undefined) {
    throw new TagnosisError('usage', '--clip needs a look at the images, which are left out.', {
      hint: 'Leave out --no-images and --captions-only, or --clip.',
    });
  }
  const named = told ?? (file?.model === undefined ? undefined : fromFile(file.model, beside));
  if (named === undefined || images === undefined) return undefined;
  const cache = textOption(parsed, 'cache-dir');
  const model = locateModel(named, world.env, cache === undefined ? undefined : resolve(cache));
  const [dtype, device] = [textOption(parsed, 'clip-dtype'), textOption(parsed, 'device')];
  const {model: _, 'trust-model': trustModel, 'tagger-threshold': ownThreshold, ...others} = file ?? {};
  const options = {
    ...others,
    ...(dtype === undefined ? {} : {dtype: known('dtype', dtype, DTYPES)}),
    ...(device === undefined ? {} : {device: known('device', device, DEVICE_CHOICES)}),
    trustModel,
    taggerThreshold: numberOption(parsed, 'tagger-threshold', [LEAST_CHANCE, 1]) ?? ownThreshold,
  };
  return {model, ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))};
}

/** A folder beside the configuration, or the name of a model. */
function fromFile(name: string, beside: (name: string) => string): string {
  const path = beside(name);
  return !existsSync(path) && parseModelName(name) !== null ? name : path;
}
