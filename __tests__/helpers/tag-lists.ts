import * as fc from 'fast-check';

/** Content tags of which no two are a slip or a spelling of one another. */
const TAGS = [
  '1girl',
  'hat',
  'smile',
  'night sky',
  'scarf',
  'blue eyes',
  'red dress',
  'umbrella',
  'sitting',
  'black cat',
];
/** As many others, to rename them to. */
const OTHERS = [
  '2boys',
  'cap',
  'frown',
  'daylight',
  'glove',
  'green hair',
  'brown coat',
  'lantern',
  'walking',
  'white dog',
];

/** Captions as lists of tags, some of them empty; none repeats a tag. */
export type TagLists = readonly (readonly string[])[];

/** Two to twelve captions of which at least one holds a tag. */
export const tagLists: fc.Arbitrary<TagLists> = fc
  .array(fc.shuffledSubarray(TAGS, {maxLength: 6}), {minLength: 2, maxLength: 12})
  .filter(lists => lists.some(tags => tags.length > 0));

/** The captions that say the same in another vocabulary. */
export function renamed(lists: TagLists): TagLists {
  return lists.map(tags => tags.map(tag => OTHERS[TAGS.indexOf(tag)] ?? tag));
}

export function asCaptions(lists: TagLists): string[] {
  return lists.map(tags => tags.join(', '));
}

/** The quantities of docs/metrics, counted caption by caption: what the formulas in the tests start from. */
export interface Counts {
  /** N */
  readonly items: number;
  /** n_t of every tag that occurs, in no order that matters. */
  readonly df: readonly number[];
  /** U */
  readonly uses: number;
  /** V */
  readonly vocabulary: number;
  /** L̄ */
  readonly meanTags: number;
  /** p_t */
  readonly p: readonly number[];
}

export function counted(lists: TagLists): Counts {
  const all = [...new Set(lists.flat())];
  const df = all.map(tag => lists.filter(tags => tags.includes(tag)).length);
  const uses = df.reduce((a, b) => a + b, 0);
  return {
    items: lists.length,
    df,
    uses,
    vocabulary: all.length,
    meanTags: uses / lists.length,
    p: df.map(n => n / uses),
  };
}

/** −Σ p ln p. */
export function entropyOf(p: readonly number[]): number {
  return p.reduce((total, share) => total - share * Math.log(share), 0);
}

/** Σ p². */
export function hhiOf(p: readonly number[]): number {
  return p.reduce((total, share) => total + share ** 2, 0);
}
