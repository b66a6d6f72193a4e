import type {Note} from './notes.ts';
import {windows1252Text} from './single-bytes.ts';

export interface Decoded {
  readonly text: string;
  readonly notes: readonly Note[];
}

// With ignoreBOM Node *keeps* the byte order mark in the text, as sd-scripts does: it sticks to the first tag.
const UTF8 = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const POINTER = /^version https:\/\/(git-lfs|hawser)\.github\.com\/spec\/v1\n/;

/** Reads the bytes of a caption as its trainer would, or says why it could not: docs/captions.md. Never throws. */
export function decodeCaption(bytes: Uint8Array, maxBytes: number): Decoded {
  if (bytes.length === 0) return {text: '', notes: [{code: 'caption-zero-bytes'}]};
  if (bytes.length > maxBytes)
    return {text: '', notes: [{code: 'caption-too-large', detail: `more than ${maxBytes} bytes`}]};
  const {text, encoding} = storedText(bytes);
  if (encoding !== null) return {text, notes: [{code: 'caption-not-utf8', detail: encoding}]};
  if (isPointer(text)) return {text: '', notes: [{code: 'caption-lfs-pointer'}]};
  const notes: Note[] = [];
  if (text.startsWith('\ufeff')) notes.push({code: 'caption-bom'});
  if (text.includes('\0')) notes.push({code: 'caption-nul'});
  return {text, notes};
}

/** Whether a file of this beginning is a Git LFS pointer; at most 1,023 bytes count. */
export function isPointer(text: string): boolean {
  return (
    text.length < 1024 && POINTER.test(text) && /^oid sha256:[0-9a-f]{64}$/m.test(text) && /^size \d+$/m.test(text)
  );
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** What a caption file holds; `encoding`: the likeliest where it is not UTF-8, so that people can check it. */
export function storedText(bytes: Uint8Array): {readonly text: string; readonly encoding: string | null} {
  const text = utf8(bytes);
  if (text !== null && !isUtf16In(text, bytes)) return {text, encoding: null};
  const encoding = utf16Kind(bytes) ?? (isShiftJis(bytes) ? 'shift_jis' : 'windows-1252');
  if (encoding === 'windows-1252') return {text: windows1252Text(bytes), encoding};
  return {text: new TextDecoder(encoding).decode(bytes), encoding};
}

/** UTF-16 without a byte order mark is valid UTF-8 where all of it is ASCII: a trainer learns its letters with NULs in between. */
function isUtf16In(text: string, bytes: Uint8Array): boolean {
  return text.includes('\0') && bytes.length % 2 === 0 && nuls(bytes).includes(0) && utf16Kind(bytes) !== null;
}

function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const [even, odd] = nuls(bytes);
  if (odd > 0.3 * bytes.length) return 'utf-16le';
  return even > 0.3 * bytes.length ? 'utf-16be' : null;
}

/** How many bytes are NUL, of those at even and at odd places. */
function nuls(bytes: Uint8Array): [number, number] {
  const counts: [number, number] = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) counts[i % 2 === 0 ? 0 : 1]++;
  return counts;
}

/** Whether all that is not ASCII becomes kana, kanji or full-width signs. */
function isShiftJis(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('shift_jis', {fatal: true}).decode(bytes);
    const foreign = [...text].filter(character => (character.codePointAt(0) ?? 0) > 0x7f);
    return foreign.every(character => /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]/.test(character));
  } catch {
    return false;
  }
}
