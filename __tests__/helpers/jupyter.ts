import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

/** Environments of Python: the newest jupyter_client, jupyter_kernel_test and nbconvert; an old pair of the first two. */
type Environment = 'TAGNOSIS_JUPYTER' | 'TAGNOSIS_JUPYTER_OLD';

/** Folder of the programs of an environment. */
export function programs(environment: Environment = 'TAGNOSIS_JUPYTER'): string {
  const folder = process.env[environment];
  if (folder === undefined) throw new Error(`${environment} names no environment with Jupyter: see CONTRIBUTING.md.`);
  return join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
}

export interface Jupyter {
  /** Where the kernel `tagnosis-test` and its notebooks are. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  run(
    program: string,
    args: readonly string[],
    environment?: Environment,
  ): {readonly status: number | null; readonly text: string};
  remove(): void;
}

/** The kernel installed as `tagnosis-test` where only this Jupyter finds it. */
export function jupyter(): Jupyter {
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-jupyter-'));
  const {status, stderr} = spawnSync(
    process.execPath,
    [resolve('dist/cli.cjs'), 'kernel', 'install', '--prefix', root, '--name', 'tagnosis-test'],
    {encoding: 'utf8'},
  );
  if (status !== 0) throw new Error(stderr);
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    JUPYTER_PATH: join(root, 'share', 'jupyter'),
    JUPYTER_CONFIG_DIR: root,
    JUPYTER_PLATFORM_DIRS: '1',
    PYTHONWARNINGS: 'ignore',
  };
  return {
    root,
    env,
    run(program, args, environment) {
      const ran = spawnSync(join(programs(environment), program), args, {
        cwd: root,
        env,
        encoding: 'utf8',
        timeout: 120_000,
      });
      return {status: ran.status, text: `${ran.stdout}${ran.stderr}${ran.error?.message ?? ''}`};
    },
    remove: () => rmSync(root, {recursive: true, force: true}),
  };
}
