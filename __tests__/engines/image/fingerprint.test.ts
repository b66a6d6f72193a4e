import {spawnSync} from 'node:child_process';
import {deflateSync} from 'node:zlib';
import {describe, expect, it} from '@jest/globals';
import type {Sharp} from 'sharp';
import {contentIdOf} from '../../../src/engines/image/content-id.ts';
import {fingerprint} from '../../../src/engines/image/fingerprint.ts';
import {type Hash, hexOf} from '../../../src/engines/image/hashes.ts';
import {openSharp} from '../../../src/engines/image/open-sharp.ts';
import {type ImagePolicy, policyOf} from '../../../src/engines/image/policy.ts';
import type {Fingerprint, ImageRecord} from '../../../src/engines/image/record.ts';
import {bmp24, drawn, flat} from '../../helpers/pictures.ts';

const look = async (bytes: Uint8Array, told: Partial<ImagePolicy> = {}, name = 'a.png'): Promise<ImageRecord> =>
  fingerprint({bytes, name}, policyOf('kohya', told), await openSharp());

async function seen(image: Sharp | Uint8Array, told: Partial<ImagePolicy> = {}): Promise<Fingerprint> {
  const record = await look(image instanceof Uint8Array ? image : await image.png().toBuffer(), told);
  if (record.state !== 'ok') throw new Error(`${record.state}: ${record.detail}`);
  return record;
}

const distance = (a: Hash, b: Hash): number =>
  (BigInt(`0x${hexOf(a)}`) ^ BigInt(`0x${hexOf(b)}`)).toString(2).replaceAll('0', '').length;

/** A PNG that promises more pixels than anybody has memory for, in a few hundred bytes. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const rows = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function crc(bytes: Buffer): number {
  let value = -1;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value;
}

describe('fingerprint(file, policy)', () => {
  it('tells size, format and depth', async () => {
    const record = await look(await drawn(1).jpeg().toBuffer());
    expect(record).toMatchObject({state: 'ok', width: 160, height: 120, format: 'jpeg', bitDepth: 8, exact: true});
  });
  it('is one for one picture, in whatever lossless format', async () => {
    const pixels = [...(await drawn(2, 33, 21).raw().toBuffer())];
    const files = [
      drawn(2, 33, 21).png().toBuffer(),
      drawn(2, 33, 21).webp({lossless: true}).toBuffer(),
      drawn(2, 33, 21).tiff().toBuffer(),
    ];
    const all = [...(await Promise.all(files)), bmp24(33, 21, pixels)];
    const hashes = await Promise.all(all.map(async file => hexOf((await seen(file)).pHash)));
    expect(new Set(hashes).size).toBe(1);
  });
  it('knows a mirror image by its mirrored hashes', async () => {
    const [one, other] = [await seen(drawn(3)), await seen(drawn(3).flop())];
    expect([hexOf(other.pHash), hexOf(other.dHash)]).toEqual([hexOf(one.mirrorPHash), hexOf(one.mirrorDHash)]);
  });
  it('looks at orientation as the trainer does', async () => {
    const turned = await drawn(4).withMetadata({orientation: 6}).jpeg({quality: 100}).toBuffer();
    const [ignored, applied] = [await seen(turned), await seen(turned, {orientation: 'apply'})];
    expect([ignored.width, ignored.height, ignored.orientation]).toEqual([160, 120, 6]);
    expect([applied.width, applied.height, applied.orientation]).toEqual([120, 160, 6]);
    expect(hexOf(applied.pHash)).not.toBe(hexOf(ignored.pHash));
  });
  it('throws opacity away or paints over white, and tells of colours that it hides', async () => {
    const hidden = await drawn(5).ensureAlpha(0).png().toBuffer();
    const [dropped, white] = [await seen(hidden), await seen(hidden, {alpha: 'white'})];
    expect(hexOf(dropped.pHash)).toBe(hexOf((await seen(drawn(5))).pHash));
    expect([white.flat, dropped.flat]).toEqual([true, false]);
    expect([dropped.alphaShare, dropped.hiddenShare > 0.9, white.hiddenShare > 0.9]).toEqual([1, true, true]);
  });
  it('calls a picture of one colour flat, a nearly empty one of low detail, a grey one grey', async () => {
    expect(await seen(flat('#3060a0'))).toMatchObject({flat: true, lowDetail: true, grey: false, sharpness: 0});
    expect(await seen(drawn(6))).toMatchObject({flat: false, lowDetail: false, grey: false});
    expect(await seen(drawn(6).greyscale())).toMatchObject({grey: true});
  });
  it('names the pixels of flat pictures, so that size and colour tell them apart', async () => {
    const names = await Promise.all(
      [flat('#111'), flat('#111'), flat('#121212'), flat('#111', 30, 40)].map(async one => (await seen(one)).pixels),
    );
    expect(names[0]).toBe(names[1]);
    expect(new Set(names).size).toBe(3);
  });
  it('sees nearly the same in a reduced picture', async () => {
    const large = await drawn(7, 2100, 1500).jpeg().toBuffer();
    const [exact, fast] = await Promise.all([seen(large, {mode: 'exact'}), seen(large, {mode: 'fast'})]);
    expect([exact.exact, fast.exact]).toEqual([true, false]);
    expect([fast.width, fast.height]).toEqual([2100, 1500]);
    expect(Math.abs(exact.brightness - fast.brightness)).toBeLessThan(0.005);
    expect(distance(fast.pHash, exact.pHash)).toBeLessThanOrEqual(2);
  });
  it('leaves the pictures that auto reduces to their size', async () => {
    expect((await seen(await drawn(8, 2048, 2048).jpeg().toBuffer())).exact).toBe(true);
    expect((await seen(await drawn(8, 2049, 2048).jpeg().toBuffer())).exact).toBe(false);
  });
  it.each([
    ['a PNG', drawn(9, 2100, 1500).png(), true],
    ['a small JPEG', drawn(9, 1200, 900).jpeg(), true],
    ['a WebP', drawn(9, 1200, 900).webp(), false],
    ['a small WebP', drawn(9, 900, 900).webp(), true],
  ])('looks at all of %s where reducing it takes longer', async (_, image, exact) => {
    const bytes = await image.toBuffer();
    expect((await seen(bytes, {mode: 'fast'})).exact).toBe(exact);
    if (exact) expect(await seen(bytes, {mode: 'fast'})).toEqual(await seen(bytes, {mode: 'exact'}));
  });
});

describe('what is no image, or a broken one', () => {
  it.each([
    ['nothing', '', 'empty', ''],
    ['a web page', '<html>404</html>', 'not-an-image', 'a web page'],
    ['HEIC', '\0\0\0\x18ftypheic', 'unsupported-format', 'HEIC'],
  ])('%s', async (_what, text, state, detail) =>
    expect(await look(Buffer.from(text, 'latin1'))).toMatchObject({state, detail}),
  );
  it('a pointer has the identity of what it stands for', async () => {
    const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${'b'.repeat(64)}\nsize 9\n`;
    expect(await look(Buffer.from(text))).toEqual({
      state: 'lfs-pointer',
      contentId: `lfs:${'b'.repeat(64)}`,
      detail: '',
    });
  });
  it.each(['jpeg', 'png', 'webp'] as const)('half a %s is truncated, and no picture', async format => {
    const whole = await drawn(9).toFormat(format).toBuffer();
    expect((await look(whole.subarray(0, whole.length >> 1))).state).toMatch(/truncated|corrupt/);
  });
  it('a damaged one is corrupt', async () => {
    const file = await drawn(10).png().toBuffer();
    file.fill(0xaa, 60, 200);
    expect(await look(file)).toMatchObject({state: 'corrupt', detail: ''});
  });
  it('refuses more pixels than allowed from the header alone', async () => {
    const before = process.memoryUsage().rss;
    const record = await look(bomb(30_000));
    expect(record).toMatchObject({
      state: 'too-large',
      detail: expect.stringMatching(/^30000 × 30000 pixels; trainers/),
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
    expect(await look(await drawn(1).png().toBuffer(), {maxPixels: 100})).toMatchObject({state: 'too-large'});
  });
  it('notes a PNG whose last chunk is cut', async () => {
    const file = await drawn(11).png().toBuffer();
    expect(await look(file.subarray(0, -2))).toMatchObject({state: 'ok', cut: true});
  });
});

describe('contentIdOf(bytes)', () => {
  it('is what Git calls them', () => {
    const {stdout} = spawnSync('git', ['hash-object', '--stdin'], {input: 'hat', encoding: 'utf8'});
    expect(contentIdOf(Buffer.from('hat'))).toBe(stdout.trim());
  });
});
