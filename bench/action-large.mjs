// The action on many captions: chance of a drift by 999 draws, and how much memory a large set takes.
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {BUNDLE, confession, environment, node, row, runOn, workTree} from './action-job.mjs';
import {captions, vocabulary} from './corpus.mjs';
import {median, report} from './measure.mjs';

const [DRAWN, MANY, TAGS] = [20_000, 100_000, 20];
const ROUNDS = 3;

/** `cold`: ms of a pass over 1,000 JPEGs that nobody saw before. */
export function large(home, cold) {
  const drift = changedCaptions(join(home, 'drift'), DRAWN);
  const draws = inRounds(() => {
    const temp = join(home, 'temp');
    rmSync(temp, {recursive: true, force: true});
    const ms = runOn(drift, {...driftJob(drift), temp});
    demandDraws(join(temp, 'tagnosis-report/report.json'));
    return ms;
  });
  const many = changedCaptions(join(home, 'many'), MANY);
  const seen = inRounds(() => usedBy(many, {...pullJob(many), temp: join(home, 'temp')}));
  const mib = Math.max(...seen.map(one => one.mib));
  report('action-large', {
    rounds: ROUNDS,
    note: 'captions of about 20 tags; processor time; a pass is that over 1,000 JPEGs of 1024² that nobody saw before',
    rows: [
      row(`drift of ${DRAWN} captions from a commit, 999 draws`, draws),
      row('a pass', [cold], {ratio: median(draws) / cold, target: '≤ 1'}),
      row(`a pull request on ${MANY} captions`, seen.map(({ms}) => ms), {mib, target: '< 953 MiB (1 GB)'}),
    ],
  });
}

function inRounds(work) {
  return Array.from({length: ROUNDS}, work);
}

/** Captions in one table, of which every tenth is another in the merge that is checked out. */
function changedCaptions(home, count) {
  const work = join(home, 'work');
  const {git, commit} = workTree(work);
  const texts = [...captions(count, {tags: vocabulary(5000), length: TAGS})];
  const saved = (message, lines) => {
    const rows = lines.map((text, i) => JSON.stringify({file_name: `${String(i).padStart(6, '0')}.png`, text}));
    mkdirSync(join(work, 'd'), {recursive: true});
    writeFileSync(join(work, 'd/metadata.jsonl'), `${rows.join('\n')}\n`);
    return commit(message);
  };
  const base = saved('base', texts);
  const head = saved('head', texts.map((text, i) => (i % 10 === 0 ? `new thing, ${text}` : text)));
  return {home, work, base, head, git};
}

/** Against the commit before, as a run by hand looks for drift. */
function driftJob({base}) {
  const more = {INPUT_PATHS: 'd', INPUT_MODE: 'drift', 'INPUT_BASE-REF': base};
  return {eventName: 'workflow_dispatch', event: {}, more};
}

function pullJob({base, head}) {
  const event = {action: 'opened', pull_request: {number: 1, head: {sha: head}, base: {sha: base}}};
  return {eventName: 'pull_request', event, more: {INPUT_PATHS: 'd', 'INPUT_BASE-REF': base}};
}

/** Processor time and peak of the action's own process. */
function usedBy(repository, job) {
  rmSync(job.temp, {recursive: true, force: true});
  const {hook, used} = confession(repository.home);
  const env = environment(repository, job, job.more);
  const {status, stdout} = spawnSync(node(), ['--require', hook, BUNDLE], {cwd: repository.work, env, encoding: 'utf8'});
  if (status !== 0) throw new Error(stdout);
  return used();
}

/** A run that drew nothing would be fast for nothing. */
function demandDraws(path) {
  const [{comparison}] = JSON.parse(readFileSync(path, 'utf8')).sets;
  if (comparison?.distribution.test?.p === undefined) throw new Error(`No chance was drawn: ${readFileSync(path, 'utf8').slice(-400)}`);
}
