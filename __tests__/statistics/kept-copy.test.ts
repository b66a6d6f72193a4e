import {describe, expect, it} from '@jest/globals';
import {chooseKept, type Copy} from '../../src/statistics/kept-copy.ts';
import {corpusOf} from '../helpers/sets.ts';

type Picture = Copy['picture'];
const PICTURE: Picture = {width: 512, height: 512, sharpness: 100, format: 'jpeg', bytes: 40_000};

async function choose(pictures: readonly Partial<Picture>[], captions: readonly string[] = pictures.map(() => 'hat')) {
  const corpus = await corpusOf(captions);
  const copies = pictures.map((picture, item) => ({
    key: corpus.keys[item] ?? '',
    item,
    picture: {...PICTURE, ...picture},
  }));
  const {kept, why} = chooseKept(copies, corpus);
  return [kept.item, why];
}

describe('chooseKept(copies, corpus)', () => {
  it('takes one with a caption before all', async () =>
    expect(await choose([{width: 2048, format: 'png'}, {}], ['', 'hat'])).toEqual([1, 'caption']));
  it('does not take one that was blown up', async () =>
    expect(await choose([{width: 1024, height: 1024, sharpness: 20}, {}])).toEqual([1, 'not-upscaled']));
  it('takes a larger one that is as sharp', async () =>
    expect(await choose([{}, {width: 1024, height: 1024, sharpness: 90}])).toEqual([1, 'pixels']));
  it('takes one without loss', async () =>
    expect(await choose([{bytes: 1e6}, {format: 'png'}])).toEqual([1, 'lossless']));
  it('takes more bytes', async () => expect(await choose([{}, {bytes: 50_000}])).toEqual([1, 'bytes']));
  it('takes the first by name where nothing tells them apart', async () =>
    expect(await choose([{}, {}, {}])).toEqual([0, 'name']));
  it('is not misled by a third: only the next best is set against it', async () =>
    expect(await choose([{bytes: 1}, {bytes: 50_000}, {bytes: 60_000}])).toEqual([2, 'bytes']));
});
