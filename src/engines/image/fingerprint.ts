import {chromaOf} from './chroma.ts';
import {contentIdOf} from './content-id.ts';
import {decode, type Decoded, type OpenSharp, type Reserve} from './decode.ts';
import {lightOf, opacityOf} from './features.ts';
import {differenceHash, mirrored, perceptualHash} from './hashes.ts';
import type {Plane} from './resample.ts';
import {pixelDigest} from './pixel-digest.ts';
import type {ImagePolicy} from './policy.ts';
import type {Fingerprint, ImageFormat, ImageRecord} from './record.ts';
import {pngEnd} from './endings.ts';
import {lfsPointer, sniff} from './sniff.ts';
import {survey} from './survey.ts';

/** Window, deviation and weak bits from which on a picture is nearly empty: docs/images.md. */
const PLAIN_WINDOW = 0.7;
const LOW_CONTRAST = 12 / 255;
const MOST_WEAK = 16;

export interface ImageFile {
  readonly bytes: Uint8Array;
  /** Its extension counts for the one format without a signature. */
  readonly name: string;
  /** Where it was counted already. */
  readonly contentId?: string;
}

/** Looks at the bytes of one image file: a fingerprint, or the reason why there is none. Never throws for what they hold. */
export async function fingerprint(
  {bytes, name, contentId = contentIdOf(bytes)}: ImageFile,
  policy: ImagePolicy,
  open: OpenSharp,
  reserve?: Reserve,
): Promise<ImageRecord> {
  if (bytes.length === 0) return {state: 'empty', contentId, detail: ''};
  const pointer = lfsPointer(bytes);
  if (pointer !== null) return {state: 'lfs-pointer', contentId: `lfs:${pointer}`, detail: ''};
  const sniffed = sniff(bytes, name);
  if (sniffed.kind === 'other') return {state: 'not-an-image', contentId, detail: sniffed.what};
  if (sniffed.kind === 'unsupported') return {state: 'unsupported-format', contentId, detail: sniffed.what};
  const {format} = sniffed;
  const decoded = await decode({bytes, format}, policy, open, reserve);
  if ('state' in decoded) return {...decoded, contentId};
  return fingerprintOf(decoded, {contentId, bytes, format});
}

interface Facts {
  readonly contentId: string;
  readonly bytes: Uint8Array;
  readonly format: ImageFormat;
}

function fingerprintOf({raster, stored, exact, header}: Decoded, {contentId, bytes, format}: Facts): Fingerprint {
  const {thumbnail, narrow, sharpness, boxes} = survey(raster);
  const {weakBits, mirror, ...pHash} = perceptualHash(thumbnail);
  const light = lightOf(thumbnail);
  return {
    state: 'ok',
    contentId,
    ...header,
    bytes: bytes.length,
    format,
    cut: format === 'png' && pngEnd(bytes).cut,
    exact,
    ...light,
    sharpness,
    ...opacityOf(stored),
    ...chromaOf(boxes),
    weakBits,
    lowDetail: light.window >= PLAIN_WINDOW || light.contrast < LOW_CONTRAST || weakBits >= MOST_WEAK,
    pHash,
    dHash: differenceHash(narrow),
    mirrorPHash: mirror,
    mirrorDHash: differenceHash(mirrored(narrow)),
    luma16: halved(thumbnail),
    // Flat pictures all hash alike: only their pixels tell them apart.
    pixels: light.flat && exact ? pixelDigest(stored) : null,
  };
}

/** Means of 2 × 2. */
function halved({width, height, data}: Plane): Uint8Array {
  const out = new Uint8Array((width / 2) * (height / 2));
  let to = 0;
  for (let y = 0; y < height; y += 2) {
    for (let at = y * width; at < (y + 1) * width; at += 2) {
      const below = at + width;
      out[to++] = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[below] ?? 0) + (data[below + 1] ?? 0) + 2) >> 2;
    }
  }
  return out;
}
