import {thousands} from '../math/thousands.ts';

const LONGEST_NAME = 40;
/** Characters that a list of names may take in a sentence of 140. */
const LIST = 88;

/** An untrusted name inside a sentence: in backquotes, cut at 40 characters. Frontends escape it. */
export function quoted(name: string): string {
  const characters = [...name];
  return `\`${characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : name}\``;
}

/** "a, b and c", the first few of a longer list with "and 4 more"; as many as have room. */
export function listed(names: readonly string[], most: number = 3, room: number = LIST): string {
  for (let shown = Math.min(most, names.length); shown > 1; shown--) {
    const text = joined(names, shown);
    if (text.length <= room) return text;
  }
  return joined(names, 1);
}

function joined(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map(quoted);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${number(rest)} more`;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** A count for people: "1,600". Expected counts of captions with variants are rounded, to at least 1 where there is any. */
export function number(n: number): string {
  return thousands(n > 0 ? Math.max(1, Math.round(n)) : Math.round(n));
}

/** "1 caption", "1,600 captions". */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${number(n)} ${agree(n, noun, plural)}`;
}

/** The word that agrees with the number as it is printed. */
export function agree(n: number, one: string, many: string): string {
  return number(n) === '1' ? one : many;
}

/** A share for people. Only all is "100 %", only none is "0 %". */
export function percent(share: number): string {
  if (share <= 0 || share >= 1) return `${Math.round(share * 100)} %`;
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))} %`;
}

/** Whole words of `text` up to `most` characters. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${begin(short, Math.max(short.lastIndexOf(' '), Math.floor(most / 2)))}…`;
}

/** The first `length` units of a text, one less where they would end in half of a character. */
function begin(text: string, length: number): string {
  return text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length);
}
