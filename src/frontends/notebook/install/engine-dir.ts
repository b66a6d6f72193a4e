import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join, resolve} from 'node:path';
import {TagnosisError} from '../../../errors.ts';

/** What the kernel needs besides this package: optional peers, which most users of the command do without. */
const PARTS: readonly string[] = ['tslab@1.0.22', 'zeromq@6.8.0'];

/** Why the kernel cannot run from where this package lies; `null` when it can. */
export function whyApart(script: string): string | null {
  if (/[\\/]_npx[\\/]/.test(script)) return 'npx keeps this package in a cache that it clears';
  const missing = PARTS.filter(part => !resolves(script, part));
  return missing.length === 0
    ? null
    : `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not installed beside it`;
}

function resolves(script: string, part: string): boolean {
  const [name = '', version] = part.split('@');
  const load = createRequire(script);
  try {
    return (load(`${name}/package.json`) as {readonly version?: unknown}).version === version;
  } catch {
    return false;
  }
}

export interface EngineOptions {
  /** Folder into which it is installed. */
  readonly folder: string;
  /** This package as npm is told of it. */
  readonly spec: string;
  /** Folder that `spec` is relative to. */
  readonly from: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The command that installs the kernel's own copy of this package and its parts. No script of any package is run. */
export function engineCommand({folder, spec, from}: Omit<EngineOptions, 'env'>): string[] {
  const told = spec.endsWith('.tgz') || spec.startsWith('.') ? resolve(from, spec) : spec;
  return ['npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', told, ...PARTS];
}

/** Runs that command. */
export function installEngine(options: EngineOptions): void {
  const [, ...args] = engineCommand(options);
  const [command, ...before] = npmOf(process.execPath);
  const {status, error, stderr} = spawnSync(command ?? 'npm', [...before, ...args], {
    encoding: 'utf8',
    env: options.env,
    // npm waits for an answer where its input is open.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status === 0) return;
  const said =
    error === undefined ? stderr.trim().split('\n').slice(0, 3).join(' ') || `exit ${status}` : error.message;
  throw new TagnosisError('kernel-engine', `npm could not install what the kernel needs: ${said.slice(0, 300)}`, {
    hint: `Nothing was written. What was tried: ${engineCommand(options).map(quoted).join(' ')}`,
    cause: error,
  });
}

/** npm's script beside Node where that is how it comes: a `.cmd` would need a shell. */
function npmOf(node: string): string[] {
  const script = join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return existsSync(script) ? [node, script] : ['npm'];
}

function quoted(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
