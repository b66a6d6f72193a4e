import type {Corpus} from '../corpus/corpus.ts';
import type {Collected} from './collect.ts';

/** What is judged of a set: its tags, or the terms of its prose; null for prose that has none. */
export function judgedCorpus({
  corpus,
  terms,
  statistics,
}: Pick<Collected, 'corpus' | 'terms' | 'statistics'>): Corpus | null {
  if (statistics.dataset.style !== 'sentence') return corpus;
  return terms?.kind === 'terms' ? terms.corpus : null;
}
