import type {Corpus} from './corpus.ts';

export type Style = 'tags' | 'sentence' | 'mixed';

export interface StyleReading {
  readonly style: Style;
  /** Share of long segments among all uses, templates left out. In [0, 1]; 0 without tags. */
  readonly longShare: number;
  /** The same with templates. */
  readonly longShareWithTemplates: number;
}

/** A segment of this many words is prose, not a tag. */
const LONG = 5;
/** Coverage from which a long constant segment is a template (`a google emoji of TOK`), not prose. */
const TEMPLATE = 0.9;
/** Below this many items nothing can be called a template. */
const ENOUGH = 10;

export function isLong(key: string): boolean {
  let words = 1;
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) === 32 && ++words >= LONG) return true;
  return false;
}

/** Whether captions are tag lists or prose: > 0.4 of segments long = sentence, ≤ 0.2 = tags, else mixed. */
export function readStyle(
  corpus: Pick<Corpus, 'vocabulary'> & {readonly keys: {readonly length: number}},
  df: Float64Array,
): StyleReading {
  const longShareWithTemplates = share(corpus, df, Infinity);
  const limit = corpus.keys.length >= ENOUGH ? TEMPLATE * corpus.keys.length : Infinity;
  const without = share(corpus, df, limit);
  const longShare = Number.isNaN(without) ? longShareWithTemplates : without;
  const settled = Number.isNaN(longShare) ? 0 : longShare;
  return {
    style: settled > 0.4 ? 'sentence' : settled <= 0.2 ? 'tags' : 'mixed',
    longShare: settled,
    longShareWithTemplates: Number.isNaN(longShareWithTemplates) ? 0 : longShareWithTemplates,
  };
}

/** NaN when no tag is below the limit. */
function share({vocabulary}: Pick<Corpus, 'vocabulary'>, df: Float64Array, limit: number): number {
  let long = 0;
  let all = 0;
  for (const [id, {key}] of vocabulary.entries()) {
    const n = df[id] ?? 0;
    if (n >= limit) continue;
    all += n;
    if (isLong(key)) long += n;
  }
  return long / all;
}
