import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {dataSet} from './data-set.ts';
import type {GitHub} from './git-hub.ts';
import {TOKEN} from './git-hub.ts';
import {runtime} from './runtimes.ts';

export interface Job {
  readonly hub: GitHub;
  /** Address of GitHub's REST API. */
  readonly api: string;
  readonly checkout: string;
  readonly eventName: string;
  readonly event: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  /** RUNNER_TEMP, where the cache is; a new one when absent. */
  readonly temp?: string;
  /** Folder of the bundle, if it is another one than that of all jobs. */
  readonly bundled?: string;
}

export interface JobResult {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly temp: string;
  /** Arguments of every Git that was started. */
  readonly gitCalls: readonly string[];
}

let built: string | undefined;

function bundle(): string {
  built ??= copiedBundle();
  return built;
}

/** What a release consists of, where no node_modules lies above it. */
export function copiedBundle(): string {
  const folder = dataSet({});
  execFileSync(process.execPath, ['scripts/release-tree.mjs', folder]);
  return folder;
}

/** A Git before the real one that writes down what it is asked. */
function countingGit(home: string): string {
  const folder = join(home, 'bin');
  mkdirSync(folder);
  const real = execFileSync('which', ['git'], {encoding: 'utf8'}).trim();
  const script = `#!/bin/sh\nprintf '%s\\n' "$*" >> '${home}/git-calls'\nexec ${real} "$@"\n`;
  writeFileSync(join(folder, 'git'), script, {mode: 0o755});
  writeFileSync(join(home, 'git-calls'), '');
  return folder;
}

/** Node 24 where it was installed for this; else the one that runs. */
function node(): string {
  return runtime('node24') ?? process.execPath;
}

/** Runs the bundle as a process of its own, with the environment of a runner and nothing else. */
export async function runAction({
  hub,
  api,
  checkout,
  eventName,
  event,
  inputs = {},
  temp,
  bundled,
}: Job): Promise<JobResult> {
  const home = dataSet({});
  const runnerTemp = temp ?? join(home, 'temp');
  mkdirSync(runnerTemp, {recursive: true});
  const [eventPath, outputPath, summaryPath] = ['event.json', 'output', 'summary'].map(name => join(home, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(eventPath, JSON.stringify(event));
  for (const path of [outputPath, summaryPath]) writeFileSync(path, '');
  const told = {'github-token': TOKEN, ...inputs};
  const [server, repository] = [new URL(hub.remote).origin, 'owner/name'];
  const env = {
    PATH: `${countingGit(home)}:${process.env['PATH']}`,
    HOME: home,
    RUNNER_TEMP: runnerTemp,
    GITHUB_WORKSPACE: checkout,
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_OUTPUT: outputPath,
    GITHUB_STEP_SUMMARY: summaryPath,
    GITHUB_API_URL: api,
    GITHUB_SERVER_URL: server,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: '12',
    ...Object.fromEntries(Object.entries(told).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  const child = spawn(node(), [join(bundled ?? bundle(), 'dist/action/index.mjs')], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((done, failed) => {
    child.on('close', done);
    child.on('error', failed);
  });
  return {
    code,
    log: Buffer.concat(chunks).toString(),
    outputs: outputsIn(readFileSync(outputPath, 'utf8')),
    summary: readFileSync(summaryPath, 'utf8'),
    temp: runnerTemp,
    gitCalls: readFileSync(join(home, 'git-calls'), 'utf8').trimEnd().split('\n'),
  };
}

/** `name<<mark`, lines, `mark`. */
function outputsIn(text: string): Record<string, string> {
  const found = [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]));
}
