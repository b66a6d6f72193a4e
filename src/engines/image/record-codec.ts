import {crc32} from 'node:zlib';
import type {Hash} from './hashes.ts';
import {
  type Fingerprint,
  IMAGE_FORMATS,
  IMAGE_STATES,
  type ImageFailure,
  type ImageFormat,
  type ImageRecord,
  type ImageState,
} from './record.ts';

/** Bytes of a record: what is kept on disk and handed between threads. */
export const RECORD_BYTES = 576;

/** Where the parts of a record lie. */
const AT = {
  state: 0,
  format: 1,
  bitDepth: 2,
  orientation: 3,
  flags: 4,
  weakBits: 6,
  detailLength: 7,
  width: 8,
  height: 12,
  bytes: 16,
  numbers: 24,
  hashes: 72,
  pixels: 104,
  hasPixels: 120,
  idLength: 121,
  id: 122,
  luma: 160,
  chroma: 416,
  policy: 544,
  crc: 572,
} as const;
const LUMA_BYTES = 256;
const CHROMA_BYTES = 128;
const POLICY_BYTES = 16;
const DETAIL_BYTES = 200;

const FLAGS = ['hasIcc', 'animated', 'cut', 'exact', 'dark', 'light', 'flat', 'grey', 'lowDetail'] as const;
const NUMBERS = ['brightness', 'contrast', 'window', 'sharpness', 'alphaShare', 'hiddenShare'] as const;
const HASHES = ['pHash', 'dHash', 'mirrorPHash', 'mirrorDHash'] as const;

/** A record as bytes; `policy` names how its pixels were had, 32 hexadecimal digits. */
export function encodeRecord(record: ImageRecord, policy: string): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(RECORD_BYTES);
  const view = new DataView(out.buffer);
  out[AT.state] = IMAGE_STATES.indexOf(record.state);
  putId(out, record.contentId);
  out.set(Buffer.from(policy, 'hex').subarray(0, POLICY_BYTES), AT.policy);
  if (record.state === 'ok') putFingerprint(out, view, record);
  else {
    const detail = Buffer.from(record.detail, 'utf8').subarray(0, DETAIL_BYTES);
    out[AT.detailLength] = detail.length;
    view.setFloat64(AT.bytes, record.bytes ?? 0);
    out.set(detail, AT.luma);
  }
  view.setUint32(AT.crc, crc32(out.subarray(0, AT.crc)));
  return out;
}

/** The record in some bytes, or null when they are damaged: what is not whole is looked at anew. */
export function decodeRecord(bytes: Uint8Array): ImageRecord | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length !== RECORD_BYTES || view.getUint32(AT.crc) !== crc32(bytes.subarray(0, AT.crc))) return null;
  const state: ImageState | undefined = IMAGE_STATES[bytes[AT.state] ?? 0];
  if (state === undefined) return null;
  return state === 'ok' ? fingerprintIn(bytes, view) : failureIn(bytes, view, state);
}

/** What a record is found by: name of the bytes, and how its pixels were had. */
export function recordKey(contentId: string, policy: string): string {
  return policy + contentId;
}

/** The key of a record in bytes, without a look at the rest. */
export function keyIn(bytes: Uint8Array): string {
  const policy = Buffer.from(bytes.subarray(AT.policy, AT.policy + POLICY_BYTES)).toString('hex');
  return recordKey(idIn(bytes) ?? '', policy);
}

function putId(out: Uint8Array, contentId: string | null): void {
  const digits = contentId?.replace('lfs:', '') ?? '';
  out[AT.idLength] = digits.length / 2;
  out.set(Buffer.from(digits, 'hex'), AT.id);
}

/** SHA-1 is Git's, SHA-256 an LFS pointer's. */
function idIn(bytes: Uint8Array): string | null {
  const length = bytes[AT.idLength] ?? 0;
  if (length === 0) return null;
  const digits = Buffer.from(bytes.subarray(AT.id, AT.id + Math.min(length, 32))).toString('hex');
  return length === 32 ? `lfs:${digits}` : digits;
}

function putFingerprint(out: Uint8Array, view: DataView, record: Fingerprint): void {
  out[AT.format] = IMAGE_FORMATS.indexOf(record.format);
  out[AT.bitDepth] = record.bitDepth;
  out[AT.orientation] = record.orientation;
  out[AT.weakBits] = record.weakBits;
  view.setUint16(
    AT.flags,
    FLAGS.reduce((flags, name, bit) => flags | (record[name] ? 1 << bit : 0), 0),
  );
  view.setUint32(AT.width, record.width);
  view.setUint32(AT.height, record.height);
  view.setFloat64(AT.bytes, record.bytes);
  for (const [i, name] of NUMBERS.entries()) view.setFloat64(AT.numbers + 8 * i, record[name]);
  for (const [i, name] of HASHES.entries()) {
    view.setUint32(AT.hashes + 8 * i, record[name].high);
    view.setUint32(AT.hashes + 8 * i + 4, record[name].low);
  }
  if (record.pixels !== null) {
    out[AT.hasPixels] = 1;
    out.set(Buffer.from(record.pixels, 'hex'), AT.pixels);
  }
  out.set(record.luma16, AT.luma);
  out.set(new Uint8Array(record.chroma8.buffer, record.chroma8.byteOffset, CHROMA_BYTES), AT.chroma);
}

function fingerprintIn(bytes: Uint8Array, view: DataView): Fingerprint | null {
  const format: ImageFormat | undefined = IMAGE_FORMATS[bytes[AT.format] ?? 0];
  const contentId = idIn(bytes);
  if (format === undefined || contentId === null) return null;
  const flags = view.getUint16(AT.flags);
  const flag = (name: (typeof FLAGS)[number]): boolean => ((flags >> FLAGS.indexOf(name)) & 1) === 1;
  const figure = (name: (typeof NUMBERS)[number]): number => view.getFloat64(AT.numbers + 8 * NUMBERS.indexOf(name));
  const hash = (name: (typeof HASHES)[number]): Hash => {
    const at = AT.hashes + 8 * HASHES.indexOf(name);
    return {high: view.getUint32(at), low: view.getUint32(at + 4)};
  };
  const places = kept(bytes.subarray(AT.luma, AT.chroma + CHROMA_BYTES));
  return {
    state: 'ok',
    contentId,
    width: view.getUint32(AT.width),
    height: view.getUint32(AT.height),
    bytes: view.getFloat64(AT.bytes),
    format,
    bitDepth: bytes[AT.bitDepth] ?? 0,
    orientation: bytes[AT.orientation] ?? 1,
    hasIcc: flag('hasIcc'),
    animated: flag('animated'),
    cut: flag('cut'),
    exact: flag('exact'),
    brightness: figure('brightness'),
    contrast: figure('contrast'),
    dark: flag('dark'),
    light: flag('light'),
    window: figure('window'),
    flat: flag('flat'),
    sharpness: figure('sharpness'),
    alphaShare: figure('alphaShare'),
    hiddenShare: figure('hiddenShare'),
    grey: flag('grey'),
    weakBits: bytes[AT.weakBits] ?? 0,
    lowDetail: flag('lowDetail'),
    pHash: hash('pHash'),
    dHash: hash('dHash'),
    mirrorPHash: hash('mirrorPHash'),
    mirrorDHash: hash('mirrorDHash'),
    luma16: places.subarray(0, LUMA_BYTES),
    chroma8: new Int8Array(places.buffer, places.byteOffset + LUMA_BYTES, CHROMA_BYTES),
    pixels: bytes[AT.hasPixels] === 1 ? Buffer.from(bytes.subarray(AT.pixels, AT.pixels + 16)).toString('hex') : null,
  };
}

/** Records whose light and colours by place lie in one piece of memory: a piece for each would take twice as much. */
const TOGETHER = 256;
let page = new Uint8Array(0);

function kept(bytes: Uint8Array): Uint8Array {
  if (page.length < bytes.length) page = new Uint8Array(TOGETHER * bytes.length);
  const own = page.subarray(0, bytes.length);
  own.set(bytes);
  page = page.subarray(bytes.length);
  return own;
}

function failureIn(bytes: Uint8Array, view: DataView, state: ImageFailure['state']): ImageFailure {
  const length = Math.min(bytes[AT.detailLength] ?? 0, DETAIL_BYTES);
  const detail = Buffer.from(bytes.subarray(AT.luma, AT.luma + length)).toString('utf8');
  const told = view.getFloat64(AT.bytes);
  return {state, contentId: idIn(bytes), detail, ...(told > 0 ? {bytes: told} : {})};
}
