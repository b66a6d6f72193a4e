import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {batchedGit} from '../../../src/frontends/action/git-batch.ts';
import {runner} from '../../../src/sources/git-command.ts';
import {git, repository} from '../../helpers/repository.ts';

describe('batchedGit(folder, git)', () => {
  it('answers as a Git of its own would, again and again, also of what is missing', () => {
    const root = repository({'a.txt': 'a\n\nb', 'empty.txt': '', 'large.bin': Buffer.alloc(3_000_000, 'x\n')});
    const names = git(root, 'rev-list', '--objects', '--no-object-names', 'HEAD').trim().split('\n');
    const alone = runner(root);
    const {git: together, close} = batchedGit(join(root, '.git'), alone, {});
    const input = `${[...names, 'f'.repeat(40), ...names].join('\n')}\n`;
    for (const mode of ['--batch', '--batch-check', '--batch']) {
      const asked = ['cat-file', mode, '--buffer'];
      expect(together(asked, input).equals(alone(asked, input))).toBe(true);
    }
    expect(together(['rev-parse', 'HEAD']).equals(alone(['rev-parse', 'HEAD']))).toBe(true);
    close();
  });
  it('answers for more names at once than a pipe holds, and leaves nothing of its pipes behind', () => {
    const files = Array.from({length: 150}, (_, i): [string, string] => [`${i}.txt`, `${i} `.repeat(3000)]);
    const root = repository(Object.fromEntries(files));
    const folder = join(root, '.git');
    const there = readdirSync(folder).toSorted();
    const names = git(root, 'rev-list', '--objects', '--no-object-names', 'HEAD').trim().split('\n');
    const input = `${Array.from({length: 20}, () => names.join('\n')).join('\n')}\n`;
    const {git: together, close} = batchedGit(folder, runner(root), {});
    for (const mode of ['--batch-check', '--batch']) {
      const asked = ['cat-file', mode, '--buffer'];
      expect(together(asked, input).equals(runner(root)(asked, input))).toBe(true);
    }
    close();
    expect(readdirSync(folder).toSorted()).toEqual(there);
  });
  it('asks a Git of its own each time where there are no pipes', () => {
    const root = repository({'a.txt': 'a'});
    const {git: together, close} = batchedGit(join(root, 'nowhere'), runner(root), {});
    const name = git(root, 'rev-parse', 'HEAD:a.txt');
    const told = together(['cat-file', '--batch-check', '--buffer'], name).toString();
    expect(told).toBe(`${name.trim()} blob 1\n`);
    close();
  });
  it('says that Git ended, instead of waiting for it', () => {
    const root = repository({'a.txt': 'a'});
    const folder = join(root, '.git');
    rmSync(join(folder, 'HEAD'));
    const {git: together, close} = batchedGit(folder, runner(root), {});
    expect(() => together(['cat-file', '--batch', '--buffer'], `${'f'.repeat(40)}\n`)).toThrow('Git stopped to answer');
    close();
  });
});
