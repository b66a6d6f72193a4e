import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {byFolder, extension, fileName, folderOf, stem, unreadable, Unreadable} from '../../src/sources/tree.ts';

const path = fc
  .array(fc.string({unit: fc.constantFrom('a', '.', ' ', 'é')}), {minLength: 1})
  .map(parts => parts.join('/'));

describe('parts of a path', () => {
  it.each([
    ['t/a.b.png', 't', 'a.b.png', 't/a.b', '.png'],
    ['a', '', 'a', 'a', ''],
    ['t/.hidden', 't', '.hidden', 't/.hidden', ''],
    ['t.x/a', 't.x', 'a', 't.x/a', ''],
    ['a.', '', 'a.', 'a', '.'],
  ])('%s: folder %j, name %j, stem %j, extension %j', (whole, folder, name, bare, ending) =>
    expect([folderOf(whole), fileName(whole), stem(whole), extension(whole)]).toEqual([folder, name, bare, ending]),
  );
  it('join to the whole again', () =>
    fc.assert(
      fc.property(path, whole => {
        expect(stem(whole) + extension(whole)).toBe(whole);
        expect([folderOf(whole), fileName(whole)].join('/').replace(/^\//, '')).toBe(whole.replace(/^\//, ''));
      }),
    ));
  it('byFolder(paths) loses none and mixes none', () =>
    fc.assert(
      fc.property(fc.array(path), paths => {
        const folders = byFolder(paths);
        expect([...folders.values()].flat().toSorted()).toEqual(paths.toSorted());
        for (const [folder, own] of folders) expect(own.every(one => folderOf(one) === folder)).toBe(true);
      }),
    ));
});

describe('unreadable(error)', () => {
  it('knows those that have a note of their own', () => {
    expect(unreadable(new Unreadable('git-blob-missing'))).toBe('git-blob-missing');
    expect(unreadable(new Error('EACCES'))).toBe('file-unreadable');
  });
});
