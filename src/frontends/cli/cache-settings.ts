import {dirname, resolve} from 'node:path';
import type {FileConfig} from '../../config/schema.ts';
import {cacheFolder} from '../../engines/image/cache-folder.ts';
import {TagnosisError} from '../../errors.ts';
import {type Parsed, textOption} from './options.ts';
import {safeText} from './safe-text.ts';
import type {World} from './world.ts';

/** What a configuration says of the cache, and where it lies; null without one. */
interface ToldCache {
  readonly cache: FileConfig['cache'];
  readonly config: string | null;
}

/**
 * Folder of what was seen and found before; null to keep nothing. Flags win. A configuration may say so where it is named with
 * --config: one that was found beside a data set could otherwise have its own fingerprints and reports believed, or write anywhere.
 */
export function cacheSettings(
  parsed: Parsed,
  {cache, config}: ToldCache,
  world: Pick<World, 'env' | 'warn'>,
): string | null {
  const told = textOption(parsed, 'cache-dir');
  if (told !== undefined && parsed.values.has('no-cache')) {
    throw new TagnosisError('usage', '--cache-dir and --no-cache contradict each other.', {
      hint: 'Leave one of them out.',
    });
  }
  if (parsed.values.has('no-cache')) return null;
  if (told !== undefined) return resolve(told);
  if (cache?.dir === undefined || config === null) return cacheFolder(world.env);
  if (textOption(parsed, 'config') !== undefined) return resolve(dirname(config), cache.dir);
  if (!parsed.values.has('quiet')) {
    world.warn(
      `${safeText(config)}: cache.dir is not used, since nobody named this file.\n` +
        'Name it with --config, or the folder with --cache-dir.\n',
    );
  }
  return cacheFolder(world.env);
}
