import type {Corpus} from '../../src/corpus/corpus.ts';
import {seededRandom} from '../../src/math/random.ts';

/**
 * The corpus with its tags strewn anew: every row keeps its length, every tag its document frequency. Two rows at a time
 * put what only one of them has into one pile and deal it out again.
 * G. Strona et al., "A fast and unbiased procedure to randomize ecological binary matrices", Nature Communications 5 (2014).
 */
export function shuffledRows(corpus: Corpus, seed: number): Corpus {
  const random = seededRandom(String(seed));
  const rows = Array.from({length: corpus.rowItem.length}, (_, row) => [
    ...corpus.tags.subarray(corpus.offsets[row], corpus.offsets[row + 1]),
  ]);
  const below = (n: number): number => Math.floor(random() * n);
  for (let trade = 0; trade < 5 * rows.length; trade++) {
    const [i, j] = [below(rows.length), below(rows.length)];
    const [a, b] = [rows[i] ?? [], rows[j] ?? []];
    if (i === j) continue;
    const shared = a.filter(tag => b.includes(tag));
    const pile = [...a, ...b].filter(tag => !shared.includes(tag));
    for (let at = pile.length - 1; at > 0; at--) {
      const other = below(at + 1);
      [pile[at], pile[other]] = [pile[other] ?? 0, pile[at] ?? 0];
    }
    const own = a.length - shared.length;
    rows[i] = [...shared, ...pile.slice(0, own)];
    rows[j] = [...shared, ...pile.slice(own)];
  }
  return {...corpus, tags: Uint32Array.from(rows.flat())};
}
