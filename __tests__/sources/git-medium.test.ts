import {realpathSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {DISK_MEDIUM} from '../../src/sources/disk-medium.ts';
import {gitMedium} from '../../src/sources/git-medium.ts';
import {commit, repository} from '../helpers/repository.ts';

const root = realpathSync(
  repository({
    'set/a/1.png': null,
    'set/a/1.txt': 'sks, hat',
    'set/10_é b/2.txt': 'sks',
    'set/[x]/3.txt': '',
  }),
);
symlinkSync('a', join(root, 'set/way'));
symlinkSync('way/1.txt', join(root, 'set/far.txt'));
symlinkSync('nowhere', join(root, 'set/lost'));
symlinkSync('self', join(root, 'set/self'));
symlinkSync(join(root, 'set/a'), join(root, 'set/whole'));
commit(root);
const {medium, at} = gitMedium('HEAD', 'set', root);

describe('gitMedium(revision, path)', () => {
  it('calls paths as the working tree does', () => expect(at).toBe(join(root, 'set')));
  it.each([
    '.',
    'set',
    'set/a',
    'set/a/',
    'set/a/1.txt',
    'set/a/1.txt/x',
    'set/10_é b',
    'set/[x]/3.txt',
    'set/nowhere',
  ])('%s is the same on disk', path => expect(medium.kind(join(root, path))).toBe(DISK_MEDIUM.kind(join(root, path))));
  it.each(['set/way', 'set/way/1.txt', 'set/far.txt', 'set/lost', 'set/self', 'set/whole', 'set/whole/../a'])(
    'the link %s leads where it leads on disk',
    path => {
      const there = join(root, path);
      expect(medium.kind(there)).toBe(DISK_MEDIUM.kind(there));
      if (medium.kind(there) !== null) expect(medium.real(there)).toBe(DISK_MEDIUM.real(there));
    },
  );
  it('lists what lies in a folder, as the disk does', () => {
    for (const path of ['set', 'set/a', 'set/way'])
      expect(medium.names(join(root, path)).toSorted()).toEqual([...DISK_MEDIUM.names(join(root, path))].toSorted());
    expect(medium.names(join(root, 'set/a/1.txt'))).toEqual([]);
  });
  it.each(['..', '../..', '/', '/etc'])('has nothing at %s, which is outside', path => {
    const there = path.startsWith('/') ? path : join(root, path);
    expect([medium.kind(there), medium.names(there)]).toEqual([null, []]);
  });
  it('reads files along links, and no folder', () => {
    const text = (path: string): string => Buffer.from(medium.files.read(join(root, path))).toString();
    expect(text('set/far.txt')).toBe('sks, hat');
    expect(text('set/[x]/3.txt')).toBe('');
    expect(() => text('set/a')).toThrow('file-unreadable');
    expect(() => text('set/none.txt')).toThrow('file-unreadable');
  });
  it('gives the tree of a folder the name by which it was called', () => {
    const tree = medium.tree(join(root, 'set/way'), {followSymlinks: false});
    expect([tree.name, tree.files]).toEqual(['way', ['1.png', '1.txt']]);
    expect(() => medium.tree(join(root, 'set/none'), {followSymlinks: false})).toThrow('HEAD has no set/none.');
    expect(() => medium.tree(join(root, 'set/a/1.txt'), {followSymlinks: false})).toThrow('is a file');
  });
  it('gives trees that share what they fetch, in whatever order they are asked', () => {
    const options = {followSymlinks: false};
    const first = medium.tree(join(root, 'set/a'), options);
    expect(Buffer.from(first.read('1.txt')).toString()).toBe('sks, hat');
    const [second, again] = ['set/10_é b', 'set'].map(path => medium.tree(join(root, path), options));
    expect(Buffer.from(second?.read('2.txt') ?? []).toString()).toBe('sks');
    expect(Buffer.from(again?.head('a/1.txt', 3) ?? []).toString()).toBe('sks');
    expect([again?.size?.('a/1.txt'), again?.head('a/1.png', 4).length]).toEqual([8, 4]);
    expect(again?.read('a/1.png').length).toBe(again?.size?.('a/1.png'));
  });
});
