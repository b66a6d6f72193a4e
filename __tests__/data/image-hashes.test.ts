import {readFileSync} from 'node:fs';
import {describe, expect, it} from '@jest/globals';
import sharp from 'sharp';
import {fingerprint, type ImageFile} from '../../src/engines/image/fingerprint.ts';
import {averageHash, hexOf} from '../../src/engines/image/hashes.ts';
import {resample} from '../../src/engines/image/resample.ts';
import {openSharp} from '../../src/engines/image/open-sharp.ts';
import {type ImagePolicy, policyOf} from '../../src/engines/image/policy.ts';
import {lumaOf} from '../../src/engines/image/raster.ts';
import type {Fingerprint, ImageRecord} from '../../src/engines/image/record.ts';
import {decode} from '../../src/engines/image/decode.ts';

interface Hashes {
  readonly phash: string;
  readonly dhash: string;
  readonly ahash: string;
}

interface Golden {
  readonly plain?: Hashes;
  readonly policy?: Readonly<Partial<Record<'drop' | 'white' | 'apply', Hashes>>>;
  readonly format?: string;
}

const DATA = '../shared/data';
const {files} = JSON.parse(readFileSync('../shared/golden/hashes.json', 'utf8')) as {files: Record<string, Golden>};
const bytesOf = (path: string): Uint8Array => readFileSync(`${DATA}/${path}`);
const seen = async (file: ImageFile, told: Partial<ImagePolicy>): Promise<ImageRecord> =>
  fingerprint(file, policyOf('kohya', told), await openSharp());
const look = (path: string, told: Partial<ImagePolicy>): Promise<ImageRecord> =>
  seen({bytes: bytesOf(path), name: path}, told);
const known = new Map<string, Promise<ImageRecord>>();

/** Looked at once: several tests ask for the same. */
function exact(path: string): Promise<ImageRecord> {
  const record = known.get(path) ?? look(path, {mode: 'exact'});
  known.set(path, record);
  return record;
}

/** Pictures whose frequencies tie exactly with the median, and a GIF of which Pillow keeps the colour of what is invisible. */
const TIES = ['basi0g02', 'basn0g02', 'basi3p02', 'basn3p02', 'basi3p04', 'basn3p04', 'ch1n3p04', 'cten0g04'].map(
  name => `hostile/pngsuite/${name}.png`,
);
const OTHERWISE = [...TIES, 'hostile/pillow/transparent.gif'].toSorted();

describe('hashes of imagehash, bit for bit', () => {
  const decodable = Object.entries(files).filter(([, {plain}]) => plain !== undefined);
  it('of all files that both decode, but for a closed list', async () => {
    let compared = 0;
    const otherwise: string[] = [];
    for (const [path, {plain, policy}] of decodable) {
      const record = await exact(path);
      if (record.state !== 'ok') continue;
      compared++;
      const want = policy?.drop ?? plain;
      if (hexOf(record.pHash) !== want?.phash || hexOf(record.dHash) !== want.dhash) otherwise.push(path);
    }
    expect(compared).toBeGreaterThan(860);
    expect(otherwise.toSorted()).toEqual(OTHERWISE);
  }, 120_000);
  it.each(['apply', 'white'] as const)(
    'of what %s makes of them',
    async policy => {
      const told: Partial<ImagePolicy> = policy === 'apply' ? {orientation: 'apply'} : {alpha: 'white'};
      const wrong: string[] = [];
      for (const [path, golden] of decodable) {
        const want = golden.policy?.[policy];
        // TIFF keeps its orientation in libvips' own way, and libvips reads none from text chunks of PNG.
        if (
          want === undefined ||
          golden.format === 'TIFF' ||
          path.endsWith('imagemagick_orientation.png') ||
          OTHERWISE.includes(path)
        )
          continue;
        const record = await look(path, {mode: 'exact', ...told});
        if (record.state === 'ok' && (hexOf(record.pHash) !== want.phash || hexOf(record.dHash) !== want.dhash))
          wrong.push(path);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
  it('aHash too', async () => {
    const path = 'neardup/imagehash_golden/imagehash.png';
    const decoded = await decode({bytes: bytesOf(path), format: 'png'}, policyOf('kohya'), await openSharp());
    if ('state' in decoded) throw new Error(decoded.detail);
    expect(hexOf(averageHash(resample(lumaOf(decoded.raster), 8, 8)))).toBe(files[path]?.plain?.ahash);
  });
});

describe('features', () => {
  it.each([
    ['neardup/imagehash_golden/imagehash.png', 0.9257, 0.115, 7810.9, 0.682],
    ['neardup/imagehash_golden/peppers.png', 0.4067, 0.1908, 179.4, 0.141],
    ['neardup/imagededup/mixed_images/ukbench00120.jpg', 0.3982, 0.1396, 816.4, 0.239],
    ['neardup/images4/euclidean/uniform-green.png', 0.8863, 0, 0, 1],
    ['hostile/pillow/hopper.png', 0.3316, 0.2389, 3767.7, 0.244],
  ])('%s', async (path, brightness, contrast, sharpness, window) =>
    expect(await exact(path)).toMatchObject({
      brightness: expect.closeTo(brightness, 4),
      contrast: expect.closeTo(contrast, 4),
      sharpness: expect.closeTo(sharpness, 1),
      window: expect.closeTo(window, 3),
    }),
  );
});

describe('reduced pictures', () => {
  const distance = (a: string, b: string): number =>
    (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;
  // Few files of the sets are large enough to be reduced: they are blown up before they are looked at. Beyond fivefold the
  // sharpness is that of the grain of JPEG, which any reduction takes away.
  const LEAST_SIDE = 350;
  const large = async (path: string): Promise<Uint8Array> => {
    const image = sharp(bytesOf(path)).flatten({background: '#fff'});
    return image.resize(1600, 1600, {fit: 'inside'}).toColourspace('srgb').jpeg({quality: 90}).toBuffer();
  };
  const isUnlike = (whole: Fingerprint, fast: Fingerprint): boolean =>
    Math.abs(fast.sharpness - whole.sharpness) > 0.25 * whole.sharpness ||
    Math.abs(fast.brightness - whole.brightness) > 0.005;
  it('hash within 2 bits of whole ones, and mostly alike', async () => {
    const far: string[] = [];
    let [n, samePHash, sameDHash] = [0, 0, 0];
    const readable = Object.entries(files).filter(([name, {plain}]) => /^(neardup|lora)/.test(name) && plain);
    for (const [path] of readable.filter((_, i) => i % 3 === 0)) {
      const {width, height} = await sharp(bytesOf(path)).metadata();
      if (Math.max(width, height) < LEAST_SIDE) continue;
      const bytes = await large(path);
      const [whole, fast] = [await seen({bytes, name: path}, {}), await seen({bytes, name: path}, {mode: 'fast'})];
      if (whole.state !== 'ok' || fast.state !== 'ok') throw new Error(path);
      expect([whole.exact, fast.exact]).toEqual([true, false]);
      // What is nearly empty has frequencies that any rounding turns.
      if (whole.lowDetail || whole.weakBits > 8) continue;
      const p = distance(hexOf(whole.pHash), hexOf(fast.pHash));
      const d = distance(hexOf(whole.dHash), hexOf(fast.dHash));
      n++;
      if (p === 0) samePHash++;
      if (d === 0) sameDHash++;
      if (p > 2 || d > 2 || isUnlike(whole, fast)) far.push(`${path} ${p} ${d}`);
    }
    expect(n).toBeGreaterThan(60);
    expect(far).toEqual([]);
    expect(samePHash / n).toBeGreaterThan(0.9);
    expect(sameDHash / n).toBeGreaterThan(0.9);
  }, 120_000);
  it('and those of the real files, of which few are reduced, are those of whole ones', async () => {
    const far: string[] = [];
    let [n, reduced, samePHash, sameDHash] = [0, 0, 0, 0];
    for (const path of Object.keys(files).filter(name => /^(neardup|lora)/.test(name))) {
      const fast = await look(path, {mode: 'fast'});
      if (fast.state !== 'ok') continue;
      n++;
      // Looked at whole, it is the very same work.
      const whole = fast.exact ? fast : await exact(path);
      if (whole.state !== 'ok') throw new Error(path);
      if (!fast.exact) reduced++;
      const p = distance(hexOf(whole.pHash), hexOf(fast.pHash));
      const d = distance(hexOf(whole.dHash), hexOf(fast.dHash));
      if (p === 0) samePHash++;
      if (d === 0) sameDHash++;
      if (p > 2 || d > 4 || isUnlike(whole, fast)) far.push(path);
    }
    expect(n).toBeGreaterThan(200);
    expect(reduced).toBeGreaterThan(0);
    expect(far).toEqual([]);
    expect(samePHash / n).toBeGreaterThan(0.95);
    expect(sameDHash / n).toBeGreaterThan(0.93);
  }, 120_000);
});

describe('verdicts on hostile files', () => {
  it.each([
    ['hostile/pngsuite', {ok: 161, 'not-an-image': 7, corrupt: 8}],
    ['hostile/png_bugfixes', {ok: 10, truncated: 5, corrupt: 3}],
    [
      'hostile/pillow',
      {ok: 119, corrupt: 18, 'unsupported-format': 11, 'not-an-image': 3, 'too-large': 1, truncated: 7},
    ],
    ['hostile/exif_orientation', {ok: 5}],
    ['lora/particle_lfs', {'lfs-pointer': 200}],
  ])(
    '%s',
    async (folder, want) => {
      const counts: Record<string, number> = {};
      for (const path of Object.keys(files).filter(name => name.startsWith(`${folder}/`))) {
        const {state} = await exact(path);
        counts[state] = (counts[state] ?? 0) + 1;
      }
      expect(counts).toEqual(want);
    },
    60_000,
  );
});
