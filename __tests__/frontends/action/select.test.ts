import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import {discover} from '../../../src/frontends/action/discover.ts';
import {matchFolders} from '../../../src/frontends/action/globs.ts';
import {selectSets} from '../../../src/frontends/action/select.ts';
import type {GitListing} from '../../../src/sources/git-listing.ts';

/** A listing of names; the object name of a file is its content, of a folder the names and contents below it. */
function listing(files: Readonly<Record<string, string>>): GitListing {
  const folders = new Map<string, string>();
  for (const path of Object.keys(files)) {
    for (let at = path; at !== '';) {
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
      const below = Object.entries(files).filter(([name]) => at === '' || name.startsWith(`${at}/`));
      folders.set(at, JSON.stringify(below.map(([name, content]) => [name.slice(at.length), content])));
    }
  }
  const entries = Object.entries(files).map(([path, oid]) => [path, {kind: 'file' as const, oid}] as const);
  return {files: new Map(entries), folders, undecodable: new Set()};
}

const pairs = (folder: string, n: number, mark = ''): Record<string, string> =>
  Object.fromEntries(
    Array.from({length: n}, (_, i) => i).flatMap(i => [
      [`${folder}/${i}.png`, `image ${i}`],
      [`${folder}/${i}.txt`, `caption ${i}${mark}`],
    ]),
  );
const ALL = {paths: undefined, within: '', sameSettings: true};

describe('discover(listing, within)', () => {
  it.each([
    ['images with captions', pairs('train', 3), ['train']],
    ['two sets side by side', {...pairs('d/a', 3), ...pairs('d/b', 4)}, ['d/a', 'd/b']],
    ['kohya folders', {...pairs('d/10_cat', 2), ...pairs('d/5_dog', 2)}, ['d']],
    ['a table', {'d/metadata.jsonl': '', 'd/images/a.png': ''}, ['d']],
    ['one inside another', {...pairs('d', 3), ...pairs('d/sub', 3)}, ['d']],
    ['screenshots of a manual', {'docs/a.png': '', 'docs/a.txt': '', 'docs/b.png': ''}, []],
    ['hidden and foreign folders', {...pairs('.x', 3), ...pairs('node_modules/y', 3)}, []],
    ['a table without images', {'d/metadata.jsonl': ''}, []],
  ])('finds %s', (_, files, found) => expect(discover(listing(files), '')).toEqual(found));
  it('looks only below a folder', () =>
    expect(discover(listing({...pairs('a/x', 3), ...pairs('b/x', 3)}), 'b')).toEqual(['b/x']));
});

describe('matchFolders(globs, folders)', () => {
  const folders = ['', 'a', 'a/b', 'a/b/c', 'ab', 'd'];
  it.each([
    [['a'], ['a']],
    [['a/*'], ['a/b']],
    [['a/**'], ['a', 'a/b', 'a/b/c']],
    [['**/c'], ['a/b/c']],
    [['a*'], ['a', 'ab']],
    [['*', '!a*'], ['d']],
    [['./a/'], ['a']],
    [['.'], ['']],
  ])('%j names %j', (globs, found) => expect(matchFolders(globs, folders).folders).toEqual(found));
  it('tells what named nothing', () => expect(matchFolders(['x', 'a'], folders).unmatched).toEqual(['x']));
  it('takes no time over many stars', () => {
    const start = performance.now();
    matchFolders(['*a'.repeat(50) + 'b', '**/'.repeat(50) + 'x'], ['a'.repeat(2000), 'a/'.repeat(500)]);
    expect(performance.now() - start).toBeLessThan(500);
  });
  it('names every folder by its own name', () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,3}$/), {minLength: 1, maxLength: 4}), names =>
        expect(matchFolders([names.join('/')], [names.join('/')]).folders).toHaveLength(1),
      ),
    ));
});

describe('selectSets(base, head, asked)', () => {
  it('tells what became of each', () => {
    const base = listing({
      ...pairs('same', 3),
      ...pairs('edited', 3),
      ...pairs('old', 5, 'x'),
      ...pairs('gone', 3, 'z'),
    });
    const head = listing({
      ...pairs('same', 3),
      ...pairs('edited', 3, 'y'),
      ...pairs('moved', 5, 'x'),
      ...pairs('new', 9, 'n'),
    });
    expect(selectSets(base, head, ALL).sets).toEqual([
      {state: 'changed', head: 'edited', base: 'edited'},
      {state: 'moved', head: 'moved', base: 'old'},
      {state: 'new', head: 'new', base: null},
      {state: 'unchanged', head: 'same', base: 'same'},
      {state: 'removed', head: null, base: 'gone'},
    ]);
  });
  it('finds nothing unchanged under other settings', () =>
    expect(
      selectSets(listing(pairs('a', 3)), listing(pairs('a', 3)), {...ALL, sameSettings: false}).sets[0]?.state,
    ).toBe('changed'));
  it('says that there is none', () => expect(() => selectSets(null, listing({a: ''}), ALL)).toThrow('no data set'));
  it('takes 200 and not 201', () => {
    const sets = Object.assign({}, ...Array.from({length: 201}, (_, i) => pairs(`s${i}`, 3))) as Record<string, string>;
    expect(() => selectSets(null, listing(sets), ALL)).toThrow('201 data sets');
  });
  it('warns of patterns that name nothing', () =>
    expect(selectSets(null, listing(pairs('a', 3)), {...ALL, paths: ['a', 'b']}).warnings).toEqual([
      'No folder matches "b" of the input paths.',
    ]));
});
