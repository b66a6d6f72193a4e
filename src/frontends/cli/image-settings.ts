import type {AnalyzeOptions} from '../../analyze-options.ts';
import {IMAGE_BOUNDS} from '../../config/image-bounds.ts';
import type {FileConfig} from '../../config/schema.ts';
import {type ImageMode, toldPolicy, toldPool} from '../../engines/image/policy.ts';
import {TagnosisError} from '../../errors.ts';
import {numberOption, type Parsed, textOption} from './options.ts';
import {safeText} from './safe-text.ts';
import type {World} from './world.ts';

type ImageOptions = NonNullable<AnalyzeOptions['images']>;

const MODES: readonly ImageMode[] = ['auto', 'exact', 'fast'];

/** How images are looked at; undefined where they are not. Flags win over the file. */
export function imageSettings(
  parsed: Parsed,
  file: FileConfig['images'],
  {cache, world}: {readonly cache: string | null; readonly world: Pick<World, 'errTty' | 'warn'>},
): ImageOptions | undefined {
  if (parsed.values.has('no-images') || file?.enabled === false || parsed.values.has('captions-only')) return undefined;
  const mode = modeOption(textOption(parsed, 'image-mode'));
  const maxPixels = numberOption(parsed, 'max-pixels', IMAGE_BOUNDS.maxPixels);
  const jobs = numberOption(parsed, 'jobs', IMAGE_BOUNDS.jobs);
  return {
    policy: toldPolicy({mode, maxPixels}, file),
    cache,
    onNotKept: toldOnce(world),
    onNewer: (folder, files) => world.warn(newerWords(folder, files, world)),
    ...toldPool({jobs}, file),
  };
}

/** Fingerprints and digests of pixels are kept apart, and may both fail. */
function toldOnce(world: Pick<World, 'errTty' | 'warn'>): NonNullable<ImageOptions['onNotKept']> {
  let isTold = false;
  return (folder, failure) => {
    if (isTold) return;
    isTold = true;
    const {code: told} = failure as {readonly code?: unknown};
    const code = typeof told === 'string' ? ` (${told})` : '';
    const line = world.errTty ? '\r\u001b[K' : '';
    world.warn(
      `${line}What was seen of images could not be kept in ${safeText(folder)}${code}; all is judged, and looked at again next time.\n` +
        'Choose another folder with --cache-dir, or keep nothing with --no-cache.\n',
    );
  };
}

function newerWords(folder: string, files: number, {errTty}: Pick<World, 'errTty'>): string {
  const were = files === 1 ? 'One file was' : `${files} files were`;
  const line = errTty ? '\r\u001b[K' : '';
  return `${line}${were} written by a later tagnosis into ${safeText(folder)}, and left alone: images are looked at again.\n`;
}

function modeOption(told: string | undefined): ImageMode | undefined {
  const mode = MODES.find(name => name === told);
  if (told === undefined || mode !== undefined) return mode;
  throw new TagnosisError('usage', `--image-mode knows auto, exact and fast, not "${told}".`, {
    hint: 'Leave it out: auto looks at all pixels of images up to 4 megapixels.',
  });
}
