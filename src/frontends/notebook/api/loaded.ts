import type {Analysis} from '../../../analyze.ts';
import type {AnalyzeOptions} from '../../../analyze-options.ts';
import type {Opened} from '../../../open-set.ts';
import type {Corpus} from '../../../corpus/corpus.ts';
import {TagnosisError} from '../../../errors.ts';

/** A data set as a notebook holds it. */
export interface Loaded {
  readonly analysis: Analysis;
  /** What it was read from; null for saved statistics and LoRAs, which hold no captions. */
  readonly opened: Opened | null;
  /** How it was read, which model it was shown to among it: for who asks more of it. */
  readonly asked: AnalyzeOptions;
}

/** Captions by the tags, or the terms of prose, that are judged. */
export function judgedCorpus(loaded: Loaded, asked: string): Corpus {
  const {terms, corpus} = openedOf(loaded, asked).collected;
  return terms?.kind === 'terms' ? terms.corpus : corpus;
}

/** The data set behind; an error that says what would need it, where there is none. */
export function openedOf({opened, analysis}: Pick<Loaded, 'opened' | 'analysis'>, asked: string): Opened {
  if (opened !== null) return opened;
  const {name} = analysis.report.dataset;
  throw new TagnosisError('usage', `${asked} needs captions, and of ${name.slice(0, 60)} only counts are known.`, {
    hint: 'Load the data set itself instead of its statistics or a LoRA.',
  });
}
