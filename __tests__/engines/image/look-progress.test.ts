import {readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {lookAtImages, type SeenSoFar} from '../../../src/engines/image/look.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';

const LONG_AGO = new Date(2020, 1, 1);

describe('onProgress of lookAtImages(images, options)', () => {
  it('tells bytes and failures, also of what was seen before', async () => {
    const root = dataSet({'a.png': await drawn(1, 24, 18).png().toBuffer(), 'b.png': 'no picture'});
    const cache = join(dataSet({}), 'cache');
    const imageOf = (name: string): {name: string; path: string} => ({name, path: join(root, name)});
    const seen: (readonly [number, number, SeenSoFar])[] = [];
    const look = (names: readonly string[]): Promise<unknown> =>
      lookAtImages(names.map(imageOf), {
        policy: policyOf('kohya'),
        cache,
        onProgress: (...told) => void seen.push(told),
      });
    const bytes = readFileSync(join(root, 'a.png')).length;
    for (const name of ['a.png', 'b.png']) utimesSync(join(root, name), LONG_AGO, LONG_AGO);
    await look(['a.png', 'b.png']);
    expect(seen).toEqual([
      [1, 2, {bytes, failed: 0}],
      [2, 2, {bytes, failed: 1}],
    ]);
    seen.length = 0;
    writeFileSync(join(root, 'c.png'), await drawn(2, 24, 18).png().toBuffer());
    await look(['a.png', 'b.png', 'c.png']);
    const more = readFileSync(join(root, 'c.png')).length;
    expect(seen).toEqual([[3, 3, {bytes: bytes + more, failed: 1}]]);
  });
});
