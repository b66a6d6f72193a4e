/** White space as Python's str.strip() and str.split() see it; JavaScript's \s differs in FEFF, 001C–001F and 0085. */
const RUNS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** Runs of white space become one space, ends are trimmed. */
export function collapseSpace(text: string): string {
  const collapsed = text.replace(RUNS, ' ');
  const from = collapsed.startsWith(' ') ? 1 : 0;
  const to = collapsed.length > from && collapsed.endsWith(' ') ? collapsed.length - 1 : collapsed.length;
  return collapsed.slice(from, to);
}
