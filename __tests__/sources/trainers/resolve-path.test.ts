import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {DISK_MEDIUM} from '../../../src/sources/disk-medium.ts';
import {parsePathMap, resolveFolder} from '../../../src/sources/trainers/resolve-path.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {inFolder} from '../../helpers/in-folder.ts';

describe('parsePathMap(told)', () => {
  it.each([
    ['C:\\data=./data', {from: 'C:\\data', to: './data'}],
    ['/a=/b=c', {from: '/a', to: '/b=c'}],
    ['/a=', {from: '/a', to: ''}],
  ])('%s', (told, map) => expect(parsePathMap(told)).toEqual(map));
  it.each(['', '=x', 'x'])('refuses %j', told => {
    expect(() => parsePathMap(told)).toThrow(expect.objectContaining({code: 'usage'}));
  });
});

describe('resolveFolder(path, rules)', () => {
  const root = dataSet({'set/cat/a.png': null, 'here/dog/a.png': null});
  const [set, here] = [join(root, 'set'), join(root, 'here')];
  it.each([
    ['cat', [], join(set, 'cat')],
    ['./cat', [], join(set, 'cat')],
    ['cat\\', [], join(set, 'cat')],
    [join(set, 'cat'), [], join(set, 'cat')],
    ['dog', [], join(here, 'dog')],
    ['C:\\data\\cat', [{from: 'C:\\data', to: set}], join(set, 'cat')],
  ])('%s lies beside the settings, or in the working folder', async (path, maps, found) => {
    await inFolder(here, async () =>
      expect(resolveFolder(path, {medium: DISK_MEDIUM, base: set, maps, within: null})).toBe(found),
    );
  });
  it('prefers the folder of the settings', async () => {
    const both = dataSet({'set/cat/a.png': null, 'here/cat/a.png': null});
    await inFolder(join(both, 'here'), async () =>
      expect(resolveFolder('cat', {medium: DISK_MEDIUM, base: join(both, 'set'), maps: [], within: null})).toBe(
        join(both, 'set', 'cat'),
      ),
    );
  });
  it('leads out of a data set only by a map of the user', () => {
    const rules = {medium: DISK_MEDIUM, base: set, maps: [], within: set};
    expect(resolveFolder('cat', rules)).toBe(join(set, 'cat'));
    expect(() => resolveFolder('../here/dog', rules)).toThrow(
      expect.objectContaining({code: 'config-path-not-found', message: expect.stringContaining('outside')}),
    );
    const maps = [{from: 'D:', to: here}];
    expect(resolveFolder('D:\\dog', {...rules, maps})).toBe(join(here, 'dog'));
  });
  it.each([
    ['nowhere', `Tried ${join(set, 'nowhere')}`],
    ['C:\\data\\cat', '--path-map'],
  ])('says of %s where it looked', (path, words) => {
    expect(() => resolveFolder(path, {medium: DISK_MEDIUM, base: set, maps: [], within: null})).toThrow(
      expect.objectContaining({code: 'config-path-not-found', hint: expect.stringContaining(words)}),
    );
  });
});
