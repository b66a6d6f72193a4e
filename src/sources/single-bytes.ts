/** Each byte as the character of its number: for signatures of files, where every byte counts. `TextDecoder` has no such encoding. */
export function byteText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** What windows-1252 has where ISO 8859-1 has controls; five places are free, and stay what they are. */
const MARKS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Text in windows-1252. Node's own decoder leaves out these marks before Node 24. */
export function windows1252Text(bytes: Uint8Array): string {
  return byteText(bytes).replace(/[\x80-\x9f]/g, mark => MARKS[mark.charCodeAt(0) - 0x80] ?? mark);
}
