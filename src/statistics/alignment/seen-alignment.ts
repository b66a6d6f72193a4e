import type {AlignmentModel} from './alignment.ts';
import type {CaptionSpace, Composition} from './caption-space.ts';
import type {TaggerOpinions} from './tagger-opinions.ts';

/** What a model saw of a set: its parts, and versions of it with other captions, are judged from it without another look. */
export interface SeenAlignment {
  readonly model: AlignmentModel;
  readonly notes: readonly string[];
  readonly space: CaptionSpace;
  /** Of tags, by match key: their text in the space. */
  readonly tags: ReadonlyMap<string, number>;
  /** Of prose, by item: what its captions begin with. An edit leaves it as it was. */
  readonly sentences: ReadonlyMap<string, Composition>;
  readonly trusted: boolean;
  /** Cosine of pictures and whole captions, by item. An edit leaves it as it was. */
  readonly cosines: ReadonlyMap<string, number>;
  readonly isBase32: boolean;
  /** Null of models that are no taggers. */
  readonly opinions: TaggerOpinions | null;
  /** Of a tagger: what an image–text model saw of the same, which is shown and not scored. */
  readonly beside: SeenAlignment | null;
}
