import type {ImageFormat} from './record.ts';

/** Whether a file that cannot be decoded lacks its end, by the marks and lengths of its format. */
export function isCut(bytes: Uint8Array, format: ImageFormat): boolean {
  switch (format) {
    case 'jpeg':
      return !jpegEnded(bytes);
    case 'png':
      return !pngEnd(bytes).ended;
    case 'gif':
      return !bytes.subarray(-2).includes(0x3b);
    case 'webp':
      return bytes.length < 12 || viewOf(bytes).getUint32(4, true) + 8 > bytes.length;
    case 'avif':
      return boxesRunOut(bytes);
    case 'tiff':
      return bytes.length < 8 || viewOf(bytes).getUint32(4, bytes[0] === 0x49) >= bytes.length;
    default:
      // Our own decoder of BMP says so itself.
      return false;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Whether the last of the boxes is longer than what is left. */
function boxesRunOut(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    // 0: to the end; 1: a length of 64 bits follows, which no picture needs.
    if (size < 8) return false;
    at += size;
  }
  return at !== bytes.length;
}

/** Whether a PNG has a chunk that runs past its end, and whether it has its last one. O(chunks). */
export function pngEnd(bytes: Uint8Array): {readonly cut: boolean; readonly ended: boolean} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 8 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    const isEnd = view.getUint32(at + 4) === 0x49454e44;
    if (end > bytes.length) return {cut: true, ended: isEnd};
    if (isEnd) return {cut: false, ended: true};
    at = end;
  }
  return {cut: at !== bytes.length, ended: false};
}

/** Whether the marker that ends a JPEG is there; what follows it does not count. */
export function jpegEnded(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= 0; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}
