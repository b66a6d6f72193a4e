import {rmSync} from 'node:fs';
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
  it('says that Git ended, instead of waiting for it', () => {
    const root = repository({'a.txt': 'a'});
    const folder = join(root, '.git');
    rmSync(join(folder, 'HEAD'));
    const {git: together, close} = batchedGit(folder, runner(root), {});
    expect(() => together(['cat-file', '--batch', '--buffer'], `${'f'.repeat(40)}\n`)).toThrow('Git stopped to answer');
    close();
  });
});
