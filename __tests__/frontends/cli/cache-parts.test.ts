import {readdirSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import {dataSet} from '../../helpers/data-set.ts';
import {recorder} from '../../helpers/world.ts';
import {run} from '../../../src/frontends/cli/run.ts';

const FINGERPRINTS = 'fingerprints-1-0000000000000001.seg';
const VECTORS = 'vectors512-1-0000000000000002.seg';
const folder = (): string =>
  dataSet({[FINGERPRINTS]: Buffer.alloc(2 ** 20), [VECTORS]: Buffer.alloc(3 * 2 ** 20), 'notes.txt': 'ours?'});

async function cache(...args: string[]): Promise<{readonly out: string; readonly err: string}> {
  const world = recorder(['cache', ...args]);
  await run(world);
  return {out: world.printed.join(''), err: world.warned.join('')};
}

describe('tagnosis cache', () => {
  it('says how much each part takes, and may', async () => {
    const root = folder();
    expect((await cache('--cache-dir', root)).out).toBe(
      `${root}\n4.0 MiB\n  images: 1.0 MiB of at most 1 GiB\n  vectors: 3.0 MiB of at most 4 GiB\n  reports: 0.0 MiB of at most 64 MiB\n  code: 0.0 MiB of at most 64 MiB\n`,
    );
  });

  it.each([
    ['vectors', '3.0', [FINGERPRINTS, 'notes.txt']],
    ['images', '1.0', ['notes.txt', VECTORS]],
  ])('removes %s alone', async (part, size, left) => {
    const root = folder();
    expect((await cache('clear', part, '--cache-dir', root)).out).toBe(`Removed ${size} MiB from ${root}\n`);
    expect(readdirSync(root).toSorted()).toEqual(left);
  });

  it('removes nothing where it does not know the part', async () => {
    const root = folder();
    expect((await cache('clear', 'models', '--cache-dir', root)).err).toContain('not "clear models"');
    expect((await cache('size', 'vectors', '--cache-dir', root)).err).toContain('not "size vectors"');
    expect(readdirSync(root)).toHaveLength(3);
  });
});
