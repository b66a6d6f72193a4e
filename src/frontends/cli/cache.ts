import {resolve} from 'node:path';
import {cacheFiles, clearCache} from '../../engines/image/cache-files.ts';
import {cacheFolder} from '../../engines/image/cache-folder.ts';
import {TagnosisError} from '../../errors.ts';
import {commandHelp} from './help.ts';
import {CACHE_OPTIONS, parseOptions, textOption} from './options.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis cache [path|size|clear]`: what is kept of images that were seen. */
export function cache(world: World, args: readonly string[]): ExitCode {
  const parsed = parseOptions(args, CACHE_OPTIONS, 'cache');
  if (parsed.values.has('help')) {
    world.print(commandHelp('cache', CACHE_OPTIONS));
    return 0;
  }
  const told = textOption(parsed, 'cache-dir');
  const folder = told === undefined ? cacheFolder(world.env) : resolve(told);
  const [what = 'both', ...others] = parsed.paths;
  if (others.length > 0 || !['both', 'path', 'size', 'clear'].includes(what)) {
    throw new TagnosisError('usage', `cache knows path, size and clear, not "${[what, ...others].join(' ')}".`, {
      hint: 'For example: tagnosis cache clear',
    });
  }
  const bytes = cacheFiles(folder).reduce((sum, file) => sum + file.bytes, 0);
  if (what === 'path' || what === 'both') world.print(`${folder}\n`);
  if (what === 'size' || what === 'both') world.print(`${mebibytes(bytes)}\n`);
  if (what === 'clear') {
    clearCache(folder);
    world.print(`Removed ${mebibytes(bytes)} from ${folder}\n`);
  }
  return 0;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
