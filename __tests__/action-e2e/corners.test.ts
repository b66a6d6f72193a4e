import {execFileSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {dataSet} from '../helpers/data-set.ts';
import {folderState} from '../helpers/folder-state.ts';
import {checkout, sha} from '../helpers/git-hub.ts';
import {nodesOutsideCode, parseGfm} from '../helpers/gfm.ts';
import {pulled} from '../helpers/pulled.ts';
import {type JobResult, runAction} from '../helpers/run-action.ts';

/** A small data set: captions without much to say, images without content. */
function pairs(folder: string, n: number, caption: (i: number) => string): Record<string, string> {
  const rows = Array.from({length: n}, (_, i) => i).flatMap(i => [
    [`${folder}/${i}.png`, `picture ${folder} ${i}`],
    [`${folder}/${i}.txt`, caption(i)],
  ]);
  return Object.fromEntries(rows) as Record<string, string>;
}

const plain = (i: number): string => `sks, hat, tag${i % 5}, tag${i % 7}`;

const sets = ({outputs}: JobResult): {path: string; state: string; verdict: string}[] =>
  JSON.parse(outputs['datasets'] ?? '[]') as {path: string; state: string; verdict: string}[];

describe('data sets', () => {
  it('that are two, of which one changed, one moved, and one is new', async () => {
    const base = {...pairs('d/a', 24, plain), ...pairs('d/b', 24, plain), ...pairs('d/old', 24, i => `cat, tag${i}`)};
    const moved = Object.entries(pairs('d/old', 24, i => `cat, tag${i}`)).flatMap(
      ([path, content]): [string, string | null][] => [
        [path, null],
        [path.replace('d/old', 'd/moved'), content],
      ],
    );
    const changes = {'d/a/0.txt': 'sks, cat, cat', ...Object.fromEntries(moved), ...pairs('d/new', 24, plain)};
    const {hub, fake, job} = await pulled(base, changes);
    const done = await runAction(job);
    expect({
      log: done.log,
      sets: sets(done)
        .map(({path, state}) => `${path} ${state}`)
        .toSorted(),
    }).toMatchObject({
      sets: ['d/a changed', 'd/b unchanged', 'd/moved moved', 'd/new new'],
    });
    expect(fake.comments[0]?.body).toContain('`d/moved` (was `d/old`)');
    expect(fake.comments[0]?.body).toContain('unchanged, not scored');
    const page = readFileSync(join(done.temp, 'tagnosis-report/report.html'), 'utf8');
    const links = [...page.matchAll(/href="(pages\/\d+\.html)">([^<]*)</g)].map(([, link = '', name]) => ({
      link,
      name,
    }));
    expect(new Set(links.map(({name}) => name))).toEqual(new Set(['d/a', 'd/moved', 'd/new']));
    for (const {link} of links)
      expect(readFileSync(join(done.temp, 'tagnosis-report', link), 'utf8')).toContain('<figure');
    // What an earlier run of the default branch kept is told of a set that stays as it is.
    const main = checkout(hub, 'refs/heads/main', '--depth=1');
    const recorded = await runAction({...job, checkout: main, eventName: 'push', event: {}});
    await runAction({...job, temp: recorded.temp});
    expect(fake.comments[0]?.body).toMatch(/\| `d\/b` \|.*\| unchanged: \d+\.\d \|/);
  });
  it('with hostile names and tags leave a comment of text', async () => {
    const evil = [
      '<img src=x onerror=1>',
      '[c](http://evil.example)',
      '@org/team',
      '</details>',
      '`` ` @me',
      'a|b',
      '$x$',
    ];
    const caption = (i: number): string =>
      [...evil, `tag${i}`, '<!-- tagnosis:comment key=default -->', '::error::x', '##[error]x'].join(', ');
    const {fake, job} = await pulled({'README.md': 'x'}, pairs('d/@x [y](http:) `z` ##[warning]', 24, caption));
    const {log, summary} = await runAction({...job, inputs: {'fail-under': '90', 'warn-only': 'true'}});
    const body = fake.comments[0]?.body ?? '';
    expect({log, length: body.length}).toMatchObject({length: expect.any(Number)});
    for (const text of [body, summary]) {
      const nodes = [...nodesOutsideCode(parseGfm(text))];
      const links = nodes.flatMap(node => (node.type === 'link' ? [node.url] : []));
      expect(links.filter(url => !url.startsWith(`${new URL(job.hub.remote).origin}/owner/name/`))).toEqual([]);
      expect(nodes.filter(({type}) => type === 'image' || type === 'imageReference')).toEqual([]);
      expect(nodes.filter(node => node.type === 'text' && node.value.includes('@'))).toEqual([]);
    }
    expect(body.match(/tagnosis:comment/g)?.length).toBeGreaterThan(1);
    expect(body.endsWith('<!-- tagnosis:comment key=default -->')).toBe(true);
    // No line of the log is a command that a name brought in.
    expect(log).not.toMatch(/^::error::x/m);
    expect(log).not.toContain('##[');
  });
  it('in Git LFS without contents are judged, and their copies on neither side', async () => {
    const pointer = (i: number): string =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${String(i).padStart(64, '0')}\nsize 1234\n`;
    const base = Object.fromEntries(
      Object.entries(pairs('d', 24, plain)).map(([path, text], i) => [path, path.endsWith('.png') ? pointer(i) : text]),
    );
    const {job} = await pulled(base, {'d/0.txt': 'sks, dog'});
    const done = await runAction(job);
    expect({log: done.log, code: done.code, sets: sets(done)}).toMatchObject({
      code: 0,
      sets: [{path: 'd', state: 'changed'}],
    });
    expect(done.outputs['score-delta']).not.toBe('');
  });
});

describe('events', () => {
  it('merge_group is checked without a comment, a closed pull request is left alone', async () => {
    const {hub, fake, job} = await pulled(pairs('d', 24, plain), {'d/0.txt': 'sks, cat'});
    const base = sha(hub.work, 'main');
    const group = await runAction({
      ...job,
      eventName: 'merge_group',
      event: {merge_group: {base_sha: base, head_sha: base}},
    });
    expect({log: group.log, code: group.code, base: group.outputs['base-sha']}).toMatchObject({code: 0, base});
    const closed = await runAction({...job, event: {...(job.event as object), action: 'closed'}});
    expect(closed.code).toBe(0);
    expect(fake.calls).toEqual([]);
  });
  it('a push that was forced has nothing to compare with, and that is no error', async () => {
    const {job} = await pulled(pairs('d', 24, plain), {'d/0.txt': 'sks, cat'});
    const pushed = await runAction({
      ...job,
      eventName: 'push',
      event: {before: 'a'.repeat(40)},
      inputs: {mode: 'check'},
    });
    expect({log: pushed.log, code: pushed.code, delta: pushed.outputs['score-delta']}).toMatchObject({
      code: 0,
      delta: '',
    });
  });
  it('pull_request_target is refused', async () => {
    const {fake, job} = await pulled(pairs('d', 24, plain), {'d/0.txt': 'sks, cat'});
    const refused = await runAction({...job, eventName: 'pull_request_target'});
    expect(refused.code).toBe(1);
    expect(refused.log).toContain('forks get their comment');
    expect(fake.calls).toEqual([]);
  });
});

describe('trouble', () => {
  it('a server that is tired, a limit, and two runs at once leave one comment', async () => {
    const {fake, job} = await pulled(pairs('d', 24, plain), {'d/0.txt': 'sks, cat, cat'});
    fake.failures.push({status: 502}, {status: 403, headers: {'retry-after': '1'}, method: 'POST'});
    const [one, two] = await Promise.all([runAction(job), runAction(job)]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(fake.comments).toHaveLength(1);
  });
  it('no repository and no data set say what to do', async () => {
    const {fake, job} = await pulled(pairs('d', 24, plain), {'d/0.txt': 'sks, cat'});
    const stale = fake.comment(fake.login, 'Tagnosis: 99\n\n<!-- tagnosis:comment key=default -->');
    const none = await runAction({...job, checkout: dataSet({})});
    expect(none.code).toBe(1);
    expect(none.log).toContain('actions/checkout');
    const empty = await runAction({...job, inputs: {paths: 'nowhere/*'}});
    expect(empty.code).toBe(1);
    expect(empty.log).toContain('no data set');
    expect(fake.comments).toEqual([stale]);
    expect(stale.body).toContain('could not be scored');
  });
  it('a checkout with links, submodules and settings of its own stays as it is', async () => {
    const {job} = await pulled(pairs('d', 24, plain), {'d/0.txt': 'sks, cat, , cat'});
    const {checkout: root} = job;
    writeFileSync(join(root, 'untracked'), 'mine');
    execFileSync('git', ['config', 'core.fsmonitor', 'touch /tmp/tagnosis-fsmonitor-ran; false'], {cwd: root});
    const before = folderState(root);
    const done = await runAction({...job, inputs: {suggestions: '5'}});
    expect({log: done.log, code: done.code}).toMatchObject({code: 0});
    expect(folderState(root)).toEqual(before);
    execFileSync('git', ['apply', '--check', join(done.temp, 'tagnosis-report/fixes.patch')], {cwd: root});
  });
});
