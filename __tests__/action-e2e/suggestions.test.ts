import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {pulled} from '../helpers/pulled.ts';
import {runAction} from '../helpers/run-action.ts';

/** Captions of which those of `doubled` hold a tag twice; images without content. */
function set(n: number, doubled: readonly number[] = []): Record<string, string> {
  const rows = Array.from({length: n}, (_, i) => i).flatMap(i => [
    [`d/${i}.png`, `picture ${i}`],
    [`d/${i}.txt`, `sks, hat, tag${i % 5}, view${i % 7}${doubled.includes(i) ? ', hat' : ''}`],
  ]);
  return Object.fromEntries(rows) as Record<string, string>;
}

describe('suggestions', () => {
  it('of three fixes, one outside of what the pull request shows, are a review with two, and then none', async () => {
    // The third was there before: GitHub shows no line of it.
    const {fake, job} = await pulled(set(24, [9]), {
      'd/0.txt': set(24, [0])['d/0.txt'] ?? '',
      'd/5.txt': 'sks, dog, cap, dog',
    });
    fake.files = ['0', '5'].map(name => ({filename: `d/${name}.txt`, patch: '@@ -1 +1 @@\n-was\n+is'}));
    const inputs = {suggestions: '20', comment: 'never'};
    const first = await runAction({...job, inputs});
    expect({code: first.code, log: first.log}).toMatchObject({code: 0, log: expect.stringContaining('2 suggestions')});
    expect(fake.reviewComments.map(({path, line}) => `${path}:${line}`).toSorted()).toEqual(['d/0.txt:1', 'd/5.txt:1']);
    expect(fake.reviewComments.find(({path}) => path === 'd/5.txt')?.body).toContain(
      '```suggestion\nsks, dog, cap\n```',
    );
    const second = await runAction({...job, inputs, temp: first.temp});
    expect(second.log).toContain('0 suggestions');
    expect(fake.reviewComments).toHaveLength(2);
    // All three are in the patch, which applies to the head.
    const patch = join(first.temp, 'tagnosis-report/fixes.patch');
    expect(readFileSync(patch, 'utf8').match(/^\+\+\+ /gm)).toHaveLength(3);
    execFileSync('git', ['apply', '--check', patch], {cwd: job.checkout});
  });
});

describe('a data set that cannot be read', () => {
  const base = set(24);
  const broken = {'x/metadata.jsonl': '{', 'x/a.png': 'x'};
  it('fails the job as one that cannot be judged, in words and in red', async () => {
    const {fake, job} = await pulled(base, broken);
    const done = await runAction({...job, inputs: {'fail-under': '1'}});
    expect({log: done.log, code: done.code, outputs: done.outputs}).toMatchObject({
      code: 1,
      outputs: {verdict: 'cannot-judge', passed: 'false'},
    });
    expect(fake.comments[0]?.body).toContain('cannot judge');
    const warned = await runAction({...job, inputs: {'fail-under': '1', 'warn-only': 'true'}});
    expect({code: warned.code, verdict: warned.outputs['verdict']}).toEqual({code: 0, verdict: 'cannot-judge'});
  });
});
