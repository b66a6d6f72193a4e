import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {lookAtImages, type ImageToSee, pixelDigests} from '../../../src/engines/image/look.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import type {ImageRecord} from '../../../src/engines/image/record.ts';
import {seededRandom} from '../../../src/math/random.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';

const LONG_AGO = new Date(2020, 1, 1);

/** Pictures on disk that were last written long ago, one of them broken, and an empty folder for the cache. */
async function pictures(n = 4): Promise<{images: ImageToSee[]; cache: string; root: string}> {
  const root = dataSet({'broken.png': 'no picture'});
  for (let seed = 0; seed < n; seed++)
    writeFileSync(join(root, `${seed}.png`), await drawn(seed, 48, 36).png().toBuffer());
  const names = readdirSync(root).toSorted();
  for (const name of names) utimesSync(join(root, name), LONG_AGO, LONG_AGO);
  return {images: names.map(name => ({name, path: join(root, name)})), cache: join(dataSet({}), 'cache'), root};
}

const look = (images: readonly ImageToSee[], cache: string | null): Promise<ImageRecord[]> =>
  lookAtImages(images, {policy: policyOf('kohya'), cache});
const files = (cache: string): string[] => readdirSync(cache).map(name => join(cache, name));

/** Seen by the cache alone: the files are gone. */
async function remembered(images: readonly ImageToSee[], cache: string): Promise<ImageRecord[]> {
  const seen: number[] = [];
  const records = await lookAtImages(images, {
    policy: policyOf('kohya'),
    cache,
    onProgress: done => void seen.push(done),
  });
  expect(seen).toEqual([]);
  return records;
}

describe('lookAtImages(images, options)', () => {
  it('gives a record for each, in their order', async () => {
    const {images} = await pictures();
    expect((await look(images, null)).map(({state}) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'not-an-image']);
  });
  it('names what cannot be read', async () => {
    const root = dataSet({});
    mkdirSync(join(root, 'folder.png'));
    const [folder, gone] = await look(
      [
        {name: 'folder.png', path: join(root, 'folder.png')},
        {name: 'x.png', path: join(root, 'x.png')},
      ],
      null,
    );
    expect([folder, gone]).toEqual([
      {state: 'unreadable', contentId: null, detail: 'it is no file'},
      {state: 'unreadable', contentId: null, detail: 'ENOENT'},
    ]);
  });
  it('reads what is not on disk when its turn comes, and bears what throws', async () => {
    const bytes = await drawn(1).png().toBuffer();
    const records = await look(
      [
        {name: 'a.png', path: null, read: () => bytes},
        {
          name: 'b.png',
          path: null,
          read: () => {
            throw new Error('gone');
          },
        },
        {name: 'c.png', path: null},
        {name: 'd.png', path: null, lfs: {oid: 'e'.repeat(64), size: 7}},
      ],
      null,
    );
    expect(records.map(({state}) => state)).toEqual(['ok', 'unreadable', 'unreadable', 'lfs-pointer']);
  });
  it('refuses a file above the limit without reading it', async () => {
    const {images} = await pictures(1);
    const records = await lookAtImages(images, {policy: policyOf('kohya', {maxBytes: 5}), cache: null});
    expect(records[0]).toMatchObject({state: 'too-large', detail: '1 MiB'});
  });
  it('stops when it is told to', async () => {
    const {images} = await pictures(2);
    const policy = policyOf('kohya');
    await expect(lookAtImages(images, {policy, cache: null, signal: AbortSignal.abort('enough')})).rejects.toBe(
      'enough',
    );
  });
});

describe('the cache', () => {
  it('gives the same without opening a file', async () => {
    const {images, cache} = await pictures();
    const cold = await look(images, cache);
    expect(await remembered(images, cache)).toEqual(cold);
  });
  it('knows a copy and a renamed file by their bytes', async () => {
    const {images, cache, root} = await pictures(1);
    const [cold] = await look(images, cache);
    writeFileSync(join(root, 'copy.png'), readFileSync(join(root, '0.png')));
    expect(await look([{name: 'copy.png', path: join(root, 'copy.png')}], cache)).toEqual([cold]);
  });
  it('looks again at a file that has changed', async () => {
    const {images, cache, root} = await pictures(1);
    const [before] = await look(images, cache);
    writeFileSync(join(root, '0.png'), await drawn(77, 48, 36).png().toBuffer());
    const [after] = await look(images, cache);
    expect(after?.contentId).not.toBe(before?.contentId);
  });
  it('does not trust the time of a file that was written just now', async () => {
    const {images, cache, root} = await pictures(1);
    const now = new Date();
    utimesSync(join(root, '0.png'), now, now);
    await look(images.slice(0, 1), cache);
    expect(files(cache).filter(name => name.includes('paths'))).toEqual([]);
  });
  it('belongs to a recipe: another trainer sees other pixels', async () => {
    const {images, cache} = await pictures(1);
    await look(images, cache);
    const seen: number[] = [];
    await lookAtImages(images, {policy: policyOf('diffusion-pipe'), cache, onProgress: done => void seen.push(done)});
    expect(seen.length).toBe(2);
  });
  it.each(Array.from({length: 20}, (_, seed) => seed))('gives the same when it is damaged (seed %i)', async seed => {
    const {images, cache} = await pictures(2);
    const cold = await look(images, cache);
    const random = seededRandom(`damage ${seed}`);
    for (const file of files(cache)) {
      const bytes = readFileSync(file);
      for (let i = 0; i < 1 + seed; i++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      writeFileSync(file, bytes);
      if (seed % 3 === 1) truncateSync(file, Math.floor(random() * bytes.length));
      if (seed % 3 === 2) appendFileSync(file, 'more');
    }
    expect(await look(images, cache)).toEqual(cold);
  });
  it('joins its files when there are many, and forgets nothing', async () => {
    const {images, cache} = await pictures(11);
    const records: ImageRecord[] = [];
    for (const image of images) records.push(...(await look([image], cache)));
    expect(files(cache).length).toBeLessThanOrEqual(18);
    expect(await remembered(images, cache)).toEqual(records);
  });
  it('is no condition: a folder that cannot be written is as none', async () => {
    const {images} = await pictures(1);
    const closed = dataSet({cache: 'a file where a folder should be'});
    expect((await look(images, join(closed, 'cache')))[0]?.state).toBe('ok');
    const readOnly = dataSet({});
    chmodSync(readOnly, 0o500);
    expect((await look(images, join(readOnly, 'cache')))[0]?.state).toBe('ok');
  });
  it('leaves foreign files alone', async () => {
    const {images, cache} = await pictures(1);
    mkdirSync(cache, {recursive: true});
    writeFileSync(join(cache, 'fingerprints-1-0123456789abcdef.seg'), 'something else');
    writeFileSync(join(cache, 'notes.txt'), 'mine');
    expect((await look(images, cache))[0]?.state).toBe('ok');
    expect(readFileSync(join(cache, 'notes.txt'), 'utf8')).toBe('mine');
  });
});

describe('pixelDigests(images, records, options)', () => {
  it('are equal for equal pixels, and remembered', async () => {
    const {cache, root} = await pictures(1);
    writeFileSync(join(root, 'same.webp'), await drawn(0, 48, 36).webp({lossless: true}).toBuffer());
    const images = ['0.png', 'same.webp'].map(name => ({name, path: join(root, name)}));
    const options = {policy: policyOf('kohya'), cache};
    const digests = await pixelDigests(images, await lookAtImages(images, options), options);
    expect(digests[0]).toBe(digests[1]);
    expect((await lookAtImages(images, options)).map(one => (one.state === 'ok' ? one.pixels : ''))).toEqual(digests);
  });
});
