import type {AdviceOptions} from './advice/advise.ts';
import type {DuplicateRules} from './config/duplicates.ts';
import type {OptionValue} from './config/profile-options.ts';
import type {Profile} from './config/profiles.ts';
import type {SourceOptions} from './sources/candidate.ts';
import type {Source} from './sources/source.ts';
import type {TaxonomyScheme} from './sources/taxonomy-file.ts';
import type {AlignmentOptions} from './statistics/alignment/see-alignment.ts';
import type {CollectOptions} from './statistics/collect.ts';
import type {ImageOptions} from './statistics/see-images.ts';

export interface AnalyzeOptions
  extends
    Partial<
      Omit<
        CollectOptions,
        | 'profile'
        | 'overrides'
        | 'taxonomy'
        | 'counters'
        | 'tokenizers'
        | 'seeImages'
        | 'background'
        | 'look'
        | 'duplicates'
      >
    >,
    Partial<Omit<SourceOptions, 'overrides'>>,
    Partial<AdviceOptions> {
  /** What parts tags, when it is not the profile's separator; `space` for a space. */
  readonly separator?: string;
  /** Text encoder and budget, when they are not the profile's. */
  readonly encoder?: Profile['budget'];
  readonly weightedCaptions?: boolean;
  /** A list of tags (booru autocompletion, a tagger's, aliases): path, and how it numbers categories. */
  readonly taxonomy?: string;
  readonly taxonomyScheme?: TaxonomyScheme;
  /** Another data set that shows what is usual: pairs of tags that go together here and hardly there become findings. */
  readonly background?: string | Source;
  /** `tokenizer.json` files of text encoders, by encoder (t5, qwen, gemma, clip); `any` serves the one that the trainer has. */
  readonly tokenizers?: Readonly<Record<string, string>>;
  /** The trainer's own options by their own names; they win over its settings file. */
  readonly profileOptions?: Readonly<Record<string, OptionValue>>;
  /**
   * Look at images too: at their copies, and at what cannot be decoded. Absent: they are not looked at, no thread is started and
   * nothing is kept. `{cache: null}` looks and keeps nothing.
   */
  readonly images?: ImageOptions;
  /** What counts as a copy, where it is not the usual: docs/images.md. */
  readonly duplicates?: Partial<DuplicateRules>;
  /**
   * Show pictures and captions to an image–text model, and say whether they belong together: the folder of the model, and how it
   * is run. Images are then looked at too. Absent: no model is opened, nor its runtime loaded.
   */
  readonly alignment?: ModelOptions;
  /**
   * Metrics and pillars that judge (`gini`, `quality`), or with a dash those that do not (`-near-duplicates`); all where absent. What
   * is left out lowers the coverage of the score.
   */
  readonly metrics?: readonly string[];
  /** False: no advice, which costs about half as much as the rest. */
  readonly advice?: boolean;
  /** Also tell how far score and pillars would differ for another set like this one: a hundred halves of it are scored. */
  readonly interval?: boolean;
  readonly onInterval?: (done: number, of: number) => void;
}

/** A model, and how it is run: docs/models.md. */
export type ModelOptions = Pick<
  AlignmentOptions,
  | 'model'
  | 'tagger'
  | 'runtime'
  | 'dtype'
  | 'device'
  | 'threads'
  | 'batch'
  | 'templates'
  | 'trustModel'
  | 'taggerThreshold'
  | 'onProgress'
>;
