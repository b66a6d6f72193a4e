import type {Metadata} from 'sharp';
import {plainHeader, type StoredHeader} from './plain-header.ts';
import type {ImageFormat} from './record.ts';

/** The header of a file: most tell it themselves, of the others the decoder is asked, which takes .4 to .9 ms. */
export async function headerOf(
  bytes: Uint8Array,
  format: ImageFormat,
  ask: () => Promise<Metadata>,
): Promise<StoredHeader> {
  return plainHeader(bytes, format) ?? told(await ask());
}

function told({
  width,
  height,
  space,
  hasAlpha,
  bitsPerSample,
  depth,
  orientation = 1,
  hasProfile,
  pages = 1,
}: Metadata): StoredHeader {
  return {
    width,
    height,
    cmyk: space === 'cmyk',
    hasAlpha,
    bitDepth: bitsPerSample ?? (depth === 'ushort' ? 16 : 8),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    hasIcc: hasProfile,
    animated: pages > 1,
  };
}
