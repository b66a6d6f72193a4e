import type {Corpus} from '../corpus/corpus.ts';
import {Uint32List} from '../corpus/growable.ts';
import {rowsByItem} from '../corpus/join-rows.ts';

/** Which tags every item bears, and how much of it: item i bears tags[offsets[i] … offsets[i + 1] − 1], each once. */
export interface TagRows {
  readonly offsets: Uint32Array;
  readonly tags: Uint32Array;
  /** Share of the item's appearances that bear the tag, in (0, 1]. */
  readonly weights: Float64Array;
}

/** Numbers for match keys, the same for both sides of a comparison. */
export class SharedVocabulary {
  readonly keys: string[] = [];
  readonly tags: string[] = [];
  readonly #ids = new Map<string, number>();

  idOf(key: string, display: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.keys.length);
    this.tags.push(display);
    return this.keys.push(key) - 1;
  }
}

/** The judged tags of every item in numbers of the shared vocabulary. O(tag uses). */
export function tagRows(corpus: Corpus, shared: SharedVocabulary, isJudged: (key: string) => boolean): TagRows {
  const {rowWeight, offsets, tags, vocabulary} = corpus;
  const ids = vocabulary.map(({key, display}) => (isJudged(key) ? shared.idOf(key, display) : -1));
  const first = rowsByItem(corpus);
  const ends = new Uint32List();
  const out = new Uint32List();
  const weights: number[] = [];
  ends.push(0);
  // Place of each tag in `weights` while one item is read, plus 1.
  const placeOf = new Uint32Array(shared.keys.length);
  for (let item = 0; item < corpus.keys.length; item++) {
    const from = out.length;
    for (let i = offsets[first[item] ?? 0] ?? 0, row = first[item] ?? 0; row < (first[item + 1] ?? 0); row++) {
      for (; i < (offsets[row + 1] ?? 0); i++) {
        const id = ids[tags[i] ?? 0] ?? -1;
        if (id < 0) continue;
        const place = placeOf[id] ?? 0;
        if (place > from) weights[place - 1] = (weights[place - 1] ?? 0) + (rowWeight[row] ?? 0);
        else {
          out.push(id);
          placeOf[id] = weights.push(rowWeight[row] ?? 0);
        }
      }
    }
    ends.push(out.length);
  }
  return {offsets: ends.toArray(), tags: out.toArray(), weights: Float64Array.from(weights)};
}

/** Adds what an item bears to counts, `times` over. */
export function addItem(counts: Float64Array, {offsets, tags, weights}: TagRows, item: number, times = 1): void {
  for (let i = offsets[item] ?? 0, end = offsets[item + 1] ?? 0; i < end; i++) {
    const tag = tags[i] ?? 0;
    counts[tag] = (counts[tag] ?? 0) + times * (weights[i] ?? 0);
  }
}
