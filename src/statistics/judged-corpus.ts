import type {Corpus} from '../corpus/corpus.ts';
import type {Style} from '../corpus/style.ts';
import type {Terms} from './terms.ts';

interface Read {
  readonly corpus: Corpus;
  readonly terms: Terms | null;
  readonly style: Style;
}

/** What is judged of a set: its tags, or the terms of its prose; null for prose that has none. */
export function judgedCorpus({corpus, terms, style}: Read): Corpus | null {
  if (style !== 'sentence') return corpus;
  return terms?.kind === 'terms' ? terms.corpus : null;
}
