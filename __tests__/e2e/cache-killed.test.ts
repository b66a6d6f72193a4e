import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, readdirSync, rmSync, utimesSync, watch, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import {type ImageToSee, lookAtImages} from '../../src/engines/image/look.ts';
import {policyOf} from '../../src/engines/image/policy.ts';
import type {ImageRecord} from '../../src/engines/image/record.ts';
import {seededRandom} from '../../src/math/random.ts';
import {dataSet} from '../helpers/data-set.ts';
import {drawn} from '../helpers/pictures.ts';

const TIMES = 50;
const FILES = 10;
const policy = policyOf('kohya');

async function pictures(): Promise<{readonly root: string; readonly images: readonly ImageToSee[]}> {
  const root = dataSet({'broken.png': 'no picture'});
  for (let i = 0; i < FILES; i++)
    writeFileSync(
      join(root, `${i}.png`),
      await drawn(i % 8, 48, 36)
        .png()
        .toBuffer(),
    );
  const names = readdirSync(root).toSorted();
  for (const name of names) utimesSync(join(root, name), 1e9, 1e9);
  return {root, images: names.map(name => ({name, path: join(root, name)}))};
}

const args = (root: string, cache: string): string[] => [
  'dist/cli.cjs',
  'duplicates',
  root,
  '--jobs',
  '1',
  '--cache-dir',
  cache,
];

/** Kills the command with no chance to do anything, some time after it began to write. */
async function killed(root: string, cache: string, millis: number): Promise<void> {
  const watcher = watch(cache);
  const child = spawn(process.execPath, args(root, cache), {stdio: 'ignore'});
  const ended = once(child, 'exit');
  await Promise.race([once(watcher, 'change'), ended]);
  watcher.close();
  const timer = setTimeout(() => child.kill('SIGKILL'), millis);
  await ended;
  clearTimeout(timer);
}

/** What is seen through a copy of the cache, which stays as it is, and how many images had to be opened for it. */
async function through(cache: string, images: readonly ImageToSee[]): Promise<readonly [ImageRecord[], number]> {
  const copy = join(dataSet({}), 'cache');
  cpSync(cache, copy, {recursive: true});
  let opened = 0;
  const records = await lookAtImages(images, {policy, cache: copy, onProgress: () => void opened++});
  return [records, opened];
}

/** Kills one run after another on what the one before left; gives how many images each left to be opened. */
async function killedOften(seed: string): Promise<ReadonlySet<number>> {
  const random = seededRandom(`killed caches ${seed}`);
  const {root, images} = await pictures();
  const [right] = await through(dataSet({}), images);
  const cache = dataSet({});
  const opened = new Set<number>();
  for (let time = 0; time < TIMES / 2; time++) {
    // Every now and then from nothing; else there is a file that has to be looked at again.
    if (random() < 0.3) for (const name of readdirSync(cache)) rmSync(join(cache, name));
    else utimesSync(images[time % FILES]?.path ?? '', 1e9 + time, 1e9 + time);
    await killed(root, cache, random() < 0.5 ? random() * 3 : random() * 25);
    const [records, count] = await through(cache, images);
    expect(records).toEqual(right);
    opened.add(count);
  }
  expect(spawnSync(process.execPath, args(root, cache)).status).toBe(0);
  expect(await through(cache, images)).toEqual([right, 0]);
  return opened;
}

describe('the cache of images, killed at random points', () => {
  it(`${TIMES} times: it always loads, and what it gives is right`, async () => {
    const opened = await Promise.all([killedOften('a'), killedOften('b')]);
    // Some were killed before they had written, and some after.
    for (const counts of opened) expect(counts.size).toBeGreaterThan(1);
  }, 600_000);
});
