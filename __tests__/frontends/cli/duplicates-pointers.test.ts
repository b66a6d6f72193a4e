import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from '@jest/globals';
import {run} from '../../../src/frontends/cli/run.ts';
import type {ImageStatistics} from '../../../src/statistics/images.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {pointer} from '../../helpers/lfs.ts';
import {drawn} from '../../helpers/pictures.ts';
import {recorder} from '../../helpers/world.ts';

const LIKE_A = {'a.png': pointer('hat'), 'b.png': pointer('cat'), 'c.png': pointer('hat')};

async function told(root: string, ...options: string[]): Promise<string> {
  const world = recorder(['duplicates', root, '--no-cache', ...options]);
  expect(await run(world)).toBe(0);
  return world.printed.join('');
}

describe('tagnosis duplicates of Git LFS pointers', () => {
  it('names those of one file, and says that nothing else is known', async () => {
    const text = await told(dataSet(LIKE_A));
    expect(text).toContain('1 copy among 3 Git LFS pointers: 2 different files.');
    expect(text).toContain('2 × the same file, by its Git LFS pointer\n  keep a.png (nothing tells them apart');
    expect(text).toContain('drop c.png');
    expect(text).toContain('3 images are Git LFS pointers, not checked out.');
    expect(text.replaceAll('\n', ' ')).toContain('Only equal files are told: git lfs pull');
  });
  it('says so where all are different', async () => {
    const text = await told(dataSet({'a.png': pointer('hat'), 'b.png': pointer('cat')}));
    expect(text).toMatch(/^No equal files among 2 Git LFS pointers\./);
  });
  it('counts them beside what was looked at', async () => {
    const root = dataSet(LIKE_A);
    const picture = await drawn(1).png().toBuffer();
    for (const name of ['p', 'q']) writeFileSync(join(root, `${name}.png`), picture);
    const text = await told(root);
    expect(text).toContain('1 copy among 2 images: 1 different picture.');
    expect(text.replaceAll('\n', ' ')).toContain(
      '3 images are Git LFS pointers, not checked out, 1 copy of equal files among them.',
    );
  });
  it('marks them in JSON and shows them on a page', async () => {
    const root = dataSet(LIKE_A);
    const {groups} = JSON.parse(await told(root, '--format', 'json')) as ImageStatistics;
    expect(groups).toMatchObject([{keys: ['a.png', 'c.png'], pointers: true}]);
    expect(await told(root, '--format', 'html')).toContain('the same file, by its Git LFS pointer');
  });
});
