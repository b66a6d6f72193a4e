import {type ChildProcess, spawn} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll} from '@jest/globals';
import {dataSet} from './data-set.ts';
import {commit, git, repository} from './repository.ts';

export const TOKEN = 'ghs_verysecret';

const servers: ChildProcess[] = [];
afterAll(() => {
  for (const server of servers) server.kill();
});

/** A repository with a pull request, on a server of its own: main goes on after the branch was cut. */
export interface GitHub {
  /** `http://127.0.0.1:1234/owner/name`. */
  readonly remote: string;
  /** The bare repository that is served. */
  readonly bare: string;
  /** A working tree that pushes to it without the server. */
  readonly work: string;
  readonly requests: () => Promise<number>;
  /** Commits files (null removes one) on a branch and pushes; gives the commit. */
  readonly push: (branch: string, files: Files, from?: string) => string;
  /** Makes refs/pull/1/merge as GitHub does; gives the merge commit. */
  readonly merge: (base: string, head: string) => string;
}

export type Files = Readonly<Record<string, string | Buffer | null>>;

export async function gitHub(files: Files, format = 'sha1'): Promise<GitHub> {
  const home = dataSet({});
  const bare = join(home, 'owner/name');
  mkdirSync(bare, {recursive: true});
  git(bare, 'init', '-q', '--bare', '-b', 'main', `--object-format=${format}`);
  for (const key of ['uploadpack.allowAnySHA1InWant', 'uploadpack.allowFilter']) git(bare, 'config', key, 'true');
  const work = format === 'sha1' ? repository(files) : dataSet(files);
  if (format !== 'sha1') {
    git(work, 'init', '-q', '-b', 'main', `--object-format=${format}`);
    commit(work);
  }
  git(work, 'remote', 'add', 'origin', bare);
  git(work, 'push', '-q', 'origin', 'main');
  const server = spawn(process.execPath, ['__tests__/helpers/git-server.mjs', home, TOKEN], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  servers.push(server);
  const port = await new Promise<string>(resolve => server.stdout.once('data', data => resolve(String(data).trim())));
  const origin = `http://127.0.0.1:${port}`;
  const pushed = (branch: string, changes: Files, from = 'main'): string => {
    git(work, 'checkout', '-q', '-B', branch, from);
    writeAll(work, changes);
    commit(work);
    git(work, 'push', '-q', '-f', 'origin', branch);
    return sha(work, 'HEAD');
  };
  return {
    remote: `${origin}/owner/name`,
    bare,
    work,
    requests: async () => Number(await (await fetch(`${origin}/count`)).text()),
    push: pushed,
    merge(base, head) {
      git(work, 'checkout', '-q', '--detach', base);
      git(work, 'merge', '-q', '--no-ff', '-m', 'merge', head);
      git(work, 'push', '-q', '-f', 'origin', 'HEAD:refs/pull/1/merge');
      return sha(work, 'HEAD');
    },
  };
}

/** Writes files into a folder; null removes one. */
function writeAll(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    if (content === null) git(root, 'rm', '-q', path);
    else {
      mkdirSync(dirname(join(root, path)), {recursive: true});
      writeFileSync(join(root, path), content);
    }
  }
}

export function sha(root: string, name: string): string {
  return git(root, 'rev-parse', name).trim();
}

/** As actions/checkout leaves it: one ref at some depth, detached. The token is not kept. */
export function checkout({remote, bare}: GitHub, ref: string, ...options: string[]): string {
  const root = dataSet({});
  git(root, 'init', '-q', `--object-format=${git(bare, 'rev-parse', '--show-object-format').trim()}`);
  git(root, 'remote', 'add', 'origin', remote);
  const secret = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');
  const auth = ['-c', `http.extraheader=AUTHORIZATION: basic ${secret}`];
  const fetch = ['fetch', '-q', '--no-tags', ...options, 'origin', `+${ref}:refs/remotes/pull/1/merge`];
  git(root, ...auth, ...fetch);
  git(root, ...auth, 'checkout', '-q', '--detach', 'refs/remotes/pull/1/merge');
  return root;
}
