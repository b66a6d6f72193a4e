import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {beforeAll, describe, expect, it} from '@jest/globals';
import type {HealthReport} from '../../src/report/health-report.ts';
import {dataSet} from '../helpers/data-set.ts';
import {drawn} from '../helpers/pictures.ts';

const CLI = 'dist/cli.cjs';
let root: string;

beforeAll(async () => {
  root = dataSet({});
  for (let i = 0; i < 12; i++) {
    writeFileSync(
      join(root, `${i}.png`),
      await drawn(i % 10, 400, 300)
        .png()
        .toBuffer(),
    );
    writeFileSync(join(root, `${i}.txt`), `hat, tag ${i}`);
  }
  const half = await drawn(99).png().toBuffer();
  writeFileSync(join(root, 'half.png'), half.subarray(0, half.length >> 1));
  writeFileSync(join(root, 'half.txt'), 'hat');
  for (const name of readdirSync(root)) utimesSync(join(root, name), 1e9, 1e9);
});

const checked = (...more: string[]): string =>
  spawnSync(process.execPath, [CLI, 'check', root, '--format', 'json', ...more], {encoding: 'utf8'}).stdout;

describe('tagnosis check with images, as a process with threads', () => {
  it('finds copies and what is broken, the same cold, warm, and with any number of threads', () => {
    const cache = join(dataSet({}), 'cache');
    const cold = checked('--cache-dir', cache, '--jobs', '2');
    const {metrics, notes} = JSON.parse(cold) as HealthReport;
    expect(metrics['near-duplicates']?.value).toBeCloseTo(2 / 12, 10);
    expect(notes).toContainEqual(expect.objectContaining({code: 'image-truncated', places: ['half.png']}));
    expect(checked('--cache-dir', cache)).toBe(cold);
    expect(checked('--no-cache', '--jobs', '1')).toBe(cold);
  });
  it('gives the same after it was killed at any moment', async () => {
    const cache = join(dataSet({}), 'cache');
    const whole = checked('--no-cache');
    for (let moment = 1; moment <= 5; moment++) {
      const child = spawn(process.execPath, [CLI, 'check', root, '--cache-dir', cache, '--quiet'], {stdio: 'ignore'});
      const timer = setTimeout(() => child.kill('SIGKILL'), 60 * moment);
      await once(child, 'exit');
      clearTimeout(timer);
    }
    expect(checked('--cache-dir', cache)).toBe(whole);
  });
  it('shares its cache with another process at the same time', async () => {
    const cache = join(dataSet({}), 'cache');
    const both = [1, 2].map(() =>
      spawn(process.execPath, [CLI, 'check', root, '--cache-dir', cache, '--quiet'], {stdio: 'ignore'}),
    );
    expect((await Promise.all(both.map(child => once(child, 'exit')))).map(([code]) => code)).toEqual([0, 0]);
    expect(checked('--cache-dir', cache)).toBe(checked('--no-cache'));
  });
});
