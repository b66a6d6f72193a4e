import {resolve} from 'node:path';
import {CACHE_LIMITS, CACHE_PARTS, cacheFiles, type CachePart, clearCache} from '../../engines/image/cache-files.ts';
import {cacheFolder} from '../../engines/image/cache-folder.ts';
import {TagnosisError} from '../../errors.ts';
import {commandHelp} from './help.ts';
import {CACHE_OPTIONS, parseOptions, textOption} from './options.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis cache [path|size|clear]`: what is kept of images that were seen, of models, of reports, and of the program. */
export function cache(world: World, args: readonly string[]): ExitCode {
  const parsed = parseOptions(args, CACHE_OPTIONS, 'cache');
  if (parsed.values.has('help')) {
    world.print(commandHelp('cache', CACHE_OPTIONS));
    return 0;
  }
  const told = textOption(parsed, 'cache-dir');
  const folder = told === undefined ? cacheFolder(world.env) : resolve(told);
  const [what = 'all', ...others] = parsed.paths;
  const part = what === 'clear' && others.length === 1 ? CACHE_PARTS.find(name => name === others[0]) : undefined;
  if (others.length > (part === undefined ? 0 : 1) || !['all', 'path', 'size', 'clear'].includes(what)) {
    throw new TagnosisError('usage', `cache knows path, size and clear, not "${[what, ...others].join(' ')}".`, {
      hint: `For example: tagnosis cache clear, or clear ${CACHE_PARTS.join(' or clear ')}`,
    });
  }
  const bytes = bytesOf(folder, part);
  if (what === 'path' || what === 'all') world.print(`${folder}\n`);
  if (what === 'size' || what === 'all') world.print(`${mebibytes(bytes)}\n`);
  if (what === 'all' && bytes > 0) for (const one of CACHE_PARTS) world.print(`  ${one}: ${partWords(folder, one)}\n`);
  if (what === 'clear') {
    clearCache(folder, part);
    world.print(`Removed ${mebibytes(bytes)} from ${folder}\n`);
  }
  return 0;
}

function bytesOf(folder: string, part?: CachePart): number {
  return cacheFiles(folder).reduce(
    (sum, file) => (part === undefined || file.part === part ? sum + file.bytes : sum),
    0,
  );
}

function partWords(folder: string, part: CachePart): string {
  return `${mebibytes(bytesOf(folder, part))} of at most ${limitWords(CACHE_LIMITS[part])}`;
}

/** A whole number of the larger unit. */
function limitWords(bytes: number): string {
  return bytes < 2 ** 30 ? `${bytes / 2 ** 20} MiB` : `${bytes / 2 ** 30} GiB`;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
