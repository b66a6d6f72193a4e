import {thousands} from '../math/thousands.ts';
import type {Evidence} from './finding.ts';

const LONGEST_NAME = 40;

/** An untrusted name inside a sentence: in backquotes, cut at 40 characters. Frontends escape it. */
export function quoted(name: string): string {
  const characters = [...name];
  return `\`${characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME - 1).join('')}…` : name}\``;
}

/** "a, b and c", the first few of a longer list with "and 4 more". */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map(quoted);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** "1 caption", "1,600 captions". */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${thousands(n)} ${n === 1 ? noun : plural}`;
}

/** The verb that agrees with the number. */
export function agree(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Whole words of `text` up to `most` characters. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  return `${short.slice(0, Math.max(short.lastIndexOf(' '), most / 2))}…`;
}

const ITEMS = 20;

export function itemEvidence(keys: readonly string[], note?: string): Evidence {
  const items = keys.slice(0, ITEMS).map(key => (note === undefined ? {key} : {key, note}));
  return {kind: 'items', total: keys.length, items};
}

const TAGS = 12;

export function tagEvidence(
  tags: readonly {readonly tag: string; readonly n: number; readonly note?: string}[],
  items: number,
): Evidence {
  return {kind: 'tags', total: tags.length, tags: tags.slice(0, TAGS).map(tag => ({...tag, coverage: tag.n / items}))};
}
