import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, renameSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';
import {diskTree} from '../../src/sources/disk-tree.ts';
import {wrongPath} from '../../src/sources/wrong-path.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tagnosis-path-'));
});
// The folders of one test lie deeper than Node's own `rmSync` reaches.
afterEach(() => {
  execFileSync('rm', ['-rf', root]);
});

describe('wrongPath(path)', () => {
  it.each([
    ['', 'The path is empty.'],
    ['https://hats.example/set', 'https://hats.example/set is an address.'],
    ['hats\0', 'No data set can be called "hats\\u0000".'],
    ['h'.repeat(300), `No data set can be called "${'h'.repeat(60)}".`],
    ['hat/'.repeat(2000), `No data set can be called "${'hat/'.repeat(15)}".`],
  ])('says of path %# what is wrong', (path, message) => {
    expect(wrongPath(path)).toMatchObject({code: 'layout-unsupported', message});
  });
  it('says of links in a circle that they are', () => {
    symlinkSync('b', join(root, 'a'));
    symlinkSync('a', join(root, 'b'));
    for (const path of [join(root, 'a'), join(root, 'a', 'hats')]) {
      expect(wrongPath(path)?.message).toBe(`${path} leads in a circle of links.`);
    }
  });
  it('tells files that are no sets', () => {
    for (const [name, what] of [
      ['hat.png', 'one image, not a data set.'],
      ['hat.txt', 'one caption, not a data set.'],
    ]) {
      writeFileSync(join(root, String(name)), '');
      expect(wrongPath(join(root, String(name)))?.message).toContain(what);
    }
  });
  it('has nothing against folders, settings, and what is not there', () => {
    writeFileSync(join(root, 'dataset.toml'), '');
    for (const path of [root, join(root, 'dataset.toml'), join(root, 'nowhere'), 'HEAD:hats'])
      expect(wrongPath(path)).toBeNull();
  });
});

describe('diskTree(path)', () => {
  it('notes folders that lie deeper than the system takes paths', () => {
    const deep = Array.from({length: 10}, () => 'd'.repeat(250)).join('/');
    for (const half of ['upper', 'lower']) {
      mkdirSync(join(root, half, deep), {recursive: true});
      writeFileSync(join(root, half, deep, 'hat.txt'), 'hat');
    }
    // Neither half alone is too long to be made.
    renameSync(join(root, 'lower'), join(root, 'upper', deep, 'lower'));
    const {files, notes} = diskTree(join(root, 'upper'), {followSymlinks: false});
    expect(files).toEqual([`${deep}/hat.txt`]);
    expect(notes.map(({code}) => code)).toEqual(['folder-unreadable']);
  });
});
