import {posix, win32} from 'node:path';
import {TagnosisError} from '../../../errors.ts';

/** The machine, as far as it decides where Jupyter looks. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

export type Where =
  | {readonly kind: 'user'}
  /** The active environment of Python or conda. */
  | {readonly kind: 'sys-prefix'}
  | {readonly kind: 'prefix'; readonly folder: string};

/** Jupyter's folder of data at a place; kernels lie in its `kernels`. */
export function dataFolder(where: Where, {env, platform, home}: Surroundings): string {
  const {join} = platform === 'win32' ? win32 : posix;
  if (where.kind === 'prefix') return join(where.folder, 'share', 'jupyter');
  if (where.kind === 'user') return userFolder({env, platform, home});
  const prefix = activePrefix(env);
  if (prefix === null) {
    throw new TagnosisError('usage', '--sys-prefix: no environment of Python or conda is active.', {
      hint: 'Activate one (source venv/bin/activate), or name its folder: tagnosis kernel install --prefix ./venv',
    });
  }
  return join(prefix, 'share', 'jupyter');
}

/** As `jupyter --data-dir` finds it. */
function userFolder({env, platform, home}: Surroundings): string {
  const {join} = platform === 'win32' ? win32 : posix;
  const told = env['JUPYTER_DATA_DIR'];
  if (told !== undefined && told !== '') return told;
  const isNative = /^(?:1|true|yes|on|y)$/i.test(env['JUPYTER_PLATFORM_DIRS'] ?? '');
  if (platform === 'darwin') {
    return isNative ? join(home, 'Library', 'Application Support', 'Jupyter') : join(home, 'Library', 'Jupyter');
  }
  if (platform === 'win32') {
    return isNative
      ? join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Jupyter')
      : join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'jupyter');
  }
  const data = env['XDG_DATA_HOME'];
  return join(data === undefined || data === '' ? join(home, '.local', 'share') : data, 'jupyter');
}

/** Every folder of data in which Jupyter would find a kernel, the nearest first. */
export function dataFolders(surroundings: Surroundings): string[] {
  const {env, platform} = surroundings;
  const {join} = platform === 'win32' ? win32 : posix;
  const told = (env['JUPYTER_PATH'] ?? '').split(platform === 'win32' ? ';' : ':').filter(folder => folder !== '');
  const prefix = activePrefix(env);
  const shared =
    platform === 'win32'
      ? [join(env['PROGRAMDATA'] ?? 'C:\\ProgramData', 'jupyter')]
      : ['/usr/local/share/jupyter', '/usr/share/jupyter'];
  const all = [
    ...told,
    userFolder(surroundings),
    ...(prefix === null ? [] : [join(prefix, 'share', 'jupyter')]),
    ...shared,
  ];
  return [...new Set(all)];
}

function activePrefix(env: Surroundings['env']): string | null {
  for (const name of ['VIRTUAL_ENV', 'CONDA_PREFIX']) {
    const folder = env[name];
    if (folder !== undefined && folder !== '') return folder;
  }
  return null;
}
