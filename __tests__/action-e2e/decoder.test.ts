import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {dataSet} from '../helpers/data-set.ts';
import {copiedBundle} from '../helpers/run-action.ts';
import {runtime} from '../helpers/runtimes.ts';

const FOLDER = 'examples/healthy/4_pellmo';
const IMAGES = readdirSync(FOLDER)
  .filter(name => name.endsWith('.png'))
  .slice(0, 5);
const BUNDLE = join(copiedBundle(), 'dist/action');

/** Pixels by the decoder of the bundle, in a process of its own: it starts threads. */
function bundled(files: readonly string[]): string[] {
  const program = `const sharp = require(${JSON.stringify(join(BUNDLE, 'sharp.cjs'))});
    (async () => {
      const all = [];
      for (const file of ${JSON.stringify(files)}) all.push((await sharp(file).raw().toBuffer()).toString('base64'));
      process.stdout.write(JSON.stringify(all), () => process.exit(0));
    })();`;
  const node = runtime('node24') ?? process.execPath;
  return JSON.parse(execFileSync(node, ['-e', program], {maxBuffer: 2 ** 28}).toString()) as string[];
}

async function asJpegAndWebp(name: string): Promise<string[]> {
  const folder = dataSet({});
  const source = sharp(join(FOLDER, name)).resize(301, 207, {fit: 'fill'});
  const files = ['a.jpg', 'a.webp', 'a.tif'].map(file => join(folder, file));
  for (const file of files) await source.clone().toFile(file);
  return files;
}

describe('the decoder of the bundle', () => {
  it('sees the pixels that the native one sees', async () => {
    const files = [...IMAGES.map(name => join(FOLDER, name)), ...(await asJpegAndWebp(IMAGES[0] ?? ''))];
    const native = await Promise.all(files.map(async file => (await sharp(file).raw().toBuffer()).toString('base64')));
    expect(files.length).toBe(8);
    expect(bundled(files)).toEqual(native);
  });
});

describe('the bundle', () => {
  const files = readdirSync(BUNDLE);
  it('has 12 MB at most', () => {
    const bytes = files.reduce((total, name) => total + statSync(join(BUNDLE, name)).size, 0);
    expect(bytes).toBeGreaterThan(9e6);
    expect(bytes).toBeLessThanOrEqual(12e6);
  });
  it('names the licences of all that is in it', () => {
    const text = readFileSync(join(BUNDLE, 'LICENSES.txt'), 'utf8');
    for (const name of ['@actions/core', '@img/sharp-wasm32', 'zod', 'wink-nlp', 'yaml'])
      expect(text).toContain(`${name} `);
  });
});
