import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../../src/frontends/cli/run.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {folderState} from '../../../helpers/folder-state.ts';
import {UNSAFE} from '../../../helpers/hostile.ts';
import {inFolder} from '../../../helpers/in-folder.ts';
import {repository} from '../../../helpers/repository.ts';
import {recorder} from '../../../helpers/world.ts';

type Files = Parameters<typeof dataSet>[0];

async function ran(argv: readonly string[], told: Parameters<typeof recorder>[1] = {}) {
  const world = recorder(['fix', ...argv], told);
  const code = await run(world);
  return {code, printed: world.printed.join(''), warned: world.warned.join(''), written: world.written};
}

/** Twenty captions, some of them unclean. */
function unclean(more: Files = {}): Files {
  const files: Record<string, string | Buffer | null> = {};
  for (let i = 0; i < 20; i++) {
    files[`${i}.png`] = null;
    files[`${i}.txt`] = `sks, tag ${i % 7}, thing ${i % 5}\n`;
  }
  return {
    ...files,
    '0.txt': 'sks, Red_Hat, smile,\r\n',
    '1.txt': 'sks, Red_Hat',
    '2.txt': 'sks, red hat, smile, b, smile\nhat\n',
    ...more,
  };
}

const text = (root: string, name: string): string => readFileSync(join(root, name), 'utf8');

describe('tagnosis fix', () => {
  it('shows a patch and writes nothing', async () => {
    const root = dataSet(unclean());
    const before = folderState(root);
    const {code, printed, warned} = await ran([root]);
    expect([code, folderState(root)]).toEqual([0, before]);
    expect(printed).toContain(
      '--- a/2.txt\t\n+++ b/2.txt\t\n@@ -1,2 +1,2 @@\n-sks, red hat, smile, b, smile\n+sks, Red_Hat, smile, b\n hat\n',
    );
    expect(printed).toContain('-sks, Red_Hat, smile,\r\n+sks, Red_Hat, smile\r\n');
    expect(warned).toMatch(/2 captions in 2 files would change \(.*spelling-variants.*\)/s);
    expect(warned).toContain('--write');
  });
  it('writes with --write, has nothing to do then, and takes it back with --undo', async () => {
    const root = dataSet(unclean());
    chmodSync(join(root, '2.txt'), 0o600);
    const before = folderState(root);
    expect((await ran([root, '--write'])).code).toBe(0);
    const after = folderState(root);
    expect(after).not.toEqual(before);
    expect(text(root, '2.txt')).toBe('sks, Red_Hat, smile, b\nhat\n');
    expect(await ran([root, '--write', '--check'])).toMatchObject({code: 0, warned: 'Nothing to change.\n'});
    expect(folderState(root)).toEqual(after);
    expect((await ran([root, '--journal'])).printed).toMatch(/^0001 {2}written {2}2 files {2}fix .* --write\n$/);
    expect(await ran([root, '--undo'])).toMatchObject({code: 0, warned: '2 files restored.\n'});
    expect(folderState(root)).toEqual(before);
    expect(await ran([root, '--undo'])).toMatchObject({
      code: 2,
      warned: expect.stringContaining('no run of fix to undo'),
    });
  });
  it('--check ends with 1 while there is anything to change', async () => {
    expect((await ran([dataSet(unclean()), '--check'])).code).toBe(1);
    expect((await ran([dataSet({'a.png': null, 'a.txt': 'hat'}), '--check'])).code).toBe(0);
  });
  it('--only, --except and --tag choose', async () => {
    const root = dataSet(unclean());
    const changed = async (...argv: string[]) => (await ran([root, ...argv])).printed.match(/^\+[^+].*$/gm);
    expect(await changed('--only', 'duplicate-tags')).toEqual(['+sks, red hat, smile, b']);
    expect(await changed('--except', 'duplicate-tags,spelling-variants')).toEqual(['+sks, Red_Hat, smile']);
    expect(await changed('--tag', 'red hat')).toEqual(['+sks, Red_Hat, smile, b, smile']);
    expect(await changed('--tag', 'boots')).toBeNull();
  });
  it('makes judgements only when asked', async () => {
    const files = unclean({'3.txt': 'sks, blue\u00a0hat, b\n'});
    expect((await ran([dataSet(files)])).printed).not.toContain('b/3.txt');
    expect((await ran([dataSet(files), '--suggested'])).printed).toContain('+sks, blue hat, b\n');
  });
  it('writes a patch that git applies', async () => {
    const root = dataSet(unclean());
    const {written, printed} = await ran([root, '--patch', 'p']);
    expect(printed).toBe('');
    writeFileSync(join(root, 'p'), written[0]?.[1] ?? '');
    execFileSync('git', ['apply', 'p'], {cwd: root, stdio: 'pipe'});
    expect(text(root, '2.txt')).toBe('sks, Red_Hat, smile, b\nhat\n');
  });
  it('gives JSON lines of before and after', async () => {
    const {printed} = await ran([dataSet(unclean()), '--format', 'json', '--only', 'duplicate-tags']);
    expect(JSON.parse(printed)).toEqual({
      key: '2.png',
      before: 'sks, red hat, smile, b, smile\nhat\n',
      after: 'sks, red hat, smile, b\nhat\n',
    });
  });
  it('sets files aside beside the data set, with all that belongs to them', async () => {
    const base = dataSet({
      'set/a.png': null,
      'set/a.txt': 'sks, hat',
      'set/lost.txt': 'hat',
      'set/b.png': null,
      'set/b.txt': 'sks',
    });
    const root = join(base, 'set');
    const before = folderState(base);
    const {warned} = await ran([root, '--only', 'file-defects', '--write']);
    expect(warned).toContain('1 file set aside (file-defects)');
    expect([existsSync(join(root, 'lost.txt')), text(base, 'set.quarantine/lost.txt')]).toEqual([false, 'hat']);
    expect((await ran([root, '--undo'])).warned).toContain('1 file moved back');
    expect(folderState(base)).toEqual(before);
    expect(existsSync(join(base, 'set.quarantine'))).toBe(false);
  });
  it('writes a list for a person', async () => {
    const root = dataSet(unclean({'5.txt': 'no_humans, 1girl, *x*\n', 'c.png': null}));
    const {written} = await ran([root, '--review', 'r.md']);
    expect(written[0]?.[1]).toMatch(/## Repair it, or take it out\?\n.*\n\n- \[ \] c.png\n/);
    const lines = await ran([root, '--review', 'r.jsonl']);
    expect(lines.written[0]?.[1]).toContain('"key":"c.png"');
  });
});

describe('tagnosis fix --interactive', () => {
  const answering = (...answers: string[]) => ({ask: async () => answers.shift() ?? 'q'});
  const changes = async (root: string, ...answers: string[]) =>
    (await ran([root, '-i'], answering(...answers))).printed.match(/^\+[^+].*$/gm)?.length ?? 0;
  it('makes what was agreed to, and asks again what it does not understand', async () => {
    const root = dataSet(unclean());
    expect(await changes(root, 'n', 'n', 'n', 'n', 'n')).toBe(0);
    expect(await changes(root, 'what?', 'a')).toBe(2);
    expect(await changes(root, 'q')).toBe(0);
    expect(await changes(root, 'y', 'q')).toBe(1);
  });
  it('needs a terminal', async () =>
    expect(await ran([dataSet(unclean()), '-i'])).toMatchObject({
      code: 2,
      warned: expect.stringContaining('at a terminal'),
    }));
});

describe('tagnosis fix refuses', () => {
  it.each([
    [['a', 'b'], 'one data set'],
    [['.', '--only', 'spelling-variant'], 'Did you mean spelling-variants?'],
    [['.', '--format', 'xml'], 'text, patch and json'],
    [['.', '--wirte'], 'Did you mean --write?'],
  ])('%j', async (argv, words) =>
    expect(await ran(argv)).toMatchObject({code: 2, warned: expect.stringContaining(words)}),
  );
  it('a revision, but for JSON', async () => {
    const root = repository(unclean());
    await inFolder(root, async () => {
      expect(await ran(['HEAD:./'])).toMatchObject({code: 2, warned: expect.stringContaining('--format json')});
      const {code, printed} = await ran(['HEAD:./', '--format', 'json', '--check']);
      expect([code, printed.split('\n').length]).toEqual([1, 3]);
    });
  });
  it('a tree with changes that are not committed, unless forced', async () => {
    const root = repository(unclean());
    writeFileSync(join(root, '1.txt'), 'sks, red hat');
    expect(await ran([root, '--write'])).toMatchObject({
      code: 2,
      warned: expect.stringContaining('not committed: 1.txt'),
    });
    expect((await ran([root, '--write', '--force'])).code).toBe(0);
    expect(execFileSync('git', ['status', '--porcelain'], {cwd: root}).toString()).not.toContain('tagnosis');
  });
  it('a quarantine outside of the repository', async () => {
    const root = repository(unclean({'lost.txt': 'hat'}));
    const {code, warned} = await ran([root, '--write', '--only', 'file-defects']);
    expect([code, warned]).toEqual([2, expect.stringContaining('--quarantine DIR')]);
  });
  it('links that lead out', async () => {
    const elsewhere = dataSet({'x.txt': 'sks, smile, b, smile'});
    const root = dataSet(unclean());
    mkdirSync(join(root, 's'));
    symlinkSync(join(elsewhere, 'x.txt'), join(root, 's.txt'));
    writeFileSync(join(root, 's.png'), readFileSync(join(root, '0.png')));
    await ran([root, '--write', '--follow-symlinks']);
    expect(text(elsewhere, 'x.txt')).toBe('sks, smile, b, smile');
  });
  it('to take back what someone has changed since', async () => {
    const root = dataSet(unclean());
    await ran([root, '--write']);
    writeFileSync(join(root, '0.txt'), 'mine');
    const {code, warned} = await ran([root, '--undo']);
    expect([code, warned]).toEqual([2, expect.stringContaining('0.txt')]);
    expect([text(root, '0.txt'), text(root, '2.txt')]).toEqual(['mine', 'sks, red hat, smile, b, smile\nhat\n']);
  });
  it('a journal that leads out of the data set', async () => {
    const outside = dataSet({'x.txt': 'mine'});
    const root = dataSet(
      unclean({
        '.tagnosis/journal/0001/entry.json': JSON.stringify({
          version: 1,
          state: 'done',
          command: [],
          files: [{path: '../x.txt', before: '', after: '', mode: 0}],
          moves: [],
        }),
        '.tagnosis/journal/0002/entry.json': JSON.stringify({
          version: 1,
          state: 'done',
          command: [],
          files: [],
          moves: [{from: 'stolen.txt', to: join(outside, 'x.txt')}],
        }),
      }),
    );
    await ran([root, '--undo']);
    expect([text(outside, 'x.txt'), existsSync(join(root, 'stolen.txt'))]).toEqual(['mine', false]);
    expect((await ran([root, '--undo'])).warned).toContain('no run of fix');
  });
  it('to print names and captions that repaint a terminal', async () => {
    const root = dataSet({'a\u001b[31m.png': null, 'a\u001b[31m.txt': 'sks, \u001b]0;t\u0007, hat, b, hat'});
    const {printed, warned} = await ran([root, '--only', 'duplicate-tags'], {outTty: true, env: {NO_COLOR: '1'}});
    expect(printed).toContain('\\u001b]0;t\\u0007');
    expect((printed + warned).replaceAll('\n', '')).not.toMatch(UNSAFE);
  });
});
