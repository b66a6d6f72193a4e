import type {Rule} from './rule.ts';
import {alwaysTrueTags} from './rules/always-true-tags.ts';
import {assumedOptions} from './rules/assumed-options.ts';
import {constantPhrases} from './rules/constant-phrases.ts';
import {contradictions} from './rules/contradictions.ts';
import {dominantValue} from './rules/dominant-value.ts';
import {duplicateTags} from './rules/duplicate-tags.ts';
import {fileDefects} from './rules/file-defects.ts';
import {literalSyntax} from './rules/literal-syntax.ts';
import {lockedTags} from './rules/locked-tags.ts';
import {mismatchedCaptions} from './rules/mismatched-captions.ts';
import {mixedDataSet} from './rules/mixed-data-set.ts';
import {narrowVocabulary} from './rules/narrow-vocabulary.ts';
import {nearlyAlwaysTags} from './rules/nearly-always-tags.ts';
import {offTarget} from './rules/off-target.ts';
import {nearDuplicateImages} from './rules/near-duplicate-images.ts';
import {oneOffTags} from './rules/one-off-tags.ts';
import {repeatedCaptions} from './rules/repeated-captions.ts';
import {settingsConflict} from './rules/settings-conflict.ts';
import {spellingVariants} from './rules/spelling-variants.ts';
import {tokenOverflow} from './rules/token-overflow.ts';
import {triggerPlacement} from './rules/trigger-placement.ts';
import {uncleanText} from './rules/unclean-text.ts';
import {underscoresCostTokens} from './rules/underscores-cost-tokens.ts';
import {unexpectedPair} from './rules/unexpected-pair.ts';
import {unevenFolders} from './rules/uneven-folders.ts';

/** Every rule; among equals, findings come in this order. */
export const RULES: readonly Rule[] = [
  assumedOptions,
  fileDefects,
  mismatchedCaptions,
  literalSyntax,
  uncleanText,
  duplicateTags,
  triggerPlacement,
  settingsConflict,
  tokenOverflow,
  underscoresCostTokens,
  dominantValue,
  alwaysTrueTags,
  constantPhrases,
  nearlyAlwaysTags,
  narrowVocabulary,
  oneOffTags,
  spellingVariants,
  unevenFolders,
  offTarget,
  contradictions,
  lockedTags,
  unexpectedPair,
  mixedDataSet,
  nearDuplicateImages,
  repeatedCaptions,
];
