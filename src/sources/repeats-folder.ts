/** What kohya reads out of a folder name. */
export interface FolderName {
  readonly repeats: number;
  readonly classTokens: string;
}

/** No run shows an image as often; beyond, sums of repeats would overflow into figures that are none. */
export const MOST_REPEATS = 1_000_000_000;

/**
 * `10_cat` → 10 repeats of class `cat`, as sd-scripts v0.10.1 reads it: the text before the first `_` as Python's int()
 * takes it (trimmed, signed, any Unicode digits, single `_` cannot occur), the rest = class tokens. Null when that is
 * no number.
 */
export function parseFolderName(name: string): FolderName | null {
  const cut = name.indexOf('_');
  const head = (cut < 0 ? name : name.slice(0, cut)).trim();
  if (!/^[+-]?\p{Nd}+$/u.test(head)) return null;
  const sign = head.startsWith('-') ? -1 : 1;
  const digits = [...head.replace(/^[+-]/, '')].map(digitValue).join('');
  return {repeats: sign * Math.min(Number(digits), MOST_REPEATS), classTokens: cut < 0 ? '' : name.slice(cut + 1)};
}

/** Value of a decimal digit of any script: Unicode lays each script's 0–9 side by side, some scripts next to each other. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
