import {describe, expect, it} from '@jest/globals';
import {findCaption, inferExtension, isOrphanCaption, nearNames} from '../../src/sources/caption-files.ts';
import {stem} from '../../src/sources/tree.ts';

describe('inferExtension(paths)', () => {
  it.each([
    [['a.txt', 'b.caption', 'c.caption'], '.caption'],
    [['a.caption', 'b.txt'], '.txt'],
    [['a.cap', 'b.caption'], '.caption'],
    [['a.png'], null],
    [[], null],
  ])('%j → %j', (paths, extension) => expect(inferExtension(paths)).toBe(extension));
});

describe('isOrphanCaption(path)', () => {
  it.each([
    ['a.txt', true],
    ['t/a.caption', true],
    ['requirements.txt', false],
    ['t/Captions.txt', false],
    ['metadata.txt', false],
    ['a.md', false],
  ])('%s: %s', (path, expected) => expect(isOrphanCaption(path)).toBe(expected));
});

describe('findCaption(image, captions, near)', () => {
  const find = (image: string, ...paths: string[]) => {
    const captions = new Map(paths.map(path => [stem(path), path]));
    return findCaption(image, captions, nearNames(captions));
  };
  it.each([
    ['a.png', ['a.txt'], 'a.txt', []],
    ['t/a.png', ['a.txt'], null, [{code: 'caption-missing'}]],
    ['a_b_c_d_e.png', ['a_b_c_d_e.txt', 'a.txt'], 'a_b_c_d_e.txt', []],
    ['t/a_1_2_3_4.png', ['t/a.txt'], 't/a.txt', [{code: 'caption-borrowed', detail: 'a.txt'}]],
    ['a_b_1_2_3_4.png', ['a_b.txt'], 'a_b.txt', [{code: 'caption-borrowed', detail: 'a_b.txt'}]],
    ['a_1_2_3.png', ['a.txt'], null, [{code: 'caption-missing'}]],
    ['Hat.png', ['hat.txt'], null, [{code: 'caption-missing', detail: 'near: hat.txt'}]],
    ['caf\u00e9.png', ['cafe\u0301.txt'], null, [{code: 'caption-missing', detail: 'near: cafe\u0301.txt'}]],
    ['red hat.png', ['redhat.txt'], null, [{code: 'caption-missing', detail: 'near: redhat.txt'}]],
  ])('%s among %j is %j', (image, captions, path, notes) => expect(find(image, ...captions)).toEqual({path, notes}));
});
