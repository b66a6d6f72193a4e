import type {Metric} from './metric.ts';
import {alignment} from './alignment.ts';
import {alignmentAuc} from './alignment-auc.ts';
import {captionDuplicates} from './caption-duplicates.ts';
import {concentration} from './concentration.ts';
import {contradictions} from './contradictions.ts';
import {effectiveCaptions} from './effective-captions.ts';
import {effectiveTags} from './effective-tags.ts';
import {entropy} from './entropy.ts';
import {groupBalance} from './group-balance.ts';
import {gini} from './gini.ts';
import {hygiene} from './hygiene.ts';
import {imbalance} from './imbalance.ts';
import {mixture} from './mixture.ts';
import {lockedPairs} from './locked-pairs.ts';
import {outliers} from './outliers.ts';
import {pairs} from './pairs.ts';
import {nearDuplicates} from './near-duplicates.ts';
import {saturation} from './saturation.ts';
import {spread} from './spread.ts';
import {subsetBalance} from './subset-balance.ts';
import {tagCoverage} from './tag-coverage.ts';
import {tokenOverflow} from './token-overflow.ts';
import {targetDivergence} from './target-divergence.ts';
import {topMass} from './top-mass.ts';
import {validity} from './validity.ts';

/** Every metric, in the order reports print them. Adding one: CONTRIBUTING.md. */
export const METRICS: readonly Metric[] = [
  alignment,
  alignmentAuc,
  hygiene,
  validity,
  targetDivergence,
  spread,
  gini,
  concentration,
  saturation,
  tagCoverage,
  groupBalance,
  nearDuplicates,
  captionDuplicates,
  tokenOverflow,
  lockedPairs,
  contradictions,
  mixture,
  entropy,
  effectiveTags,
  effectiveCaptions,
  topMass,
  pairs,
  imbalance,
  subsetBalance,
  outliers,
];
