import {existsSync, mkdirSync, readdirSync, statSync, truncateSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {keepWithin} from '../../../src/engines/image/cache-files.ts';
import {lookAtImages, type ImageToSee} from '../../../src/engines/image/look.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';

const DAY = 24 * 3600;
const name = (i: number, kind = 'fingerprints', end = 'seg'): string =>
  `${kind}-1-${String(i).padStart(16, '0')}.${end}`;

/** Files of so many bytes, last used so many days ago. */
function folder(files: Readonly<Record<string, readonly [bytes: number, days: number]>>): string {
  const root = dataSet(Object.fromEntries(Object.entries(files).map(([file, [bytes]]) => [file, Buffer.alloc(bytes)])));
  for (const [file, [, days]] of Object.entries(files)) {
    const time = Date.now() / 1000 - days * DAY;
    utimesSync(join(root, file), time, time);
  }
  return root;
}

describe('keepWithin(folder, most)', () => {
  it('removes the longest unused until the others fit, of all kinds', () => {
    const root = folder({
      [name(1)]: [400, 9],
      [name(2, 'models')]: [400, 8],
      [name(3)]: [400, 7],
      [name(4, 'paths')]: [400, 1],
    });
    keepWithin(root, {images: 1000, vectors: 0, reports: 0, code: 0});
    expect(readdirSync(root).toSorted()).toEqual([name(3), name(4, 'paths')].toSorted());
  });
  it('lets vectors push out vectors alone, and nothing else vectors', () => {
    const root = folder({
      [name(1)]: [400, 9],
      [name(2, 'vectors512')]: [400, 8],
      [name(3, 'vectors768')]: [400, 7],
      [name(4)]: [400, 1],
    });
    keepWithin(root, {images: 400, vectors: 400, reports: 0, code: 0});
    expect(readdirSync(root).toSorted()).toEqual([name(3, 'vectors768'), name(4)].toSorted());
  });
  it('leaves all alone that fits, and whatever is not ours', () => {
    const root = folder({[name(1)]: [400, 9], 'notes.txt': [4000, 99]});
    keepWithin(root, {images: 400, vectors: 0, reports: 0, code: 0});
    expect(readdirSync(root)).toHaveLength(2);
  });
  it('removes what a killed process left half-written, not what another is writing', () => {
    const root = folder({[name(1, 'paths', 'tmp')]: [10, 1], [name(2, 'paths', 'tmp')]: [10, 0]});
    keepWithin(root);
    expect(readdirSync(root)).toEqual([name(2, 'paths', 'tmp')]);
  });
  it('has nothing to do where there is no folder', () =>
    expect(() => keepWithin('/nowhere/at/all', {images: 0, vectors: 0, reports: 0, code: 0})).not.toThrow());
});

describe('the cache as a whole', () => {
  const look = (images: readonly ImageToSee[], cache: string): Promise<unknown> =>
    lookAtImages(images, {policy: policyOf('kohya'), cache});
  const pictures = async (...seeds: number[]): Promise<ImageToSee[]> => {
    const root = dataSet({});
    return Promise.all(
      seeds.map(async seed => {
        const path = join(root, `${seed}.png`);
        writeFileSync(path, await drawn(seed, 48, 36).png().toBuffer());
        utimesSync(path, 1e9, 1e9);
        return {name: path, path};
      }),
    );
  };

  it('stays within 1 GiB when something new is kept', async () => {
    const cache = join(dataSet({}), 'cache');
    mkdirSync(cache);
    const [large, vectors] = [join(cache, name(1, 'paths')), join(cache, name(2, 'vectors512'))];
    for (const path of [large, vectors]) {
      writeFileSync(path, '');
      truncateSync(path, 2 ** 30);
      utimesSync(path, 1e9, 1e9);
    }
    await look(await pictures(1), cache);
    expect(existsSync(large)).toBe(false);
    expect(existsSync(vectors)).toBe(true);
    expect(readdirSync(cache)).toHaveLength(3);
  });

  it('counts being found as use', async () => {
    const cache = join(dataSet({}), 'cache');
    const [used, unused] = [await pictures(1), await pictures(2)];
    await look(used, cache);
    const ofUsed = readdirSync(cache);
    await look(unused, cache);
    for (const file of readdirSync(cache)) utimesSync(join(cache, file), 1e9, 1e9);
    await look(used, cache);
    for (const file of readdirSync(cache))
      expect(statSync(join(cache, file)).mtimeMs > 1e12).toBe(ofUsed.includes(file));
  });
});
