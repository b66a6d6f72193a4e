import {TagnosisError} from '../../../errors.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import {plain} from '../../../plots/numbers.ts';
import {DRIFT_LIMITS, type DriftLimits, type DriftVerdict, judgeDrift} from '../../../report/drift/verdict.ts';
import type {CompareOptions} from '../../../open-side.ts';
import type {Source} from '../../../sources/source.ts';
import {markup, trusted} from '../../html/html.ts';
import {distanceWords} from '../../words/comparison-words.ts';
import {verdictWords} from '../../words/drift-words.ts';
import {compare, type ComparisonFigures, type ComparisonResult} from './compare.ts';
import type {Dataset} from './dataset.ts';
import {displayable, hidden} from './displayable.ts';
import type {Figure} from './figure.ts';
import {pictured} from './pictured.ts';
import {toldValue} from './told-value.ts';
import {givenOptions} from './given-options.ts';

/** Whether a data set is still what it was, and what says so. */
export interface DriftResult {
  readonly verdict: DriftVerdict;
  /** All figures of both sides. */
  readonly comparison: ComparisonResult;
  readonly figures: ComparisonFigures;
  /** The tags that changed; both sides where tags were not compared. */
  view(): Figure;
}

export interface DriftOptions extends CompareOptions {
  /** From how much on a change counts: docs/compare.md. */
  readonly limits?: Partial<DriftLimits>;
}

/**
 * Whether a data set has moved away from a baseline: a data set of `load`, a folder, a file of `check --save-baseline`, saved statistics
 * or report, or a LoRA, whose header tells the tags it was trained on.
 */
export async function drift(
  baseline: string | Source | Dataset,
  now: string | Source | Dataset,
  given: DriftOptions = {},
): Promise<DriftResult> {
  const {limits = {}, ...options} = givenOptions(given);
  const judging = limitsOf(limits);
  const comparison = await compare(baseline, now, options);
  const verdict = judgeDrift(comparison, judging);
  const {figures} = comparison;
  const text = driftWords(verdict, comparison);
  const html = (picture: string): string =>
    markup`<div style="max-width:720px">${text.map(line => markup`<p style="margin:.2em 0">${line}</p>`)}</div>${trusted(picture)}`.toString();
  const isDrawn = 'jsd' in comparison.distribution;
  const view = (): Figure => (isDrawn ? figures.tagChanges() : figures.beforeAfter());
  return displayable(
    hidden({verdict, comparison, figures}, {view}),
    pictured({text: () => text.join('\n'), html, figure: () => (isDrawn ? view() : null)}),
  );
}

/** From how much on a change counts; what is not named is as usual. */
function limitsOf(limits: Partial<DriftLimits>): DriftLimits {
  for (const [name, value] of Object.entries(limits)) {
    const most = name === 'threshold' ? 1 : name === 'drop' ? 100 : null;
    if (most !== null && Number.isFinite(value) && value >= 0 && value <= most) continue;
    const what =
      most === null ? `There is no limit “${cleanText(name)}”.` : `The limit ${name} is ${toldValue(value)}.`;
    throw new TagnosisError('usage', what, {
      hint: 'Limits are threshold, bits from 0 to 1, and drop, points from 0 to 100.',
    });
  }
  return {...DRIFT_LIMITS, ...limits};
}

/** The verdict, and how far apart the two are. */
function driftWords(verdict: DriftVerdict, {base, head, distribution}: ComparisonResult): string[] {
  const first = `${cleanText(base.label)} → ${cleanText(head.label)}: ${verdictWords(verdict)}`;
  if (!('jsd' in distribution)) return [first];
  const {jsd, tv, kl, psi, appearedTotal, vanishedTotal, unit} = distribution;
  return [
    first,
    distanceWords(distribution),
    `JSD ${plain(jsd)} bits, total variation ${plain(tv)}, KL ${plain(kl)} nats, PSI ${plain(psi)}; ${plain(appearedTotal)} ${unit}s appeared, ${plain(vanishedTotal)} vanished.`,
  ];
}
