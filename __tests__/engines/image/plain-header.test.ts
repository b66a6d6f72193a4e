import {describe, expect, it} from '@jest/globals';
import * as fc from 'fast-check';
import sharp, {type Sharp} from 'sharp';
import {decode} from '../../../src/engines/image/decode.ts';
import {headerOf} from '../../../src/engines/image/header.ts';
import {openSharp} from '../../../src/engines/image/open-sharp.ts';
import {plainHeader, type StoredHeader} from '../../../src/engines/image/plain-header.ts';
import {policyOf} from '../../../src/engines/image/policy.ts';
import type {ImageFormat} from '../../../src/engines/image/record.ts';
import {drawn} from '../../helpers/pictures.ts';

const SMALL = [37, 21] as const;
const picture = (): Sharp => drawn(1, ...SMALL);
const through = (): Sharp => picture().ensureAlpha(0.5);

/** What the decoder says, since there is no plain reader of TIFF. */
const asked = (bytes: Uint8Array): Promise<StoredHeader> =>
  headerOf(bytes, 'tiff', () => sharp(bytes, {failOn: 'none', limitInputPixels: false}).metadata());

const PLAIN: readonly (readonly [string, ImageFormat, () => Sharp])[] = [
  ['JPEG', 'jpeg', () => picture().jpeg()],
  ['JPEG, progressive', 'jpeg', () => picture().jpeg({progressive: true, chromaSubsampling: '4:4:4'})],
  ['JPEG, grey', 'jpeg', () => picture().greyscale().jpeg()],
  ['PNG', 'png', () => picture().png()],
  ['PNG, interlaced', 'png', () => picture().png({progressive: true})],
  ['PNG, opacity', 'png', () => through().png()],
  ['PNG, grey', 'png', () => picture().greyscale().png()],
  ['PNG, grey and opacity', 'png', () => through().greyscale().png()],
  ['WebP', 'webp', () => picture().webp()],
];
const OTHERS: readonly (readonly [string, ImageFormat, () => Sharp])[] = [
  ['JPEG, EXIF', 'jpeg', () => picture().withMetadata({orientation: 6}).jpeg()],
  ['JPEG, profile', 'jpeg', () => picture().withIccProfile('p3').jpeg()],
  ['JPEG, CMYK', 'jpeg', () => picture().toColourspace('cmyk').jpeg()],
  ['PNG, palette', 'png', () => picture().png({palette: true})],
  ['PNG, 16 bits', 'png', () => picture().toColourspace('rgb16').png()],
  ['PNG, EXIF', 'png', () => picture().withMetadata({orientation: 3}).png()],
  ['PNG, profile', 'png', () => picture().withIccProfile('p3').png()],
  ['WebP, lossless', 'webp', () => picture().webp({lossless: true})],
  ['WebP, opacity', 'webp', () => through().webp()],
  ['WebP, EXIF', 'webp', () => picture().withMetadata({orientation: 8}).webp()],
];

describe('plainHeader(bytes, format)', () => {
  it.each(PLAIN)('of %s is what the decoder says', async (_, format, draw) => {
    const bytes = await draw().toBuffer();
    expect(plainHeader(bytes, format)).toEqual(await asked(bytes));
  });
  it.each(OTHERS)('leaves %s to the decoder', async (_, format, draw) => {
    expect(plainHeader(await draw().toBuffer(), format)).toBeNull();
  });
  it('leaves what is no file of the format to the decoder', () => {
    for (const format of ['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff', 'bmp'] as const)
      for (const bytes of ['', 'RIFF', '\u00ff\u00d8\u00ff', '\u0089PNG\r\n\u001a\n', 'a'.repeat(64)])
        expect(plainHeader(Buffer.from(bytes, 'latin1'), format)).toBeNull();
  });
  it.each(PLAIN)('of %s that was damaged is the same, or decoding fails too', async (_, format, draw) => {
    const whole = await draw().toBuffer();
    const open = await openSharp();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({max: whole.length - 1}),
        fc.nat({max: 255}),
        fc.integer({min: 1, max: whole.length}),
        async (at, value, length) => {
          const bytes = Buffer.from(whole.subarray(0, length > whole.length / 2 ? whole.length : length));
          if (at < bytes.length) bytes[at] = value;
          const found = plainHeader(bytes, format);
          if (found === null) return;
          const said = await asked(bytes).catch(() => null);
          if (said !== null) expect(found).toEqual(said);
          else expect('state' in (await decode({bytes, format}, policyOf('kohya'), open))).toBe(true);
        },
      ),
      {numRuns: 150},
    );
  });
});
