import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {watchedMedium} from '../../../src/frontends/action/watched-medium.ts';
import {DISK_MEDIUM} from '../../../src/sources/disk-medium.ts';
import {dataSet} from '../../helpers/data-set.ts';

const root = dataSet({'d/a.txt': 'sks', 'dd/b.txt': 'hat', 'c.txt': 'cat'});
const d = join(root, 'd');

describe('watchedMedium(medium, folder)', () => {
  it('is the medium, and says nothing of looks inside', () => {
    const {medium, left} = watchedMedium(DISK_MEDIUM, d);
    expect(medium.kind(d)).toBe('folder');
    expect(medium.names(d)).toEqual(['a.txt']);
    expect(medium.kind(join(d, 'none'))).toBeNull();
    expect(Buffer.from(medium.files.read(join(d, 'a.txt'))).toString()).toBe('sks');
    expect(left()).toBe(false);
  });
  it.each([
    ['above', root],
    ['beside, with a longer name', join(root, 'dd')],
    ['out and elsewhere', `${d}/../c.txt`],
  ])('remembers a look %s', (_, path) => {
    const {medium, left} = watchedMedium(DISK_MEDIUM, d);
    medium.kind(path);
    expect(left()).toBe(true);
  });
  it('has no outside at the top of a repository', () => {
    const {medium, left} = watchedMedium(DISK_MEDIUM, '/');
    medium.kind(root);
    expect(left()).toBe(false);
  });
});
