import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {expect, it} from '@jest/globals';
import {decode} from '../../src/engines/image/decode.ts';
import {type Fit, fit} from '../../src/engines/image/fit.ts';
import {openSharp} from '../../src/engines/image/open-sharp.ts';
import {policyOf} from '../../src/engines/image/policy.ts';
import {sniff} from '../../src/engines/image/sniff.ts';

const CLIP: Fit = {resize: {shortest: 224}, filter: 'bicubic', crop: {width: 224, height: 224}};

it.each([
  ['hostile/pillow/hopper.png', '55cecddb2f47d12a'],
  ['neardup/imagehash_golden/peppers.png', '873159da69f49ec8'],
  ['neardup/imagehash_golden/imagehash.png', '151b33d6d57a0c9f'],
  ['neardup/imagededup/mixed_images/ukbench00120.jpg', '5997057638352ce2'],
  ['hostile/exif_orientation/Landscape_1.jpg', 'ccf700cd299c5e23'],
])('%s is scaled and cut as Pillow does', async (path, digest) => {
  const bytes = readFileSync(`../shared/data/${path}`);
  const sniffed = sniff(bytes, path);
  if (sniffed.kind !== 'image') throw new Error(path);
  const policy = policyOf('kohya', {mode: 'exact'});
  const decoded = await decode({bytes, format: sniffed.format}, policy, await openSharp());
  if ('state' in decoded) throw new Error(path);
  const planes = fit(decoded.raster, CLIP);
  const pixels = 224 * 224;
  const woven = new Uint8Array(3 * pixels).map((_, i) => planes[(i % 3) * pixels + Math.floor(i / 3)] ?? 0);
  expect(createHash('sha256').update(woven).digest('hex').slice(0, 16)).toBe(digest);
});
