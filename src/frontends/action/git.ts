import {execFile} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {TagnosisError} from '../../errors.ts';
import {type Git, runner} from '../../sources/git-command.ts';
import {batchedGit} from './git-batch.ts';
import {tooOldGit} from './git-version.ts';
import {fetchingEnv, SAFE_ENV, SAFE_OPTIONS} from './git-environment.ts';

export interface GitWorld {
  /** Folder of the checkout. */
  readonly checkout: string;
  /** Folder of our own in which both repositories are made. */
  readonly temp: string;
  /** Address that commits are fetched from; null where nothing may be fetched. */
  readonly remote: string | null;
  readonly token: string | undefined;
}

/** A commit as Git stores it. */
export interface RawCommit {
  readonly sha: string;
  readonly tree: string;
  /** Also those that a shallow clone lacks. */
  readonly parents: readonly string[];
  /** Seconds since 1970. */
  readonly committedAt: number;
}

export interface Repositories {
  /** Reads objects of the checkout and those that were fetched; it can neither fetch nor write. */
  readonly read: Git;
  readonly head: RawCommit;
  /** Where the checkout keeps contents of Git LFS. */
  readonly lfsFolder: string;
  /** Brings a commit with its trees; null where it cannot be had. */
  commit(name: string): Promise<RawCommit | null>;
  /** Brings blobs in one call; those that are here are left out. */
  bring(oids: Iterable<string>): Promise<void>;
  /** Ends the processes that answer. */
  close(): void;
}

/**
 * The checkout is never written in: a filtered fetch would change its settings, and a shallow one would cut it. Instead there are
 * two bare repositories of our own: one that borrows the objects of the checkout and fetches, and one that borrows from it and
 * can only read: in a repository that may fetch, Git dies at the first missing blob instead of saying so.
 */
export function openRepositories(world: GitWorld): Repositories {
  const checkout = runner(world.checkout, SAFE_ENV);
  const facts = factsOf(checkout, world.checkout);
  const fetching = join(world.temp, 'fetch.git');
  const reading = join(world.temp, 'read.git');
  makeBare(fetching, {format: facts.format, borrow: facts.objects, remote: world.remote});
  // Else Git takes what the checkout lacks for complete, and fetches blob by blob.
  if (existsSync(facts.shallow)) copyFileSync(facts.shallow, join(fetching, 'shallow'));
  makeBare(reading, {format: facts.format, borrow: join(fetching, 'objects'), remote: null});
  const {git: read, close} = batchedGit(reading, runner(reading, SAFE_ENV), SAFE_ENV);
  const head = rawCommit(read, facts.head);
  if (head === null)
    throw new TagnosisError('git-unknown-revision', 'The checkout has no commit.', {hint: CHECKOUT_HINT});
  const fetch = fetcher(fetching, world);
  return {
    read,
    head,
    close,
    lfsFolder: join(facts.common, 'lfs'),
    async commit(name) {
      const isId = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(name);
      const here = isId ? rawCommit(read, name) : null;
      if (here !== null || world.remote === null) return here;
      const target = 'refs/tagnosis/base';
      await fetch(['--depth=1', '--filter=blob:none', 'origin', `+${name}:${target}`]);
      const sha = isId
        ? name
        : runner(
            fetching,
            SAFE_ENV,
          )(['rev-parse', `${target}^{commit}`])
            .toString()
            .trim();
      return rawCommit(read, sha);
    },
    async bring(oids) {
      const missing = world.remote === null ? [] : missingOf(read, oids);
      // With an empty list Git would fetch branches.
      if (missing.length === 0) return;
      await fetch(['--filter=blob:none', '--stdin', 'origin'], `${missing.join('\n')}\n`);
    },
  };
}

const CHECKOUT_HINT =
  'Run actions/checkout before, and install git before that: without it only an archive is unpacked.';

interface Facts {
  readonly format: string;
  readonly objects: string;
  readonly shallow: string;
  readonly common: string;
  readonly head: string;
}

function factsOf(git: Git, folder: string): Facts {
  const asked = ['--show-object-format', '--git-path', 'objects', '--git-path', 'shallow', '--git-common-dir', 'HEAD'];
  try {
    const told = git(['rev-parse', ...asked])
      .toString()
      .split('\n');
    const [format = 'sha1', objects = '', shallow = '', common = '', head = ''] = told;
    return {
      format,
      objects: resolve(folder, objects),
      shallow: resolve(folder, shallow),
      common: resolve(folder, common),
      head,
    };
  } catch (cause) {
    if (!(cause instanceof TagnosisError) || cause.code === 'git-missing') throw cause;
    const old = tooOldGit(git);
    if (old !== null) throw old;
    if (cause.code === 'git-unsafe-directory') throw cause;
    throw new TagnosisError('git-not-a-repository', 'There is no Git repository with a commit in the workspace.', {
      hint: CHECKOUT_HINT,
      cause,
    });
  }
}

interface Bare {
  readonly format: string;
  /** Folder of objects that it reads besides its own. */
  readonly borrow: string;
  readonly remote: string | null;
}

/** Written by hand: `git init` would read templates of the machine, and costs a call. */
function makeBare(folder: string, {format, borrow, remote}: Bare): void {
  for (const inner of ['objects/info', 'objects/pack', 'refs/heads']) mkdirSync(join(folder, inner), {recursive: true});
  const isNew = format !== 'sha1' || remote !== null;
  const config = [
    `[core]\n\trepositoryformatversion = ${isNew ? 1 : 0}\n\tbare = true\n`,
    isNew ? '[extensions]\n' : '',
    format === 'sha1' ? '' : `\tobjectformat = ${format}\n`,
    remote === null ? '' : '\tpartialclone = origin\n',
    remote === null
      ? ''
      : `[remote "origin"]\n\turl = ${configText(remote)}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n`,
  ];
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(join(folder, 'config'), config.join(''));
  writeFileSync(join(folder, 'objects/info/alternates'), `${quotedPath(borrow)}\n`);
}

function configText(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/** As Git reads lines of that file: quoted where a sign would end them or begin a comment. */
function quotedPath(path: string): string {
  return /^["#]|[\n\\]/.test(path) ? configText(path) : path;
}

/** Null for what is not there, or is no commit. */
function rawCommit(git: Git, sha: string): RawCommit | null {
  const told = git(['cat-file', '--batch', '--buffer'], `${sha}\n`).toString();
  const start = told.indexOf('\n') + 1;
  if (told.slice(0, start).split(' ')[1] !== 'commit') return null;
  const text = told.slice(start);
  const [head = ''] = text.split('\n\n');
  const of = (name: string): string[] =>
    [...head.matchAll(new RegExp(`^${name} ([0-9a-f]+)$`, 'gm'))].map(([, oid = '']) => oid);
  const [, seconds = '0'] = /^committer .*> (\d+) [+-]\d+$/m.exec(head) ?? [];
  return {sha, tree: of('tree')[0] ?? '', parents: of('parent'), committedAt: Number(seconds)};
}

function missingOf(git: Git, oids: Iterable<string>): string[] {
  const all = [...new Set(oids)];
  if (all.length === 0) return [];
  const told = git(['cat-file', '--batch-check', '--buffer'], `${all.join('\n')}\n`).toString();
  return told.split('\n').flatMap(line => (line.endsWith(' missing') ? [line.slice(0, -' missing'.length)] : []));
}

type Fetch = (args: readonly string[], input?: string) => Promise<void>;

const FETCH_MS = 300_000;

function fetcher(folder: string, {remote, token}: GitWorld): Fetch {
  return async (args, input) => {
    const options = ['-c', 'fetch.negotiationAlgorithm=noop', 'fetch', '--no-tags', '--no-write-fetch-head', '--quiet'];
    const running = promisify(execFile)('git', [...SAFE_OPTIONS, ...options, '--no-auto-gc', ...args], {
      cwd: folder,
      env: {...process.env, ...fetchingEnv(remote ?? '', token)},
      timeout: FETCH_MS,
      maxBuffer: 2 ** 24,
    });
    running.child.stdin?.on('error', () => {});
    running.child.stdin?.end(input ?? '');
    try {
      await running;
    } catch (cause) {
      throw tooOldGit(runner(folder, SAFE_ENV)) ?? notFetched(cause);
    }
  };
}

function notFetched(cause: unknown): TagnosisError {
  const {stderr = '', killed = false} = cause as {readonly stderr?: string; readonly killed?: boolean};
  const lines = stderr.trim().split('\n');
  const said = lines.find(line => line.startsWith('fatal:')) ?? lines[0] ?? '';
  const why = killed ? 'it took more than five minutes' : said;
  return new TagnosisError('action-fetch', `Git could not fetch what is compared with: ${why}`, {
    hint: 'The job needs the permission contents: read, and github-token must be allowed to read this repository.',
    cause,
  });
}
