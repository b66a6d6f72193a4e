import type {Corpus} from '../corpus/corpus.ts';
import type {Detection} from '../sources/source.ts';
import type {SeenImages} from './seen-images.ts';

/** What a source holds: with the options, all that statistics and reports follow from. */
export interface ReadSet {
  readonly corpus: Corpus;
  readonly detection: Detection;
  readonly images: SeenImages | undefined;
}
