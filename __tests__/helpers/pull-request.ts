import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {findBase} from '../../src/frontends/action/base.ts';
import {type Checked, checkRun} from '../../src/frontends/action/check-run.ts';
import {openRepositories} from '../../src/frontends/action/git.ts';
import {readInputs} from '../../src/frontends/action/inputs.ts';
import {dataSet} from './data-set.ts';
import {git} from './repository.ts';

export type Contents = Readonly<Record<string, string | Buffer | null>>;

/** Every file below a folder of the repository, under another folder. */
export function filesBelow(folder: string, as: string): Record<string, Buffer> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  return Object.fromEntries(
    files.map(entry => {
      const path = join(entry.parentPath, entry.name);
      return [join(as, path.slice(folder.length + 1)), readFileSync(path)];
    }),
  );
}

/** Two commits and the check of the second against the first, without a server. */
export async function checkChange(
  base: Contents,
  head: Contents,
  inputs: Readonly<Record<string, string>> = {},
  cacheDir: string | null = null,
  prepare: (checkout: string) => void = () => {},
): Promise<Checked & {readonly root: string}> {
  const root = dataSet(base);
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'base');
  const was = git(root, 'rev-parse', 'HEAD').trim();
  for (const path of Object.keys(base)) if (!(path in head)) git(root, 'rm', '-q', '--cached', path);
  const next = dataSet(head);
  git(root, '--work-tree', next, 'add', '-A');
  git(root, '--work-tree', next, 'commit', '-q', '--allow-empty', '-m', 'head');
  prepare(root);
  const temp = dataSet({});
  const repositories = openRepositories({checkout: root, temp, remote: null, token: undefined});
  const read = readInputs(name => inputs[name] ?? '');
  const found = await findBase(
    {kind: 'push', sha: was},
    {baseRef: undefined, repositories, mergeBase: async () => null},
  );
  const checked = await checkRun({
    repositories,
    base: found,
    inputs: read,
    pull: 7,
    kind: 'check',
    temp,
    checkout: root,
    cacheDir,
    say: () => {},
  });
  return {...checked, root};
}
