import {existsSync, writeFileSync} from 'node:fs';
import {basename, extname, resolve} from 'node:path';
import {TagnosisError} from '../../../errors.ts';
import {checkOptions} from './check-options.ts';
import {givenOptions} from './given-options.ts';
import {toldValue} from './told-value.ts';

export interface SaveOptions {
  /** An existing file is kept unless this is true. */
  readonly overwrite?: boolean;
}

/** What a thing can be saved as, by the ending of the file's name. */
export type Formats = Readonly<Record<string, () => Promise<string | Uint8Array> | string>>;

/** Writes what the ending asks for, and returns the path; nothing is overwritten unawares. */
export async function saveAs(path: string, formats: Formats, options: SaveOptions = {}): Promise<string> {
  const {overwrite = false} = checkOptions('save()', givenOptions(options), {overwrite: 'switch'});
  if (typeof path !== 'string') {
    throw new TagnosisError('usage', `${toldValue(path)} is no path to save to.`, {
      hint: 'Give a name such as hats.html.',
    });
  }
  const [name, ending] = [basename(path), extname(path).slice(1).toLowerCase()];
  const make = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (make === undefined) {
    throw new TagnosisError('usage', `"${name}" does not say what to save as.`, {
      hint: `Use one of the endings ${Object.keys(formats)
        .map(one => `.${one}`)
        .join(', ')}.`,
    });
  }
  const full = resolve(path);
  if (!overwrite && existsSync(full)) {
    throw new TagnosisError('output-unwritable', `${name} is there already.`, {
      hint: 'Take another name, or pass {overwrite: true}.',
    });
  }
  const content = await make();
  try {
    writeFileSync(full, content, {flag: overwrite ? 'w' : 'wx'});
  } catch (cause) {
    const {code} = cause as {readonly code?: string};
    throw new TagnosisError(
      'output-unwritable',
      `${name} cannot be written${code === undefined ? '' : ` (${code})`}.`,
      {
        hint: 'See whether the folder exists and may be written to.',
        cause,
      },
    );
  }
  return full;
}
