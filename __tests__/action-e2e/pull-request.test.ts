import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {marker} from '../../src/frontends/action/comment/comment.ts';
import {checkedGitHub} from '../helpers/checked-github.ts';
import {dataSet} from '../helpers/data-set.ts';
import {FakeGitHub} from '../helpers/fake-github.ts';
import {folderState} from '../helpers/folder-state.ts';
import {checkout, gitHub, type GitHub, sha, TOKEN} from '../helpers/git-hub.ts';
import {filesBelow} from '../helpers/pull-request.ts';
import {type Job, type JobResult, runAction} from '../helpers/run-action.ts';

const HEALTHY = filesBelow('examples/healthy', 'd/healthy');
const CAPTIONS = Object.keys(HEALTHY).filter(path => path.endsWith('.txt'));
const BAD = Object.fromEntries(CAPTIONS.slice(0, 12).map(path => [path, 'pellmo, night, night']));

interface Pull {
  readonly hub: GitHub;
  readonly fake: FakeGitHub;
  readonly job: Job;
  readonly base: string;
  readonly head: string;
}

/** A pull request that makes captions worse, checked out as its merge at depth 1. */
async function pull(changes: Parameters<GitHub['push']>[1] = BAD): Promise<Pull> {
  const hub = await gitHub(HEALTHY);
  const old = sha(hub.work, 'main');
  const head = hub.push('feature', changes);
  const base = hub.push('main', {'README.md': 'moved on'}, 'main');
  hub.merge(base, head);
  const fake = new FakeGitHub();
  const api = await checkedGitHub(fake);
  const event = {action: 'opened', pull_request: {number: 7, head: {sha: head}, base: {sha: old}}};
  const root = checkout(hub, 'refs/pull/1/merge', '--depth=1');
  return {hub, fake, base, head, job: {hub, api, checkout: root, eventName: 'pull_request', event}};
}

function expectNoSecret({log, summary, temp}: JobResult): void {
  const files = Object.values(folderState(temp)).map(content =>
    Buffer.from(content.split(' ')[1] ?? '', 'base64').toString('latin1'),
  );
  const masked = log.replace(`::add-mask::${TOKEN}`, '');
  for (const text of [masked, summary, ...files]) expect(text.includes(TOKEN)).toBe(false);
}

describe('a pull request', () => {
  it('is scored against the first parent of its merge, commented, and brought up to date', async () => {
    const {fake, job, base} = await pull();
    for (let i = 0; i < 130; i++) fake.comment('somebody', `comment ${i}`);
    const before = folderState(job.checkout);
    const first = await runAction(job);
    expect({code: first.code, log: first.log}).toMatchObject({code: 0});
    expect(first.outputs).toMatchObject({
      'base-sha': base,
      verdict: 'not-gated',
      passed: 'true',
      'comment-posted': 'true',
    });
    expect(Number(first.outputs['score-delta'])).toBeLessThan(0);
    const [comment] = fake.comments.slice(130);
    expect(comment?.body).toContain('| `d/healthy` |');
    expect(comment?.body.endsWith(marker('default'))).toBe(true);
    expect(first.summary).toContain('| `d/healthy` |');
    expect(folderState(job.checkout)).toEqual(before);
    expectNoSecret(first);
    const asked = fake.calls.length;
    const second = await runAction({...job, temp: first.temp});
    expect(second.outputs['comment-id']).toBe(first.outputs['comment-id']);
    expect(fake.calls.slice(asked).filter(({method}) => method !== 'GET')).toEqual([]);
    const third = await runAction({...job, temp: first.temp, inputs: {'fail-under': '99'}});
    expect(third.code).toBe(1);
    expect(third.outputs).toMatchObject({
      verdict: 'failed',
      passed: 'false',
      'comment-id': first.outputs['comment-id'],
    });
    expect(fake.comments).toHaveLength(131);
    expect(comment?.body).toContain('❌ under 99');
    const report = JSON.parse(readFileSync(join(first.temp, 'tagnosis-report/report.json'), 'utf8')) as unknown;
    expect(report).toMatchObject({kind: 'tagnosis/action-report', verdict: 'failed'});
    expect(readFileSync(join(first.temp, 'tagnosis-report/report.html'), 'utf8')).toContain('<figure');
  });
  it('of a fork gets its comment from the job after', async () => {
    const {hub, fake, job, head} = await pull();
    fake.canWrite = false;
    const check = await runAction({...job, inputs: {'fail-under': '1'}});
    expect(check.code).toBe(0);
    expect(check.log).toContain('::warning');
    expect(check.log).toContain('Resource not accessible by integration');
    expect(check.outputs).toMatchObject({verdict: 'passed', 'comment-posted': 'false'});
    fake.canWrite = true;
    fake.pulls = [{number: 7, head: {sha: head, label: 'fork:feature'}}];
    const run = {id: 5, head_sha: head, head_branch: 'feature', head_repository: {owner: {login: 'fork'}}};
    const after: Job = {
      hub,
      api: job.api,
      checkout: dataSet({}),
      eventName: 'workflow_run',
      event: {workflow_run: run},
      temp: check.temp,
    };
    const done = await runAction(after);
    expect({code: done.code, log: done.log, posted: done.outputs['comment-posted']}).toMatchObject({
      code: 0,
      posted: 'true',
    });
    expect(fake.comments).toHaveLength(1);
    expect(fake.comments[0]?.body).toContain("numbers as measured by the fork's own run");
    expect(fake.comments[0]?.body).not.toContain('](http');
    fake.comments = [];
    fake.pulls = [{number: 8, head: {sha: 'c'.repeat(40), label: 'fork:feature'}}];
    expect((await runAction(after)).outputs['comment-posted']).toBe('false');
    expect(fake.comments).toEqual([]);
  });
  it('only warns where it is told to', async () => {
    const {job} = await pull();
    const {code, log, outputs} = await runAction({
      ...job,
      inputs: {'fail-under': '99', 'warn-only': 'true', comment: 'never'},
    });
    expect({code, verdict: outputs['verdict']}).toEqual({code: 0, verdict: 'failed'});
    expect(log).toContain('The gate is missed');
  });
  it('names all wrong inputs before any work', async () => {
    const {fake, job} = await pull();
    const {code, log} = await runAction({...job, inputs: {'fail-under': '60%', mode: 'chek'}});
    expect(code).toBe(1);
    expect(log).toContain('2 inputs are wrong');
    expect(log).toContain('Write 60.');
    expect(fake.calls).toEqual([]);
  });
  it('looks at images with the decoder of the bundle, once', async () => {
    const {job} = await pull();
    const first = await runAction({...job, inputs: {comment: 'never'}});
    const report = readFileSync(join(first.temp, 'tagnosis-report/report.json'), 'utf8');
    const copies = (text: string): unknown =>
      (JSON.parse(text) as {sets: {head: {metrics: Record<string, {status: string}>}}[]}).sets[0]?.head.metrics[
        'near-duplicates'
      ]?.status;
    expect(copies(report)).toBe('scored');
    const second = await runAction({...job, inputs: {comment: 'never'}, temp: first.temp});
    expect(readFileSync(join(second.temp, 'tagnosis-report/report.json'), 'utf8')).toBe(report);
  });
});
