import type {Corpus} from '../corpus/corpus.ts';
import type {NoteCode} from '../sources/notes.ts';

/** A tag that nearly every item bears, with the items that lack it. */
export interface ConstantTag {
  readonly tag: string;
  readonly key: string;
  /** n_t */
  readonly items: number;
  /** Items with a caption that lacks it. */
  readonly missing: readonly string[];
}

const NEARLY_ALL = 0.9;

/** Tags with coverage ≥ .9, the commonest first. O(tag uses). */
export function findConstantTags(corpus: Corpus, df: Float64Array): ConstantTag[] {
  const {keys, rowItem, offsets, tags, vocabulary} = corpus;
  const uncaptioned = withoutCaption(corpus);
  const constant = [...df.keys()].filter(tag => (df[tag] ?? 0) >= NEARLY_ALL * keys.length);
  const slot = new Map(constant.map((tag, i) => [tag, i]));
  const bears = constant.map(() => new Uint8Array(keys.length));
  if (slot.size > 0) {
    for (const [row, item] of rowItem.entries()) {
      for (let i = offsets[row] ?? 0; i < (offsets[row + 1] ?? 0); i++) {
        const own = bears[slot.get(tags[i] ?? 0) ?? -1];
        if (own !== undefined) own[item] = 1;
      }
    }
  }
  return constant
    .map((tag, i) => ({
      tag: vocabulary[tag]?.display ?? '',
      key: vocabulary[tag]?.key ?? '',
      items: df[tag] ?? 0,
      missing: keys.filter((key, item) => bears[i]?.[item] === 0 && !uncaptioned.has(key)),
    }))
    .toSorted((a, b) => b.items - a.items || (a.key < b.key ? -1 : 1));
}

/** Keys of items that have no caption of their own: what such an item lacks, nobody forgot to write. */
export function withoutCaption({notes}: Corpus): ReadonlySet<string> {
  return new Set(notes.filter(({note}) => WITHOUT.has(note.code)).map(({key}) => key));
}

const WITHOUT: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'caption-missing',
  'caption-empty',
  'caption-zero-bytes',
  'caption-lfs-pointer',
  'caption-too-large',
]);
