import type {Corpus} from '../corpus/corpus.ts';
import {matchKey} from '../corpus/match-key.ts';
import type {NoteCode} from '../sources/notes.ts';

/** A tag that nearly every captioned item bears, with the items that lack it. */
export interface ConstantTag {
  readonly tag: string;
  readonly key: string;
  /** n_t */
  readonly items: number;
  /** Expected number of captioned items without it: 0 for a tag that is in all of them. */
  readonly lacking: number;
  /** Items with a caption that lacks it. */
  readonly missing: readonly string[];
  /** Whether each of its words is one of the class tokens. */
  readonly classWord: boolean;
}

const NEARLY_ALL = 0.9;
/** Probabilities of variants do not add up to the last bit. */
const NOTHING = 1e-6;

/** Tags with coverage ≥ .9 of the items that have a caption, the commonest first. O(tag uses + items × constant tags). */
export function findConstantTags(corpus: Corpus, df: Float64Array): ConstantTag[] {
  const {keys, vocabulary} = corpus;
  const uncaptioned = withoutCaption(corpus);
  const captioned = keys.length - uncaptioned.size;
  // Counted among captioned items below; no tag counts for more there than among all.
  const common = [...df.keys()].filter(tag => captioned > 0 && (df[tag] ?? 0) >= NEARLY_ALL * captioned - NOTHING);
  const gaps = findGaps(corpus, common, uncaptioned);
  const words = classWords(corpus);
  return common
    .map((tag, i) => {
      const key = vocabulary[tag]?.key ?? '';
      const gap = gaps[i] ?? {lacking: 0, items: []};
      return {
        tag: vocabulary[tag]?.display ?? '',
        key,
        items: df[tag] ?? 0,
        lacking: gap.lacking,
        missing: gap.items.map(item => keys[item] ?? ''),
        classWord: key.split(' ').every(word => words.has(word)),
      };
    })
    .filter(({lacking}) => captioned - lacking >= NEARLY_ALL * captioned - NOTHING)
    .toSorted((a, b) => b.items - a.items || (a.key < b.key ? -1 : 1));
}

interface Gap {
  lacking: number;
  readonly items: number[];
}

/** Where each of the tags is lacking, in whole or in some variants of the caption. */
function findGaps(corpus: Corpus, common: readonly number[], uncaptioned: ReadonlySet<string>): readonly Gap[] {
  const {keys, rowItem, rowWeight, offsets, tags} = corpus;
  const gaps = common.map((): Gap => ({lacking: 0, items: []}));
  if (common.length === 0) return gaps;
  const slot = new Map(common.map((tag, i) => [tag, i]));
  const borne = new Float64Array(common.length);
  let row = 0;
  for (const [item, key] of keys.entries()) {
    borne.fill(0);
    for (; rowItem[row] === item; row++) {
      for (let i = offsets[row] ?? 0; i < (offsets[row + 1] ?? 0); i++) {
        const place = slot.get(tags[i] ?? 0);
        if (place !== undefined) borne[place] = (borne[place] ?? 0) + (rowWeight[row] ?? 0);
      }
    }
    if (uncaptioned.has(key)) continue;
    for (const [i, gap] of gaps.entries()) {
      const lacked = 1 - (borne[i] ?? 0);
      if (lacked <= NOTHING) continue;
      gap.lacking += lacked;
      gap.items.push(item);
    }
  }
  return gaps;
}

function classWords({subsets}: Corpus): ReadonlySet<string> {
  return new Set(subsets.flatMap(({classTokens}) => matchKey((classTokens ?? '').replaceAll(',', ' ')).split(' ')));
}

/** Keys of items that have no caption of their own: what such an item lacks, nobody forgot to write. */
export function withoutCaption({notes, keys}: Corpus): ReadonlySet<string> {
  const without = notes.filter(({note}) => WITHOUT.has(note.code));
  if (without.length === 0) return new Set();
  const trained = new Set(keys);
  return new Set(without.map(({key}) => key).filter(key => trained.has(key)));
}

const WITHOUT: ReadonlySet<NoteCode> = new Set<NoteCode>([
  'caption-missing',
  'caption-empty',
  'caption-zero-bytes',
  'caption-lfs-pointer',
  'caption-too-large',
]);
