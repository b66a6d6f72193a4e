/**
 * White space of Python's str.strip(). JavaScript's trim() differs: it eats U+FEFF, which trainers keep, and leaves
 * U+001C–001F and U+0085, which they strip.
 */
export function isPythonSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x1f);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  if (code <= 0x200a) return code === 0x1680 || code >= 0x2000;
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** Python's str.strip(): both ends, by the table above. */
export function pythonTrim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isPythonSpace(text.charCodeAt(from))) from++;
  while (to > from && isPythonSpace(text.charCodeAt(to - 1))) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}

/** Lines as Python's universal newlines cut them: \r\n, \r and \n, nothing else (U+2028 stays inside a line). */
export function universalLines(text: string): readonly string[] {
  return text.includes('\n') || text.includes('\r') ? text.split(/\r\n|\r|\n/) : [text];
}

const RUNS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** `' '.join(text.split())` of Python: runs of its white space become one space, ends are trimmed. */
export function collapseSpace(text: string): string {
  const collapsed = text.replace(RUNS, ' ');
  const from = collapsed.startsWith(' ') ? 1 : 0;
  const to = collapsed.length > from && collapsed.endsWith(' ') ? collapsed.length - 1 : collapsed.length;
  return collapsed.slice(from, to);
}
