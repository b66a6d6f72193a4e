import {describe, expect, it} from '@jest/globals';
import {type CopiesInput, copiesPage, picturesWanted} from '../../../src/frontends/html/copies-page.ts';
import type {ImageCluster} from '../../../src/statistics/image-clusters.ts';
import {NO_IMAGES} from '../../../src/statistics/images.ts';

const group = (i: number, size = 2): ImageCluster => ({
  keys: Array.from({length: size}, (_, copy) => `${i}/${copy}.png`),
  keep: `${i}/1.png`,
  why: 'pixels',
  exact: false,
  lowDetail: false,
  captions: 'equal',
  acrossFolders: false,
});

const input = (groups: readonly ImageCluster[], told: Partial<CopiesInput> = {}): CopiesInput => ({
  name: 'set',
  images: {...NO_IMAGES, images: 4000, ok: 4000, clusters: 3000, groups},
  pictures: new Map(),
  facts: () => null,
  captions: () => [],
  all: false,
  ...told,
});

describe('copiesPage(input)', () => {
  const many = Array.from({length: 1000}, (_, i) => group(i));
  const picture = {webp: new Uint8Array(5000), width: 160, height: 120};
  const pictures = new Map(many.flatMap(({keys}) => keys.map(key => [key, picture])));

  it('stays small whatever there is to show, and says how many groups it leaves out', () => {
    const page = copiesPage(input(many, {pictures}));
    expect(page.length).toBeLessThan(3_000_000);
    const shown = page.match(/<section class="group">/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(page).toContain(`… and ${1000 - shown} more groups: --all names them`);
  });

  it('names all groups when asked, with pictures as far as they fit', () => {
    const page = copiesPage(input(many, {pictures, all: true}));
    expect(page.match(/<section class="group">/g)).toHaveLength(1000);
    expect(page.match(/<img/g)?.length).toBeLessThan(500);
    expect(page).not.toContain('more groups');
  });

  it('cuts long captions, never within a character', () => {
    const page = copiesPage(input([group(0)], {captions: () => ['😀'.repeat(300)]}));
    expect(page).toContain(`${'😀'.repeat(239)}…`);
    expect(page).not.toContain('\ufffd');
  });

  it('says what could not be compared', () => {
    const page = copiesPage({...input([]), images: {...NO_IMAGES, images: 5, ok: 2, pointers: 1}});
    expect(page).toContain('2 files could not be decoded');
    expect(page).toContain('1 image is a Git LFS pointer');
  });
});

describe('picturesWanted(images)', () => {
  it('asks for the copy to keep first, for a dozen of each group, and for no more than fit', () => {
    expect(picturesWanted(input([group(0, 20)]).images)).toHaveLength(12);
    expect(picturesWanted(input([group(0)]).images)).toEqual(['0/1.png', '0/0.png']);
    const many = Array.from({length: 10_000}, (_, i) => group(i, 3));
    expect(picturesWanted(input(many).images).length).toBeLessThanOrEqual(650);
  });
});
