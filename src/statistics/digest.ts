import {createHash} from 'node:crypto';
import type {Corpus} from '../corpus/corpus.ts';

/** Names the analysed content: SHA-256 over keys, texts, weights and repeats. Equal digests, equal statistics. */
export function digestOf({keys, texts, rowItem, rowWeight, repeats}: Corpus): string {
  const hash = createHash('sha256');
  for (const [row, item] of rowItem.entries()) {
    hash.update(JSON.stringify([keys[item], repeats[item], rowWeight[row], texts[row]]));
  }
  return `sha256:${hash.digest('hex')}`;
}
