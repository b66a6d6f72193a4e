// Pictures with soft shapes and grain, drawn from a seed and encoded as data sets have them.
import {mkdirSync, mkdtempSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import sharp from 'sharp';
import {core} from './core.mjs';
import {captions, vocabulary} from './corpus.mjs';

const ENCODERS = {
  jpg: image => image.jpeg({quality: 90}),
  png: image => image.png(),
  webp: image => image.webp({quality: 85}),
};

/** Writes `n` pictures in each of the formats into a folder; their paths. */
export async function drawPictures(folder, n, side, random, formats = Object.keys(ENCODERS)) {
  const paths = [];
  for (let i = 0; i < n; i++) {
    const small = Buffer.alloc(24 * 24 * 3);
    for (let k = 0; k < small.length; k++) small[k] = random() * 256;
    const raw = await sharp(small, {raw: {width: 24, height: 24, channels: 3}})
      .resize(side, side)
      .raw()
      .toBuffer();
    for (let k = 0; k < raw.length; k++) raw[k] = Math.min(255, Math.max(0, raw[k] + (random() - 0.5) * 16));
    for (const extension of formats) {
      const path = join(folder, `${i}-${extension}.${extension}`);
      writeFileSync(
        path,
        await ENCODERS[extension](sharp(raw, {raw: {width: side, height: side, channels: 3}})).toBuffer(),
      );
      paths.push(path);
    }
  }
  return paths;
}

/** 200 different pictures, a third of each format, with captions in a folder `set` of a new folder, for a cache beside it. */
export async function drawSet(side, seed) {
  const {seededRandom} = await core();
  const root = mkdtempSync(join(tmpdir(), 'tagnosis-bench-'));
  const set = join(root, 'set');
  mkdirSync(set);
  const random = seededRandom(seed);
  const paths = [];
  for (const [format, n] of Object.entries({jpg: 67, png: 67, webp: 66}))
    paths.push(...(await drawPictures(set, n, side, random, [format])));
  let i = 0;
  for (const caption of captions(200, {tags: vocabulary(400), length: 20})) {
    writeFileSync(paths[i++].replace(/\.[a-z]+$/, '.txt'), caption);
  }
  // Files that were written just now are not trusted to stay as they are.
  for (const path of paths) utimesSync(path, 1e9, 1e9);
  return {root, set, cache: join(root, 'cache'), change: changing(paths[0].replace(/\.[a-z]+$/, '.txt'))};
}

/** Gives a caption a tag that it never had, another each time. */
function changing(path) {
  const caption = readFileSync(path, 'utf8');
  let n = 0;
  return () => writeFileSync(path, `${caption}, change ${++n}`);
}
