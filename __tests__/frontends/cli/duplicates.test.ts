import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import type {ImageStatistics} from '../../../src/statistics/images.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {grained} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

async function set(): Promise<string> {
  const root = dataSet({});
  for (const [name, seed, width] of [
    ['large', 1, 96],
    ['small', 1, 48],
    ['other', 2, 96],
  ] as const)
    writeFileSync(
      join(root, `${name}.png`),
      await (
        await grained(seed)
      )
        .resize(width, (width * 3) / 4)
        .png()
        .toBuffer(),
    );
  return root;
}

describe('tagnosis duplicates', () => {
  it('says which copy to keep, and why, of images without captions', async () => {
    const world = recorder(['duplicates', await set(), '--no-cache']);
    expect(await run(world)).toBe(0);
    const text = world.printed.join('');
    expect(text).toContain('1 copy among 3 images: 2 different pictures.');
    expect(text).toMatch(/keep [0-9a-f]{7} large\.png \(it has more pixels\)\n {2}drop [0-9a-f]{7} small\.png/);
  });
  it('prints JSON', async () => {
    const world = recorder(['duplicates', await set(), '--no-cache', '--format', 'json']);
    await run(world);
    const found = JSON.parse(world.printed.join('')) as ImageStatistics;
    expect(found).toMatchObject({
      images: 3,
      clusters: 2,
      groups: [{keys: ['large.png', 'small.png'], keep: 'large.png'}],
    });
  });
  it('says once where nothing can be kept, and goes on', async () => {
    const closed = dataSet({cache: 'a file where a folder should be'});
    const world = recorder(['duplicates', await set(), '--cache-dir', join(closed, 'cache')]);
    expect(await run(world)).toBe(0);
    expect(world.printed.join('')).toContain('1 copy among 3 images');
    const told = world.warned.filter(text => text.includes('could not be kept'));
    expect(told).toEqual([expect.stringMatching(/cache \(EEXIST\)[^]*--no-cache/)]);
  });
  it('says so when there are none', async () => {
    const root = dataSet({'a.png': null, 'b.png': null});
    const world = recorder(['duplicates', root, '--no-cache']);
    await run(world);
    expect(world.printed.join('')).toMatch(/^No copies among 2 images\./);
  });
  it.each([
    [[], 'takes one folder'],
    [['a', 'b'], 'takes one folder'],
    [['.', '--no-images'], 'the settings say not to'],
    [['.', '--image-mode', 'slow'], '--image-mode knows auto, exact and fast'],
    [['.', '--jobs', '0'], '--jobs wants a whole number from 1 to 64'],
    [['.', '--no-cache', '--cache-dir', 'x'], 'contradict each other'],
  ])('%j is refused', async (args, message) => {
    const world = recorder(['duplicates', ...args]);
    expect(await run(world)).toBe(2);
    expect(world.warned.join('')).toContain(message);
  });
});

describe('tagnosis cache', () => {
  const inFolder = async (folder: string, ...args: string[]): Promise<string> => {
    const world = recorder(['cache', ...args, '--cache-dir', folder]);
    expect(await run(world)).toBe(0);
    return world.printed.join('');
  };
  it('says where it is and how much it takes, and removes it', async () => {
    const folder = join(dataSet({}), 'kept');
    expect(await inFolder(folder)).toBe(`${folder}\n0.0 MiB\n`);
    await run(recorder(['check', await set(), '--cache-dir', folder, '--quiet']));
    expect(await inFolder(folder, 'path')).toBe(`${folder}\n`);
    expect(await inFolder(folder, 'clear')).toMatch(/^Removed 0\.0 MiB from /);
    expect(await inFolder(folder, 'size')).toBe('0.0 MiB\n');
  });
  it('refuses what it does not know', async () => {
    const world = recorder(['cache', 'burn']);
    expect(await run(world)).toBe(2);
    expect(world.warned.join('')).toContain('path, size and clear');
  });
  it('lies where XDG says', async () => {
    const world = recorder(['cache', 'path'], {env: {XDG_CACHE_HOME: '/somewhere'}});
    await run(world);
    expect(world.printed).toEqual(['/somewhere/tagnosis\n']);
  });
});
