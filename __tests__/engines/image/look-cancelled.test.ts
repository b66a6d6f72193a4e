import {readdirSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import {type ImageToSee, lookAtImages} from '../../../src/engines/image/look.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import type {ImageRecord} from '../../../src/engines/image/record.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {drawn} from '../../helpers/pictures.ts';

const LONG_AGO = new Date(2020, 1, 1);
/** More than are written to the cache at once. */
const N = 270;

describe('lookAtImages(images, options) that is cancelled', () => {
  let images: ImageToSee[] = [];
  let whole: ImageRecord[] = [];
  beforeAll(async () => {
    const root = dataSet({});
    for (let seed = 0; seed < N; seed++) {
      const path = join(root, `${seed}.png`);
      writeFileSync(path, await drawn(seed, 24, 18).png().toBuffer());
      utimesSync(path, LONG_AGO, LONG_AGO);
      images = [...images, {name: '.png', path}];
    }
    whole = await lookAtImages(images, {policy: policyOf('kohya'), cache: null});
  }, 30_000);

  it.each([1, 100, 256, 257, 269])('after %i images leaves a cache that the next run goes on from', async after => {
    const cache = join(dataSet({}), 'cache');
    const controller = new AbortController();
    const cancelled = lookAtImages(images, {
      policy: policyOf('kohya'),
      cache,
      signal: controller.signal,
      onProgress: done => done === after && controller.abort('enough'),
    });
    await expect(cancelled).rejects.toBe('enough');
    expect(readdirSync(cache).filter(name => !/^(?:fingerprints|paths)-.*\.seg$/.test(name))).toEqual([]);
    const looked: number[] = [];
    const records = await lookAtImages(images, {
      policy: policyOf('kohya'),
      cache,
      onProgress: done => void looked.push(done),
    });
    expect(looked).toEqual(Array.from({length: N - after}, (_, i) => after + i + 1));
    expect(records).toEqual(whole);
  });
  it('before the first image leaves nothing', async () => {
    const root = dataSet({});
    const cache = join(root, 'cache');
    const signal = AbortSignal.abort('enough');
    await expect(lookAtImages(images, {policy: policyOf('kohya'), cache, signal})).rejects.toBe('enough');
    expect(readdirSync(root)).toEqual([]);
  });
});
