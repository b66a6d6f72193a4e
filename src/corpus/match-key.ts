import {collapseSpace} from '../sources/python-text.ts';

/** Characters that a reader does not see or that only escape: backslash, BOM, zero width space, word joiner, soft hyphen. */
const DROPPED = /[\\\ufeff\u200b\u2060\u00ad]/gu;
/** What most tags already look like: the test spares them five passes. */
const PLAIN = /^[a-z0-9(][a-z0-9()':.-]*(?: [a-z0-9()':.-]+)*$/;

/**
 * The identity of a tag: two raw spellings with one key are the same tag in statistics, though a trainer may learn them
 * apart (that is what `hygiene` counts). NFC → lower case → `_` to space → invisible characters and `\` dropped → white
 * space collapsed and trimmed; where nothing is left, the lower-cased raw. No NFKC: it would merge kaomoji.
 */
export function matchKey(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  const key = collapseSpace(raw.normalize('NFC').toLowerCase().replaceAll('_', ' ').replace(DROPPED, ''));
  return key === '' ? raw.toLowerCase() : key;
}
