import {readdirSync, rmSync} from 'node:fs';
import {basename, join, resolve} from 'node:path';
import {beforeAll, describe, expect, it} from '@jest/globals';
import type {Checked} from '../../../src/frontends/action/check-run.ts';
import {dataSet} from '../../helpers/data-set.ts';
import {keepContents, pointer} from '../../helpers/lfs.ts';
import {drawn} from '../../helpers/pictures.ts';
import {checkChange, type Contents} from '../../helpers/pull-request.ts';
import {picture, shapes, TINY_CLIP} from '../../helpers/tiny-clip.ts';

const ITEMS = 22;

const asPointers = (files: Contents): Contents =>
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path, Buffer.isBuffer(content) ? pointer(content) : content]),
  );
const buffers = (files: Contents): Buffer[] => Object.values(files).filter(one => Buffer.isBuffer(one));

let base: Contents;
let head: Contents;
beforeAll(async () => {
  const pictures = await Promise.all(Array.from({length: ITEMS}, async (_, i) => drawn(i).png().toBuffer()));
  // One whose name lies about its format, one that cannot be decoded, one that is a smaller copy of another.
  pictures[3] = await drawn(3).jpeg().toBuffer();
  pictures[4] = (pictures[4] ?? Buffer.alloc(0)).subarray(0, 300);
  pictures[5] = await drawn(1).resize(150, 112).png().toBuffer();
  base = Object.fromEntries(
    pictures.flatMap((bytes, i) => [
      [`d/${i}.png`, bytes],
      [`d/${i}.txt`, `sks, hat, tag${i % 5}, word${i % 7}`],
    ]),
  ) as Contents;
  // Its old content is in no checkout.
  head = {...base, 'd/0.png': await drawn(99).png().toBuffer()};
});

interface Run {
  readonly cache: string | null;
  /** Contents that the checkout holds. */
  readonly here: readonly Buffer[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly files?: readonly [Contents, Contents];
}

async function run({cache, here, inputs = {}, files = [base, head]}: Run): Promise<Checked> {
  const [was, is] = files;
  return checkChange(asPointers(was), asPointers(is), {'only-changed': 'false', ...inputs}, cache, root =>
    keepContents(join(root, '.git/lfs'), here),
  );
}

/** All that is told of the set but the names of commits, which hold the time. */
function told({report}: Checked): unknown {
  const [set] = report.sets;
  return JSON.parse(JSON.stringify(set).replaceAll(/"label":"[0-9a-f]{7}"/g, '"label":""'));
}

const status = ({report}: Checked): unknown[] =>
  [report.sets[0]?.base, report.sets[0]?.head].map(side => side?.metrics['near-duplicates']?.status);

describe('checkRun(world) of images in Git LFS that an earlier run saw', () => {
  it('tells the same as where all are here, and how many it did not see', async () => {
    const cache = dataSet({});
    const whole = await run({cache, here: [...buffers(base), ...buffers(head)]});
    expect(whole.report.notes).toEqual([]);
    const later = await run({cache, here: buffers(head)});
    expect(told(later)).toEqual(told(whole));
    expect(status(later)).toEqual(['scored', 'scored']);
    expect(later.report.notes).toEqual([
      'Git LFS: 1 image, which is not in the checkout (base 1, head 0), judged by what the cache keeps of an earlier look.',
    ]);
  });
  it('tells the same of both sides without any file, whatever was kept besides', async () => {
    const cache = dataSet({});
    const whole = await run({cache, here: [...buffers(base), ...buffers(head)]});
    rmSync(join(cache, 'scores'), {recursive: true});
    const later = await run({cache, here: []});
    expect(told(later)).toEqual(told(whole));
    expect(later.report.notes).toEqual([
      `Git LFS: ${2 * ITEMS} images, which are not in the checkout (base ${ITEMS}, head ${ITEMS}), judged by what the cache keeps of an earlier look.`,
    ]);
  });
  it('looks at neither side where one image was never seen', async () => {
    const cache = dataSet({});
    const seen = buffers(base).slice(1);
    // The first run lacks the same image, and so never looks at any.
    await run({cache, here: seen});
    const later = await run({cache, here: [...seen, ...buffers(head)]});
    expect(status(later)).toEqual(['not-run', 'not-run']);
    expect(later.report.sets[0]?.comparison?.score.delta).toBe(0);
    expect(later.report.notes).toEqual([]);
  });
  it('looks at neither side where what was seen was seen by other eyes', async () => {
    const cache = dataSet({});
    const eyes = {'tagnosis.yml': 'images: {alpha: white}\n'};
    await run({cache, here: [...buffers(base), ...buffers(head)]});
    const later = await run({
      cache,
      here: buffers(head),
      files: [
        {...base, ...eyes},
        {...head, ...eyes},
      ],
    });
    expect(status(later)).toEqual(['not-run', 'not-run']);
    expect(later.report.notes).toEqual([]);
  });
  it('looks at neither side where fingerprints are gone, or nothing is kept', async () => {
    const cache = dataSet({});
    await run({cache, here: [...buffers(base), ...buffers(head)]});
    const folder = join(cache, 'fingerprints');
    for (const name of readdirSync(folder)) if (name.startsWith('fingerprints-')) rmSync(join(folder, name));
    expect(status(await run({cache, here: buffers(head)}))).toEqual(['not-run', 'not-run']);
    expect(status(await run({cache: null, here: buffers(head)}))).toEqual(['not-run', 'not-run']);
  });
  it('decodes nothing that an earlier run saw, here or not', async () => {
    const cache = dataSet({});
    const here = [...buffers(base), ...buffers(head)];
    await run({cache, here});
    const folder = join(cache, 'fingerprints');
    const before = readdirSync(folder);
    await run({cache, here});
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('checkRun(world) with a model', () => {
  const shown = 32;
  const was = Object.fromEntries(
    Object.entries(shapes(shown)).map(([name, content]) => [`d/${basename(name)}`, content]),
  ) as Contents;
  const is: Contents = {...was, [Object.keys(was).find(path => path.endsWith('.png')) ?? '']: picture(shown + 1)};
  const inputs = {'clip-model-path': TINY_CLIP, 'clip-runtime-path': resolve('.')};
  const measured = ({report}: Checked): unknown[] =>
    [report.sets[0]?.base, report.sets[0]?.head].flatMap(side =>
      ['near-duplicates', 'alignment'].map(metric => side?.metrics[metric]?.status),
    );

  it('tells the same of images that are not here as long as it was shown them', async () => {
    const cache = dataSet({});
    const asked = {cache, inputs, files: [was, is]} as const;
    const whole = await run({...asked, here: [...buffers(was), ...buffers(is)]});
    expect(measured(whole)).not.toContain('not-run');
    const later = await run({...asked, here: buffers(is)});
    expect(told(later)).toEqual(told(whole));
    expect(later.report.notes).toEqual([expect.stringContaining('1 image, which is not in the checkout')]);
    const folder = join(cache, 'fingerprints');
    for (const name of readdirSync(folder)) if (name.startsWith('vectors')) rmSync(join(folder, name));
    expect(measured(await run({...asked, here: buffers(is)}))).toEqual(['not-run', 'not-run', 'not-run', 'not-run']);
  });
});
