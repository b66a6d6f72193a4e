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
  const text = utf8(bytes);
  if (text === null) return guess(bytes);
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

/** Not UTF-8: the likeliest encoding, named in the note so that people can check it. */
function guess(bytes: Uint8Array): Decoded {
  const encoding = utf16Kind(bytes) ?? (isShiftJis(bytes) ? 'shift_jis' : 'windows-1252');
  const text = encoding === 'windows-1252' ? windows1252Text(bytes) : new TextDecoder(encoding).decode(bytes);
  return {text, notes: [{code: 'caption-not-utf8', detail: encoding}]};
}

function utf16Kind(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const nuls = [0, 0];
  for (const [i, byte] of bytes.entries()) if (byte === 0) nuls[i & 1] = (nuls[i & 1] ?? 0) + 1;
  if ((nuls[1] ?? 0) > 0.3 * bytes.length) return 'utf-16le';
  return (nuls[0] ?? 0) > 0.3 * bytes.length ? 'utf-16be' : null;
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
