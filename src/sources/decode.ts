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
  if (encoding === 'unknown') return {text, notes: [{code: 'caption-nul'}]};
  if (encoding !== 'utf-8') return {text, notes: [{code: 'caption-not-utf8', detail: encoding}]};
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

/** Text of UTF-8, with its byte order mark where it has one; null where the bytes are something else. */
export function utf8Text(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** What a caption file holds, in the likeliest encoding. */
export interface StoredText {
  /** Empty where the encoding is unknown: there are NULs, and it is UTF-16 in neither order. */
  readonly text: string;
  readonly encoding: 'utf-8' | Utf16 | 'shift_jis' | 'windows-1252' | 'unknown';
}

type Utf16 = 'utf-16le' | 'utf-16be';

/** Signs that no text holds. */
const CONTROL = /[\0-\u0008\u000b\u000c\u000e-\u001f]/;
/** Alphabets, with dashes and quotes: each of their letters has a control sign for one of its two bytes. */
const ALPHABETIC = /^[\t\n\r\u0020-\u007e\u00a0-\u1fff\u2010-\u2027]+$/;
const NO_TEXT = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cn}\p{Co}]/u;

/** The text of a caption file, of any bytes: UTF-8 where they can be that, else the likeliest encoding. O(length). */
export function storedText(bytes: Uint8Array): StoredText {
  const text = utf8Text(bytes);
  if (text !== null) {
    // Bytes of UTF-16 may be valid UTF-8: those of all letters of ASCII, with NULs in between, and many others.
    const other = CONTROL.test(text) ? utf16Text(bytes, units => ALPHABETIC.test(units)) : null;
    return other ?? {text, encoding: 'utf-8'};
  }
  const wide = utf16Text(bytes, units => !NO_TEXT.test(units) && asciiIn(units) > 0);
  if (wide !== null) return wide;
  if (isShiftJis(bytes)) return {text: new TextDecoder('shift_jis').decode(bytes), encoding: 'shift_jis'};
  if (bytes.includes(0)) return {text: '', encoding: 'unknown'};
  return {text: windows1252Text(bytes), encoding: 'windows-1252'};
}

/** The order of bytes that a mark tells, else the one of which text comes; of two such the one with more of ASCII, spaces above all. */
function utf16Text(bytes: Uint8Array, isText: (text: string) => boolean): StoredText | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (marked !== null) return {text: new TextDecoder(marked).decode(bytes), encoding: marked};
  const readings = (['utf-16le', 'utf-16be'] as const)
    .map(encoding => ({encoding, text: strictly(encoding, bytes)}))
    .flatMap(({encoding, text}) => (text !== null && isText(text) ? [{encoding, text, ascii: asciiIn(text)}] : []))
    .toSorted((a, b) => b.ascii - a.ascii);
  const [likeliest, other] = readings;
  return likeliest === undefined || likeliest.ascii === other?.ascii ? null : likeliest;
}

function strictly(encoding: Utf16, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}

function asciiIn(text: string): number {
  return text.length - text.replace(/[\0-\u007f]/g, '').length;
}

/** Whether all that is not ASCII becomes kana, kanji or full-width signs. */
function isShiftJis(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('shift_jis', {fatal: true}).decode(bytes);
    const foreign = [...text].filter(character => (character.codePointAt(0) ?? 0) > 0x7f);
    return (
      !CONTROL.test(text) && foreign.every(character => /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f]/.test(character))
    );
  } catch {
    return false;
  }
}
