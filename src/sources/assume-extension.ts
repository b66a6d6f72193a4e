import {type Profile, readsFolderNames} from '../config/profiles.ts';
import type {SourceOptions} from './candidate.ts';
import type {Detection} from './source.ts';
import {extension} from './tree.ts';

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

/** Python packages without which sd-scripts passes over images of these extensions, without a word. */
const PLUGINS: readonly {readonly ending: string; readonly value: string}[] = [
  {ending: '.avif', value: 'pillow-avif-plugin'},
  {ending: '.jxl', value: 'pillow-jxl-plugin'},
];

/** The plug-ins that kohya needs for some of the images: assumed, because the data set does not say. */
export function assumePlugins(images: readonly string[], profile: Profile): Detection['assumptions'] {
  if (!readsFolderNames(profile)) return [];
  const endings = new Set(images.map(path => extension(path).toLowerCase()));
  return PLUGINS.filter(({ending}) => endings.has(ending)).map(({ending, value}) => ({
    option: 'plug-in',
    value,
    why: `${profile.name} reads ${ending} only when it is installed`,
  }));
}
