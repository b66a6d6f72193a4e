import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import type {Dataset} from '../../../../src/frontends/notebook/api/dataset.ts';
import {bundleOf} from '../../../../src/frontends/notebook/api/displayable.ts';
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
