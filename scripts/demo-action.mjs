// npm run demo:action                      makes a small repository with a pull request out of examples/, runs the action on it, and
//                                          prints the comment that the pull request would get
// npm run demo:action -- --picture a.png   also draws it, much as GitHub shows it, in the Chromium of this system
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import process from 'node:process';

const home = mkdtempSync(join(tmpdir(), 'tagnosis-demo-'));
const [work, temp] = [join(home, 'work'), join(home, 'temp')];
// Of one time, so that commits have the same names in every run, and the comment the same bytes.
const TIME = '2026-01-01T00:00:00Z';
const git = (...args) =>
  execFileSync('git', ['-c', 'user.name=demo', '-c', 'user.email=demo@example.org', ...args], {
    cwd: work,
    encoding: 'utf8',
    env: {...process.env, GIT_AUTHOR_DATE: TIME, GIT_COMMITTER_DATE: TIME},
  });
const commit = message => {
  git('add', '-A');
  git('commit', '-q', '-m', message);
  return git('rev-parse', 'HEAD').trim();
};

/** A hurried tagger: two tags for every picture of the night, and one of them twice. */
function tagAgain(folder) {
  const captions = readdirSync(folder, {recursive: true}).filter(name => name.endsWith('.txt'));
  for (const name of captions.toSorted((a, b) => (a < b ? -1 : 1)).slice(0, 12))
    writeFileSync(join(folder, name), 'pellmo, night, moon, night\n');
}

try {
  mkdirSync(temp, {recursive: true});
  cpSync('examples/healthy', join(work, 'datasets/pellmo'), {recursive: true});
  git('init', '-q', '-b', 'main');
  const base = commit('The data set');
  git('checkout', '-q', '-b', 'night');
  tagAgain(join(work, 'datasets/pellmo'));
  const head = commit('Tags of the night');
  git('checkout', '-q', '--detach', base);
  git('merge', '-q', '--no-ff', '-m', 'merge', head);
  const event = {action: 'opened', pull_request: {number: 1, head: {sha: head}, base: {sha: base}}};
  writeFileSync(join(home, 'event.json'), JSON.stringify(event));
  execFileSync(process.execPath, [resolve('dist/action/index.mjs')], {
    cwd: work,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      RUNNER_TEMP: temp,
      GITHUB_WORKSPACE: work,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(home, 'event.json'),
      'INPUT_FAIL-UNDER': '60',
    },
  });
  const comment = readFileSync(join(temp, 'tagnosis-report/comment.md'), 'utf8');
  process.stdout.write(`${comment}\n`);
  const at = process.argv.indexOf('--picture');
  if (at > 0) {
    const {drawComment} = await import('./draw-comment.mjs');
    await drawComment(comment, process.argv[at + 1]);
  }
} finally {
  rmSync(home, {recursive: true, force: true});
}
