import type {Sharp} from 'sharp';
import {bmpHeader, decodeBmp} from './bmp.ts';
import type {OpenSharp} from './decode.ts';
import {openSharp} from './open-sharp.ts';
import {sniff} from './sniff.ts';

/** A small picture for people: upright, over white. */
export interface Thumbnail {
  readonly webp: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** As for fingerprints: docs/images.md. */
const MOST_PIXELS = 100_000_000;
const SECONDS = 20;
const QUALITY = 70;

/** An image within a square of `side` pixels; null where it cannot be decoded. The name's extension counts. */
export async function thumbnail(bytes: Uint8Array, name: string, side: number): Promise<Thumbnail | null> {
  const sniffed = sniff(bytes, name);
  if (sniffed.kind !== 'image') return null;
  const open = await openSharp();
  try {
    const image = sniffed.format === 'bmp' ? fromBmp(bytes, open) : opened(bytes, open);
    if (image === null) return null;
    const {data, info} = await image
      .resize(side, side, {fit: 'inside', withoutEnlargement: true})
      .flatten({background: '#ffffff'})
      .webp({quality: QUALITY})
      .toBuffer({resolveWithObject: true});
    return {webp: data, width: info.width, height: info.height};
  } catch {
    return null;
  }
}

function opened(bytes: Uint8Array, open: OpenSharp): Sharp {
  return open(bytes, {failOn: 'none', limitInputPixels: MOST_PIXELS, sequentialRead: true, animated: false})
    .timeout({seconds: SECONDS})
    .autoOrient();
}

function fromBmp(bytes: Uint8Array, open: OpenSharp): Sharp | null {
  const header = bmpHeader(bytes);
  if (header.width * header.height > MOST_PIXELS) return null;
  const {width, height, channels, data} = decodeBmp(bytes, header);
  return open(data, {raw: {width, height, channels: channels as 1 | 2 | 3 | 4}});
}
