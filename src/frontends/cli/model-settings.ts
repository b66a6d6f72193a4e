import type {AnalyzeOptions, ModelOptions} from '../../analyze.ts';
import {DEVICES, DTYPES} from '../../config/models.ts';
import type {FileConfig} from '../../config/schema.ts';
import {TagnosisError} from '../../errors.ts';
import {known} from './known.ts';
import {type Parsed, textOption} from './options.ts';

/** The model that pictures are shown to, and how; undefined where there is none. Flags win over the file. */
export function modelSettings(
  parsed: Parsed,
  file: FileConfig['alignment'],
  {beside, images}: {readonly beside: (name: string) => string; readonly images: AnalyzeOptions['images']},
): ModelOptions | undefined {
  const told = textOption(parsed, 'clip');
  if (told !== undefined && images === undefined) {
    throw new TagnosisError('usage', '--clip needs a look at the images, which are left out.', {
      hint: 'Leave out --no-images and --captions-only, or --clip.',
    });
  }
  const model = told ?? (file?.model === undefined ? undefined : beside(file.model));
  if (model === undefined || images === undefined) return undefined;
  const [dtype, device] = [textOption(parsed, 'clip-dtype'), textOption(parsed, 'device')];
  const {model: _, 'trust-model': trustModel, ...others} = file ?? {};
  const options = {
    ...others,
    ...(dtype === undefined ? {} : {dtype: known('dtype', dtype, DTYPES)}),
    ...(device === undefined ? {} : {device: known('device', device, DEVICES)}),
    trustModel,
  };
  return {model, ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))};
}
