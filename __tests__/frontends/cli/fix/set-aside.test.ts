import {describe, expect, it} from '@jest/globals';
import {run} from '../../../../src/frontends/cli/run.ts';
import {dataSet} from '../../../helpers/data-set.ts';
import {recorder} from '../../../helpers/world.ts';

/** Five captions with images, and some without. */
function set(orphans: number): string {
  const files: Record<string, string | null> = {};
  for (let i = 0; i < 5; i++) Object.assign(files, {[`${i}.png`]: null, [`${i}.txt`]: `sks, hat ${i}`});
  for (let i = 0; i < orphans; i++) files[`lost ${String(i).padStart(2, '0')}.txt`] = 'sks';
  return dataSet(files);
}

async function warned(root: string): Promise<string> {
  const world = recorder(['fix', root, '--only', 'file-defects']);
  await run(world);
  return world.warned.join('').replaceAll('\n', ' ');
}

describe('what fix would set aside', () => {
  it('is named, with the reason', async () =>
    expect(await warned(set(2))).toContain('To be set aside: lost 00.txt, lost 01.txt (a caption without an image).'));
  it('is cut where it is much', async () =>
    expect(await warned(set(14))).toMatch(/lost 09\.txt and 4 more \(a caption without an image\)\./));
});
