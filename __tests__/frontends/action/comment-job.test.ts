import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {commentJob, type JobResult} from '../../../src/frontends/action/comment-job.ts';
import {reportJson} from '../../../src/frontends/action/files.ts';
import {gitHub} from '../../../src/frontends/action/github.ts';
import {parseActionReport} from '../../../src/frontends/action/parse-action-report.ts';
import {actionReport, setReport} from '../../helpers/action-report.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {FakeGitHub} from '../../helpers/fake-github.ts';
import {fetchSend} from '../../helpers/fetch-send.ts';

const HEAD = 'c'.repeat(40);
const captions = Array.from({length: 24}, (_, i) => `sks, hat, tag${i % 5}, ${'x'.repeat(600)}`);

async function job(
  text: string | null,
  pulls: FakeGitHub['pulls'],
): Promise<{readonly fake: FakeGitHub; readonly done: JobResult}> {
  const fake = new FakeGitHub();
  fake.pulls = pulls;
  const api = await fake.start();
  const client = gitHub({api, repository: 'o/n', token: 't', send: fetchSend, pause: async () => {}});
  const reportDir = dataSet({});
  if (text !== null) writeFileSync(join(reportDir, 'report.json'), text);
  const run = {headSha: HEAD, head: {owner: 'fork', branch: 'feature'}};
  const done = await commentJob({
    gitHub: client,
    run,
    reportDir,
    key: 'default',
    author: 'github-actions[bot]',
    when: 'on-change',
  });
  return {fake, done};
}

const ours = (number: number, sha = HEAD): FakeGitHub['pulls'][number] => ({
  number,
  head: {sha, label: 'fork:feature'},
});

describe('commentJob(job)', () => {
  it('renders what the run measured, and links nothing of it', async () => {
    const text = reportJson(actionReport([await setReport('d', null, captions)]));
    const {fake, done} = await job(text, [ours(7)]);
    expect(done).toMatchObject({posted: {did: 'created'}});
    expect(fake.comments[0]?.body).toContain('`d`');
    expect(fake.comments[0]?.body).toContain(`head \`${HEAD.slice(0, 7)}\``);
    expect(fake.comments[0]?.body).not.toContain('](');
  });
  it('believes GitHub which pull request it is', async () => {
    const text = reportJson({...actionReport([await setReport('d', null, captions)]), pull: 99});
    const one = await job(text, [ours(7)]);
    expect(one.fake.calls.map(({path}) => path)).toContain('/repos/o/n/issues/7/comments?per_page=100');
    const two = await job(text, [ours(7), ours(8)]);
    expect(two.done).toHaveProperty('notice');
    const stale = await job(text, [ours(7, 'd'.repeat(40))]);
    expect(stale.done).toHaveProperty('notice');
    expect([...two.fake.comments, ...stale.fake.comments]).toEqual([]);
  });
  it('takes nothing that is not exactly a report', async () => {
    const text = reportJson(actionReport([await setReport('d', null, captions)]));
    const bad: readonly (string | null)[] = [
      null,
      '',
      '{',
      '[]',
      text.replace('"schemaVersion": 1,', '"schemaVersion": 1, "__proto__": {"x": 1},'),
      text.replace('"coverage":', '"coverage": 1e999, "x":'),
      text.replace('"pull": 7', '"pull": "7"'),
      text.replace('"pull": 7', '"pull": 7, "extra": 1'),
      text.replace('"path": "d"', `"path": "${'d'.repeat(600)}"`),
      text.replace(`"sha": "${'b'.repeat(40)}"`, '"sha": "](http://evil)"'),
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
      `${text}${' '.repeat(9 * 1024 * 1024)}`,
    ];
    for (const one of bad) {
      const {fake, done} = await job(one, [ours(7)]);
      expect([one?.slice(0, 40), done]).toEqual([one?.slice(0, 40), {notice: expect.any(String)}]);
      expect(fake.writes).toBe(0);
    }
  });
});

describe('parseActionReport(text)', () => {
  it('reads what reportJson writes', async () => {
    const report = actionReport([await setReport('d', captions.slice(1), captions)]);
    expect(parseActionReport(reportJson(report))).toHaveProperty('report');
  });
});
