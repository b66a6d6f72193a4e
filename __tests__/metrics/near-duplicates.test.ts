import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {analyzeFully} from '../../src/analyze.ts';
import {wilsonInterval} from '../../src/math/intervals.ts';
import {nearDuplicates} from '../../src/metrics/near-duplicates.ts';
import {memorySource} from '../../src/sources/memory.ts';
import {type ImageStatistics, NO_IMAGES} from '../../src/statistics/images.ts';
import {loadStatistics, saveStatistics} from '../../src/statistics/saved.ts';
import {dataSet} from '../helpers/data-set.ts';
import {drawn} from '../helpers/pictures.ts';

const measured = async (images: Partial<ImageStatistics>, captionsOnly = false) => {
  const {statistics} = await analyzeFully(memorySource([{key: 'a', caption: 'hat'}]));
  return nearDuplicates.measure({
    images: {...NO_IMAGES, ...images},
    dataset: {...statistics.dataset, captionsOnly},
  });
};

/** Pictures with captions; the first `copies` of them stand there twice. */
async function set(pictures: number, copies: number): Promise<string> {
  const root = dataSet({});
  for (let i = 0; i < pictures; i++) {
    writeFileSync(join(root, `${i}.png`), await drawn(i, 48, 36).png().toBuffer());
    writeFileSync(join(root, `${i}.txt`), `hat, tag ${i}`);
    if (i >= copies) continue;
    writeFileSync(join(root, `${i} copy.png`), readFileSync(join(root, `${i}.png`)));
    writeFileSync(join(root, `${i} copy.txt`), `hat, tag ${i}`);
  }
  return root;
}

describe('near-duplicates', () => {
  it.each([
    [0, 0],
    [1, 1 / 5],
    [2, 2 / 6],
    [4, 4 / 8],
  ])('of 4 pictures of which %i stand there twice is k / (1 + k)', async (copies, value) => {
    const {report} = await analyzeFully(await set(4, copies), {images: {}});
    expect(report.metrics['near-duplicates']).toMatchObject({status: 'scored', value: expect.closeTo(value, 10)});
  });
  it('is not run where images are not looked at, and weighs as not measured', async () => {
    const {report} = await analyzeFully(await set(2, 1));
    expect(report.metrics['near-duplicates']).toMatchObject({status: 'not-run', reason: 'No image was looked at.'});
    expect(report.pillars.uniqueness.coverage).toBeCloseTo(0.5, 10);
  });
  it('does not apply to captions alone', async () =>
    expect(await measured({}, true)).toEqual({notApplicable: 'There are only captions.'}));
  it.each([
    [{}, {notApplicable: 'There is no image.'}],
    [{images: 3, pointers: 3}, {notRun: expect.stringContaining('Git LFS')}],
    [{images: 3, pointers: 1}, {notRun: 'No image could be decoded.'}],
    [{unseen: 'why'}, {notRun: 'why'}],
    [
      {images: 10, ok: 7, clusters: 7},
      {value: 0, informative: 'Only 7 of 10 images could be decoded.'},
    ],
    [{images: 10, ok: 8, clusters: 6}, {value: 0.25}],
    [{images: 1, ok: 1, clusters: 1}, {value: 0}],
  ])('of %j', async (images, want) => expect(await measured(images)).toMatchObject(want));
  it('says so when hashes were compared less far', async () => {
    const less = await measured({images: 9, ok: 9, clusters: 3, radius: 2});
    expect('detail' in less ? less.detail?.remarks : null).toEqual([expect.stringContaining('within 2 bits')]);
  });
  it('is the same from saved statistics', async () => {
    const {statistics} = await analyzeFully(await set(3, 2), {images: {}});
    const loaded = loadStatistics(saveStatistics(statistics));
    expect(loaded?.images).toEqual(statistics.images);
  });
  it('is the same cold and warm, byte for byte', async () => {
    const [root, cache] = [await set(3, 2), join(dataSet({}), 'cache')];
    const [cold, warm] = [await analyzeFully(root, {images: {cache}}), await analyzeFully(root, {images: {cache}})];
    expect(JSON.stringify(warm.report)).toBe(JSON.stringify(cold.report));
  });
});

describe('the interval of near-duplicates', () => {
  it('is that of Wilson, of images', async () =>
    expect(await measured({images: 10, ok: 10, clusters: 8})).toMatchObject({
      value: 0.2,
      interval: wilsonInterval(2, 10),
    }));
  it('is left out where the share is not scored', async () =>
    expect(await measured({images: 10, ok: 7, clusters: 7})).not.toHaveProperty('interval'));
});
