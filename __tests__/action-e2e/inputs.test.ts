import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import type {ActionReport} from '../../src/frontends/action/action-report.ts';
import {dataSet} from '../helpers/data-set.ts';
import {sha} from '../helpers/git-hub.ts';
import {drawn} from '../helpers/pictures.ts';
import {pulled} from '../helpers/pulled.ts';
import {type JobResult, runAction} from '../helpers/run-action.ts';
import {shapes, TINY_CLIP} from '../helpers/tiny-clip.ts';

const captions = (n: number, caption: (i: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({length: n}, (_, i) => [`d/${i}.txt`, caption(i)]));
const pictures = (n: number): Record<string, string> =>
  Object.fromEntries(Array.from({length: n}, (_, i) => [`d/${i}.png`, `picture ${i}`]));
const BASE = {...captions(24, i => `sks, hat, tag${i % 5}`), ...pictures(24)};
const CHANGE = {'d/0.txt': 'sks, cat, cat'};

const reportOf = ({temp}: JobResult): ActionReport =>
  JSON.parse(readFileSync(join(temp, 'tagnosis-report/report.json'), 'utf8')) as ActionReport;

describe('pr-number', () => {
  it('comments on the pull request whose head is checked out, and on no other', async () => {
    const {hub, fake, job} = await pulled(BASE, CHANGE);
    const head = sha(hub.work, 'feature');
    fake.pulls = [
      {number: 7, head: {sha: head, label: 'owner:feature'}},
      {number: 8, head: {sha: 'c'.repeat(40), label: 'owner:other'}},
    ];
    const told = {...job, eventName: 'workflow_dispatch', event: {}};
    const other = await runAction({...told, inputs: {mode: 'check', 'pr-number': '8', 'base-ref': 'main'}});
    expect({code: other.code, log: other.log, posted: other.outputs['comment-posted']}).toMatchObject({
      code: 0,
      log: expect.stringContaining('the head of 8 is not what is checked out'),
      posted: 'false',
    });
    expect(fake.comments).toEqual([]);
    const ours = await runAction({...told, inputs: {mode: 'check', 'pr-number': '7'}});
    expect({log: ours.log, outputs: ours.outputs}).toMatchObject({
      outputs: {'comment-posted': 'true', 'base-sha': sha(hub.work, 'main')},
    });
    expect(fake.calls.filter(({path}) => path.includes('/issues/7/comments')).length).toBeGreaterThan(0);
  });
});

describe('tagnosis.yml', () => {
  it('of the base decides, and one that is not YAML is told with its line', async () => {
    const {job} = await pulled(
      {...BASE, 'tagnosis.yml': 'fail-under: 100\nadvice: {off: [spelling-variants]}\n'},
      CHANGE,
    );
    const done = await runAction(job);
    expect({code: done.code, log: done.log, verdict: done.outputs['verdict']}).toMatchObject({
      code: 1,
      verdict: 'failed',
    });
    const broken = await pulled({...BASE, 'tagnosis.yml': 'advice: [\n'}, CHANGE);
    const wrong = await runAction(broken.job);
    expect({code: wrong.code, log: wrong.log}).toMatchObject({
      code: 1,
      log: expect.stringMatching(/tagnosis\.yml:\d+:\d+/),
    });
  });
});

describe('duplicates.ignore', () => {
  it('counts as the base has it: what a pull request accepts for itself is still a copy', async () => {
    const images = await Promise.all(
      Array.from({length: 24}, async (_, i): Promise<[string, Buffer]> => [
        `d/${i}.png`,
        await drawn(i).png().toBuffer(),
      ]),
    );
    const again = async (i: number): Promise<Buffer> => drawn(i).jpeg({quality: 90}).toBuffer();
    const accepts = (pair: string): string => `duplicates:\n  ignore: [[${pair}]]\n`;
    const files = {
      ...captions(25, i => `sks, hat, tag${i % 5}`),
      ...Object.fromEntries(images),
      'd/24.jpg': await again(0),
      'tagnosis.yml': accepts('0.png, 24.jpg'),
    };
    const change = {'d/25.jpg': await again(1), 'd/25.txt': 'sks, hat', 'tagnosis.yml': accepts("'*', '*'")};
    const {job} = await pulled(files, change);
    const [set] = reportOf(await runAction({...job, inputs: {comment: 'never'}})).sets;
    const told = (side: 'head' | 'base'): unknown => {
      const report = set?.[side];
      const copies = report?.metrics['near-duplicates'];
      const accepted = report?.notes.find(({code}) => code === 'copies-accepted');
      return {value: copies?.value, accepted: accepted?.details};
    };
    const accepted = [expect.stringContaining('1 pair of copies')];
    expect(told('base')).toEqual({value: 0, accepted});
    expect(told('head')).toEqual({value: expect.closeTo(1 / 26, 9), accepted});
  });
});

describe('metrics and baseline', () => {
  it('judge by what is told, against what is told', async () => {
    const {fake, job} = await pulled(BASE, CHANGE);
    const done = await runAction({...job, inputs: {metrics: 'balance, -gini', baseline: 'none', comment: 'always'}});
    const [set] = reportOf(done).sets;
    const scored = Object.entries(set?.head?.metrics ?? {}).flatMap(([id, {status}]) =>
      status === 'scored' ? [id] : [],
    );
    expect({log: done.log, scored}).toMatchObject({scored: expect.arrayContaining(['spread'])});
    expect(scored).toEqual(expect.not.arrayContaining(['gini', 'hygiene', 'validity']));
    expect(set?.comparison).toBeNull();
    expect(done.outputs).toMatchObject({'score-delta': '', 'base-sha': ''});
    expect(fake.comments[0]?.body).toContain('23 % measured');
    const wrong = await runAction({...job, inputs: {metrics: 'balans'}});
    expect({code: wrong.code, log: wrong.log}).toMatchObject({
      code: 1,
      log: expect.stringContaining('Did you mean balance?'),
    });
  });
});

describe('head: worktree', () => {
  it('scores files that are not in Git, and follows no link out of the workspace', async () => {
    const {job} = await pulled(
      captions(24, i => `sks, hat, tag${i % 5}`),
      CHANGE,
    );
    const away = dataSet({'secret.txt': 'ghs_elsewhere'});
    for (const [path, content] of Object.entries(pictures(24))) writeFileSync(join(job.checkout, path), content);
    writeFileSync(join(job.checkout, 'd/24.png'), 'picture 24');
    symlinkSync(join(away, 'secret.txt'), join(job.checkout, 'd/24.txt'));
    writeFileSync(join(job.checkout, 'd/25.png'), 'picture 25');
    symlinkSync('../.git/config', join(job.checkout, 'd/25.txt'));
    const inGit = await runAction({...job, inputs: {comment: 'never'}});
    expect(inGit.log).toContain('There is no data set');
    const done = await runAction({...job, inputs: {head: 'worktree', comment: 'never'}});
    const [set] = reportOf(done).sets;
    expect({log: done.log, path: set?.path, items: set?.head?.dataset.items}).toMatchObject({path: 'd', items: 26});
    const text = readFileSync(join(done.temp, 'tagnosis-report/report.json'), 'utf8');
    for (const secret of ['ghs_elsewhere', 'repositoryformatversion']) expect(text).not.toContain(secret);
    expect(set?.head?.notes.map(({code}) => code)).toContain('symlink-outside');
  });
});

describe('clip-model-path', () => {
  it('asks a model with a runtime that lies outside the checkout; inside one it is refused', async () => {
    const {job} = await pulled(
      Object.fromEntries(Object.entries(shapes(32)).map(([path, content]) => [`d/${path}`, content])),
      {'d/000.txt': 'a small red circle'},
    );
    const told = {'clip-model-path': TINY_CLIP, 'clip-runtime-path': resolve('.'), comment: 'never'};
    const done = await runAction({...job, inputs: told});
    const [set] = reportOf(done).sets;
    expect({log: done.log, alignment: set?.head?.metrics['alignment']}).toMatchObject({alignment: {status: 'scored'}});
    const inside = join(job.checkout, 'model/config.json');
    mkdirSync(dirname(inside));
    writeFileSync(inside, '{}');
    const refused = await runAction({...job, inputs: {...told, 'clip-model-path': dirname(inside)}});
    expect({code: refused.code, log: refused.log}).toMatchObject({
      code: 1,
      log: expect.stringContaining('lies in the checkout'),
    });
    const none = await runAction({...job, inputs: {...told, 'clip-runtime-path': dataSet({})}});
    expect({code: none.code, log: none.log}).toMatchObject({
      code: 0,
      log: expect.stringContaining('holds no onnxruntime-node and no onnxruntime-web'),
    });
    expect(reportOf(none).sets[0]?.head?.metrics['alignment']).toMatchObject({status: 'not-run', score: null});
  });
});
