import type {Profile} from '../config/profiles.ts';
import type {SourceOptions} from './candidate.ts';
import type {Detection} from './source.ts';

/**
 * The option that makes a set readable whose captions have another extension than the trainer's default. `.caption` is
 * the most reported "captions not used" of kohya: assumed, said, and no defect.
 */
export function assumeExtension(
  captions: readonly string[],
  ending: string,
  {name, captionExtension}: Profile,
  options: SourceOptions,
): Detection['assumptions'] {
  if (options.captionExtension !== undefined || captions.length === 0 || captionExtension === ending) return [];
  const why =
    captionExtension === null
      ? `${name} has to be told the extension of captions`
      : `${name} by itself reads ${captionExtension}`;
  return [{option: 'caption-extension', value: ending, why}];
}
