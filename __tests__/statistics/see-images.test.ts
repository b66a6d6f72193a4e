import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {dataSet} from '../helpers/data-set.ts';
import {grained} from '../helpers/pictures.ts';

let cache: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'tagnosis-seen-'));
});
afterEach(() => rmSync(cache, {recursive: true, force: true}));

describe('a look at images', () => {
  it('finds equal pixels among copies of a file in the first run as in the second', async () => {
    const root = dataSet({});
    const picture = await grained(1);
    const file = await picture.clone().png({compressionLevel: 1}).toBuffer();
    // Two copies of one file, and the same pixels in another.
    for (const name of ['a.png', 'b.png']) writeFileSync(join(root, name), file);
    writeFileSync(join(root, 'c.png'), await picture.clone().png({compressionLevel: 9}).toBuffer());
    writeFileSync(join(root, 'd.png'), await (await grained(2)).png().toBuffer());
    const look = async () => (await analyzeFully(root, {images: {cache}, advice: false})).statistics.images;
    const [first, second] = [await look(), await look()];
    expect(first.exact).toBe(2);
    expect(second).toEqual(first);
  });
});
