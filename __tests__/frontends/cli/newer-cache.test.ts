import {mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';

const LONG_AGO = new Date(2020, 1, 1);
const LATER = ['fingerprints-2-00000001-0123456789abcdef.seg', 'paths-17-0000000a-0123456789abcdef.seg'];
/** Of this version, of an earlier build, of other parts, and of nobody. */
const OTHERS = [
  'fingerprints-1-00000001-fedcba9876543210.seg',
  'vectors512-9-00000001-0123456789abcdef.seg',
  'paths-2.txt',
];

describe('files of a later version in the cache', () => {
  it('are told once, left alone, and silent where every image is known', async () => {
    const set = dataSet({'a.png': null, 'b.png': null});
    for (const name of readdirSync(set)) utimesSync(join(set, name), LONG_AGO, LONG_AGO);
    const cache = join(dataSet({}), 'cache');
    mkdirSync(cache);
    for (const name of [...LATER, ...OTHERS]) writeFileSync(join(cache, name), 'of another time');
    const told = async (): Promise<string[]> => {
      const world = recorder(['duplicates', set, '--cache-dir', cache]);
      expect(await run(world)).toBe(0);
      return world.warned.filter(text => text.includes('later'));
    };
    expect(await told()).toEqual([
      expect.stringMatching(/^2 files were written by a later tagnosis into .*cache, and left/),
    ]);
    expect(LATER.map(name => readFileSync(join(cache, name), 'utf8'))).toEqual(['of another time', 'of another time']);
    expect(await told()).toEqual([]);
  });
});
