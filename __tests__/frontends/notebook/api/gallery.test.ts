import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import type {Dataset} from '../../../../src/frontends/notebook/api/dataset.ts';
import {seededRandom} from '../../../../src/math/random.ts';
import {bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
import {Gallery} from '../../../../src/frontends/notebook/api/gallery.ts';
import {load} from '../../../../src/frontends/notebook/api/load.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {drawn} from '../../../helpers/pictures.ts';
import {itemsOf} from '../../../helpers/sets.ts';

let set: Dataset;
let root: string;
beforeAll(async () => {
  const [one, two] = [await drawn(1).png().toBuffer(), await drawn(2).png().toBuffer()];
  root = dataSet({'a.png': one, 'b<b>.png': one, 'c.png': two, 'a.txt': 'hat', 'b<b>.txt': 'hat', 'c.txt': 'boots'});
  set = await load(root, {cache: false});
});

describe('duplicates()', () => {
  it('shows each cluster with small pictures and names', async () => {
    const gallery = set.duplicates();
    expect(gallery.clusters).toEqual([{keys: ['a.png', 'b<b>.png'], says: '2 × the same picture; keep a.png'}]);
    expect(gallery.title).toBe('1 copy among 3 images, in 1 cluster');
    const {data, metadata} = await bundleOf(gallery);
    const html = String(data['text/html']);
    expect(html.match(/<img /g)).toHaveLength(2);
    expect(html).toContain('b&lt;b&gt;.png');
    const [, webp = ''] = /webp;base64,([^"]+)/.exec(html) ?? [];
    expect(await sharp(Buffer.from(webp, 'base64')).metadata()).toMatchObject({
      format: 'webp',
      width: 160,
      height: 120,
    });
    const png = await sharp(Buffer.from(String(data['image/png']), 'base64')).metadata();
    expect(metadata).toEqual({'image/png': {width: png.width / 2, height: Math.ceil(png.height / 2)}});
  });

  it('shows items that share a caption', async () => {
    const gallery = set.duplicates({kind: 'captions'});
    expect(gallery.title).toBe('2 of 3 captions repeat another, in 1 cluster');
    expect((await bundleOf(gallery)).data).toHaveProperty('image/png');
  });

  it('goes without pictures where they are gone, or there are none', async () => {
    const gallery = set.duplicates();
    writeFileSync(join(root, 'a.png'), 'no picture any more');
    expect((await gallery.toHTML()).match(/<img /g)).toHaveLength(1);
    const memory = await load(itemsOf(['hat', 'hat']));
    const {data} = await bundleOf(memory.duplicates({kind: 'captions'}));
    expect(Object.keys(data)).toEqual(['text/plain', 'text/html']);
    expect(() => memory.duplicates()).toThrow('not looked at');
  });

  it('is saved, all clusters or as a picture', async () => {
    const gallery = set.duplicates({clusters: 0});
    expect(String(gallery)).toContain('… and 1 more cluster');
    const folder = dataSet({});
    expect(JSON.parse(readFileSync(await gallery.save(join(folder, 'g.json')), 'utf8'))).toEqual(gallery.clusters);
    expect(await sharp(await gallery.save(join(folder, 'g.png'))).metadata()).toMatchObject({width: 1440});
  });
});

describe('the bundle of a gallery', () => {
  const keysOf = (cluster: number): string[] => Array.from({length: 8}, (_, i) => `${cluster}-${i}.png`);
  const clusters = Array.from({length: 20}, (_, i) => ({keys: keysOf(i), says: 'copies'}));
  const gallery = (noise: Buffer): Gallery =>
    new Gallery(clusters, {
      title: 'Many copies',
      shown: clusters.length,
      thumbnails: async keys => {
        const webp = await sharp(noise, {raw: {width: 160, height: 120, channels: 3}})
          .webp({quality: 70})
          .toBuffer();
        return new Map(keys.map(key => [key, {webp, width: 160, height: 120}]));
      },
    });
  const noise = (grain: number): Buffer => {
    const random = seededRandom('noise');
    return Buffer.from(Uint8Array.from({length: 160 * 120 * 3}, () => 128 + (random() - 0.5) * grain));
  };
  it.each([
    ['flat', 0, 160],
    ['photos', 60, 160],
    ['noise', 250, 80],
  ])('stays below 1.5 MB for %s', async (_, grain, least) => {
    const {data} = await bundleOf(gallery(noise(grain)));
    const bytes = Object.values(data).reduce<number>((sum, one) => sum + String(one).length, 0);
    expect(bytes).toBeLessThan(1_600_000);
    const shown = String(data['text/html']).match(/<img /g)?.length;
    expect(shown).toBeGreaterThanOrEqual(least);
  });
});
