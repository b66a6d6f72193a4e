// The GitHub Action: a pull request on 1,000 images with and without what earlier runs saw, and how soon it speaks to GitHub.
import {execFileSync, spawn} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {BUNDLE, confession, environment, node, row, runOn, workTree} from './action-job.mjs';
import {large} from './action-large.mjs';
import {core} from './core.mjs';
import {captions, vocabulary} from './corpus.mjs';
import {compare, median, report} from './measure.mjs';
import {drawPictures} from './pictures.mjs';

const [IMAGES, SIDE, CHANGED] = [1000, 1024, 10];
const ROUNDS = 5;

export async function run() {
  execFileSync(process.execPath, ['scripts/runtimes.mjs', 'node24'], {stdio: 'ignore'});
  const home = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  try {
    const repository = await pullRequest(home);
    const seen = join(home, 'seen');
    repository.git('checkout', '-q', '--detach', repository.base);
    runOn(repository, {temp: seen, eventName: 'push', event: {}});
    repository.git('checkout', '-q', '--detach', repository.merged);
    const [, cold] = await compare(
      'action',
      [
        {...onPull(repository, {home, seen}), name: '10 images changed, the others seen before'},
        {...onPull(repository, {home, seen: null}), name: 'the same, nothing seen before', target: '≤ 0.10'},
      ],
      {rounds: ROUNDS, note: 'a pull request on 1,000 JPEGs of 1024² with captions, bundle, processor time with Git'},
    );
    await comments(repository, home);
    large(home, cold.median);
  } finally {
    rmSync(home, {recursive: true, force: true});
  }
}

/** A repository whose checkout is the merge of a pull request that brings 10 images and captions anew. */
async function pullRequest(home) {
  const {seededRandom} = await core();
  const work = join(home, 'work');
  const set = join(work, 'd');
  mkdirSync(set, {recursive: true});
  const {git, commit} = workTree(work);
  const caption = path => path.replace(/\.[a-z]+$/, '.txt');
  const paths = await drawPictures(set, IMAGES, SIDE, seededRandom('action'), ['jpg']);
  let i = 0;
  for (const text of captions(paths.length, {tags: vocabulary(800), length: 20})) writeFileSync(caption(paths[i++]), text);
  const base = commit('base');
  git('checkout', '-q', '-b', 'change');
  for (const [k, other] of (await drawPictures(home, CHANGED, SIDE, seededRandom('others'), ['jpg'])).entries()) {
    const old = paths[(IMAGES / CHANGED) * k];
    cpSync(other, old);
    writeFileSync(caption(old), `new picture, ${readFileSync(caption(old), 'utf8')}`);
  }
  const head = commit('head');
  git('checkout', '-q', '--detach', base);
  git('merge', '-q', '--no-ff', '-m', 'merge', head);
  return {home, work, base, head, merged: git('rev-parse', 'HEAD').trim(), git};
}

function onPull(repository, {home, seen}) {
  const {head, base} = repository;
  const event = {action: 'opened', pull_request: {number: 1, head: {sha: head}, base: {sha: base}}};
  return {
    run() {
      const temp = join(home, 'temp');
      rmSync(temp, {recursive: true, force: true});
      if (seen !== null) cpSync(join(seen, 'tagnosis-cache'), join(temp, 'tagnosis-cache'), {recursive: true});
      return runOn(repository, {temp, eventName: 'pull_request', event});
    },
  };
}

/** The job that comments for forks, on the report of the runs before. */
async function comments(repository, home) {
  const {head} = repository;
  const temp = join(home, 'temp');
  const run_ = {id: 1, head_sha: head, head_branch: 'change', head_repository: {owner: {login: 'fork'}}};
  const job = {temp, eventName: 'workflow_run', event: {workflow_run: run_}};
  const [starts, wholes] = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    const {start, whole} = await commented(repository, job);
    if (round < 0) continue;
    starts.push(start);
    wholes.push(whole);
  }
  report('action-start', {
    rounds: ROUNDS,
    note: 'the job that comments, of the report of 1,000 items; processor time; to the first call of GitHub ≤ 1,000 ms',
    rows: [
      row('the whole job', wholes),
      row('to its first call', starts, {ratio: median(wholes) / median(starts), target: '≤ 2'}),
    ],
  });
}

/** Processor time of the job when its first call arrives, and when it ends, in ms. */
async function commented(repository, job) {
  let start = null;
  let child;
  const api = createServer((request, response) => {
    start ??= ticksOf(child.pid);
    const {pathname} = new URL(request.url, 'http://localhost');
    request.resume();
    const pulls = [{number: 1, head: {sha: repository.head}}];
    const made = {id: 1, body: '', user: {login: 'github-actions[bot]'}};
    const [status, body] =
      request.method === 'POST' ? [201, made] : pathname.endsWith('/pulls') ? [200, pulls] : pathname === '/user' ? [403, {}] : [200, []];
    response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
  });
  await new Promise(done => api.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${api.address().port}`;
  const {hook, used} = confession(repository.home);
  const env = environment(repository, job, {
    GITHUB_API_URL: address,
    GITHUB_SERVER_URL: address,
    GITHUB_REPOSITORY: 'owner/name',
    'INPUT_GITHUB-TOKEN': 'token',
    INPUT_COMMENT: 'always',
  });
  child = spawn(node(), ['--require', hook, BUNDLE], {cwd: repository.work, env, stdio: 'ignore'});
  const code = await new Promise(done => child.on('close', done));
  api.close();
  if (code !== 0 || start === null) throw new Error(`The job that comments ended with ${code}.`);
  return {start, whole: used().ms};
}

/** User and system time of a process so far, in ms: Linux counts hundredths of a second. */
function ticksOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
