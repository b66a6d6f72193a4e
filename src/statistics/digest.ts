import {createHash} from 'node:crypto';
import type {Corpus} from '../corpus/corpus.ts';

/** Names the analysed content: SHA-256 over keys, texts, weights and repeats. Equal digests, equal statistics. */
export function digestOf({keys, texts, rowItem, rowWeight, repeats}: Corpus): string {
  const hash = createHash('sha256');
  for (const [row, item] of rowItem.entries()) {
    // Lengths keep fields apart whatever they hold.
    const key = keys[item] ?? '';
    const text = texts[row] ?? '';
    hash.update(`${key.length} ${text.length} ${repeats[item] ?? 0} ${rowWeight[row] ?? 0} ${key}${text}`);
  }
  return `sha256:${hash.digest('hex')}`;
}
