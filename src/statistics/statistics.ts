import type {ToldLook} from '../engines/image/policy.ts';
import type {DuplicateRules} from '../config/duplicates.ts';
import type {Profile} from '../config/profiles.ts';
import type {Targets} from '../config/targets.ts';
import type {ExclusiveGroup} from '../corpus/lexicon.ts';
import type {Style} from '../corpus/style.ts';
import type {Trigger} from '../corpus/trigger.ts';
import type {Detection, Layout} from '../sources/source.ts';
import type {Alias} from './aliases.ts';
import type {Alignment} from './alignment/alignment.ts';
import type {CaptionDuplicates} from './caption-duplicates.ts';
import type {CaptionText} from './caption-text.ts';
import type {ConstantPhrases} from './constant-phrases.ts';
import type {ConstantTag} from './constant-tags.ts';
import type {Contradictions} from './contradictions.ts';
import type {ImageStatistics} from './images.ts';
import type {GroupCounts} from './groups.ts';
import type {LockedPairs} from './locked-pairs.ts';
import type {LookAlike} from './look-alikes.ts';
import type {Mixture} from './mixture.ts';
import type {Outliers} from './outliers.ts';
import type {Pairs} from './pairs.ts';
import type {ReviewItems} from './review-items.ts';
import type {Spellings} from './spellings.ts';
import type {SubsetCounts} from './subsets.ts';
import type {TagCounts} from './tag-counts.ts';
import type {TagTwin} from './tag-twins.ts';
import type {TargetCounts} from './targets.ts';
import type {TokenLengths} from './token-lengths.ts';
import type {TriggerPlacement} from './trigger-placement.ts';
import type {UnexpectedPairs} from './unexpected-pairs.ts';
import type {Validity} from './validity.ts';

/** What the set is, before anything is judged. */
interface DatasetFacts {
  readonly name: string;
  readonly layout: Layout;
  readonly profile: string;
  readonly captionsOnly: boolean;
  readonly style: Style;
  /** Share of segments of five or more words, in [0, 1]. */
  readonly longShare: number;
  readonly items: number;
  /** V and U over all comma-separated segments, whatever the style. */
  readonly vocabulary: number;
  readonly uses: number;
  /** Of prose: distinct terms, and their uses. */
  readonly terms: {readonly vocabulary: number; readonly uses: number} | null;
  readonly trigger: Trigger | null;
  readonly digest: string;
}

/**
 * The sufficient statistics: all that metrics see. `null` = cannot be counted for this set (prose has no tags),
 * which metrics report as not applicable.
 */
export interface ScoredStatistics {
  readonly dataset: Omit<DatasetFacts, 'digest'>;
  /** What is judged: tags, the short segments of mixed captions, or the terms of English prose. Null for other prose. */
  readonly tagCounts: TagCounts | null;
  readonly captionDuplicates: CaptionDuplicates;
  readonly tokenLengths: TokenLengths;
  readonly spellings: Spellings;
  /** Empty for prose, and without a taxonomy. */
  readonly aliases: readonly Alias[];
  /** Empty for prose. */
  readonly lookAlikes: readonly LookAlike[];
  /** Hyphen and plural variants. Empty for prose. */
  readonly tagTwins: readonly TagTwin[];
  readonly groups: readonly GroupCounts[];
  readonly targets: readonly TargetCounts[];
  /** Null when only scores are needed, and where it is not known which tags stand together. */
  readonly pairs: Pairs | null;
  /** Null where it is not known which tags stand together. */
  readonly lockedPairs: LockedPairs | null;
  /** Null for prose, and where it is not known which tags stand together. */
  readonly contradictions: Contradictions | null;
  readonly subsets: readonly SubsetCounts[];
  readonly validity: Validity;
  /** Null for prose that has no terms. */
  readonly mixture: Mixture | null;
  readonly images: ImageStatistics;
  /** Null when only scores are needed. */
  readonly outliers: Outliers | null;
  readonly alignment: Alignment;
}

/** What was told of how to read and judge, by flags and tagnosis.yml. */
export interface Told {
  /** What wins over the profile. */
  readonly profile: Partial<Profile>;
  readonly trigger: readonly string[];
  readonly allow: readonly string[];
  readonly groups: readonly ExclusiveGroup[];
  readonly targets: Targets;
  /** Hash of the list of tags, null without one. */
  readonly taxonomy: string | null;
  /** Encoder and hash of each tokenizer file. */
  readonly tokenizers: readonly string[];
  /** How images are looked at; absent where it is as the profile does. */
  readonly images?: ToldLook;
  /** What counts as a copy; absent where it is the usual. */
  readonly duplicates?: DuplicateRules;
}

/** With what advice needs besides: what is saved, and what a report is made from. */
export interface Statistics extends ScoredStatistics {
  readonly dataset: DatasetFacts;
  /** How the set was found and read. */
  readonly source: Pick<Detection, 'why' | 'assumptions' | 'alsoFound'>;
  readonly told: Told;
  /** What the trainer does with captions: its profile with all options. */
  readonly settings: Profile;
  /** Tags with coverage ≥ .9. Empty for prose. */
  readonly constantTags: readonly ConstantTag[];
  /** Null for tags, whose constants are `constantTags`. */
  readonly constantPhrases: ConstantPhrases | null;
  /** Null without a trigger, and for prose. */
  readonly triggerPlacement: TriggerPlacement | null;
  readonly captionText: CaptionText;
  /** Null without a background, and where pairs are not known. */
  readonly unexpectedPairs: UnexpectedPairs | null;
  readonly reviewItems: ReviewItems;
}

/** What a metric may need. */
export type ScoredName = keyof ScoredStatistics;

/** What a rule may need. */
export type StatisticName = keyof Statistics;
