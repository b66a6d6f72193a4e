import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {worktree} from '../../../src/frontends/action/worktree.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {git, repository} from '../../helpers/repository.ts';

describe('worktree(folder, format)', () => {
  it('lists files under the names that Git gives their contents', () => {
    const root = repository({'d/a.txt': 'sks, hat', 'd/é b.txt': '', 'top.md': 'x'});
    writeFileSync(join(root, 'd/untracked.png'), Buffer.alloc(3_000_000, 7));
    const {listing, blobs} = worktree(root, 'sha1');
    expect([...listing.files.keys()]).toEqual(['d/a.txt', 'd/untracked.png', 'd/é b.txt', 'top.md']);
    expect([...listing.folders.keys()].toSorted()).toEqual(['', 'd']);
    for (const [path, {oid}] of listing.files) {
      expect(oid).toBe(git(root, 'hash-object', path).trim());
      expect(blobs.size(oid)).toBe(blobs.read(path, oid).length);
      expect(blobs.head(path, oid, 2)).toEqual(blobs.read(path, oid).subarray(0, 2));
    }
  });
  it('speaks SHA-256 where the repository does', () => {
    const root = dataSet({'a.txt': 'x'});
    git(root, 'init', '-q', '--object-format=sha256');
    expect(worktree(root, 'sha256').listing.files.get('a.txt')?.oid).toBe(git(root, 'hash-object', 'a.txt').trim());
  });
  it('follows links to files inside, and none that lead out, into .git, to folders, or nowhere', () => {
    const secret = dataSet({'token.txt': 'ghs_secret'});
    const root = repository({'store/a.png': 'picture', 'd/a.txt': 'sks'});
    const links = {
      'd/a.png': '../store/a.png',
      'd/out.txt': join(secret, 'token.txt'),
      'd/config.txt': '../.git/config',
      'd/folder': '../store',
      'd/nowhere.txt': 'gone',
      'd/round.txt': 'round.txt',
    };
    for (const [path, to] of Object.entries(links)) symlinkSync(to, join(root, path));
    mkdirSync(join(root, 'empty'));
    const {listing, blobs} = worktree(root, 'sha1');
    const kinds = Object.keys(links).map(path => listing.files.get(path)?.kind);
    expect(kinds).toEqual(['file', 'link', 'link', 'link', 'link', 'link']);
    expect(blobs.read('', listing.files.get('d/a.png')?.oid ?? '').toString()).toBe('picture');
    expect([...listing.files.keys()].filter(path => path.startsWith('.git/'))).toEqual([]);
  });
  it('follows no link to what is hidden, but into the contents that DVC keeps', () => {
    const root = repository({
      'd/a.txt': 'sks',
      'tools/.git/config': 'AUTHORIZATION: basic SECRET',
      '.dvc/config.local': 'password = SECRET',
      '.dvc/cache/files/md5/ab/cdef': 'picture',
      '.env': 'SECRET',
    });
    const links = {
      'd/tools.txt': '../tools/.git/config',
      'd/dvc.txt': '../.dvc/config.local',
      'd/env.txt': '../.env',
      'd/a.png': '../.dvc/cache/files/md5/ab/cdef',
    };
    for (const [path, to] of Object.entries(links)) symlinkSync(to, join(root, path));
    const {listing, blobs} = worktree(root, 'sha1');
    expect(Object.keys(links).map(path => listing.files.get(path)?.kind)).toEqual(['link', 'link', 'link', 'file']);
    expect(blobs.read('', listing.files.get('d/a.png')?.oid ?? '').toString()).toBe('picture');
    expect([...listing.files.keys()].filter(path => path.includes('.git/'))).toEqual([]);
  });
  it('has no content for what went away meanwhile', () => {
    const {listing, blobs} = worktree(repository({'a.txt': 'x'}), 'sha1');
    expect(listing.files.get('b.txt')).toBeUndefined();
    expect(blobs.size('unknown')).toBe(0);
    expect(() => blobs.read('b.txt', 'unknown')).toThrow();
    expect(() => blobs.head('b.txt', 'unknown', 4)).toThrow();
  });
});
