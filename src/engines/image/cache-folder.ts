import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the system wants what can be made again: `$XDG_CACHE_HOME` or `~/.cache`, and what macOS and Windows have instead. */
export function cacheFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const told = env['XDG_CACHE_HOME'];
  if (told !== undefined && told.startsWith('/')) return join(told, 'tagnosis');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'tagnosis');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'tagnosis', 'Cache');
  return join(home, '.cache', 'tagnosis');
}
