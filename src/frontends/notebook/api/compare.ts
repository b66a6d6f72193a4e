import {compare as comparePaths, compareSides} from '../../../compare.ts';
import {type CompareOptions, labels, openSide} from '../../../open-side.ts';
import type {ComparedSide} from '../../../report/compared-side.ts';
import type {Comparison} from '../../../report/comparison.ts';
import type {Source} from '../../../sources/source.ts';
import {attributionView} from '../../../plots/views/attribution.ts';
import {beforeAfterView} from '../../../plots/views/before-after.ts';
import {blameView} from '../../../plots/views/blame.ts';
import {tagChangesView} from '../../../plots/views/tag-changes.ts';
import {TagnosisError} from '../../../errors.ts';
import {comparisonText} from '../../cli/comparison-text.ts';
import {displayable, hidden} from './displayable.ts';
import {comparisonHtml} from './comparison-html.ts';
import {Dataset, loadedOf} from './dataset.ts';
import {Figure} from './figure.ts';
import {checkSide} from './given-source.ts';
import {pictured} from './pictured.ts';
import {readyToShow} from './ready-to-show.ts';
import {shownTop} from './shown-top.ts';
import {givenOptions} from './given-options.ts';

/** A comparison with its pictures, which are no part of its JSON. */
export interface ComparisonResult extends Comparison {
  readonly figures: ComparisonFigures;
  /** What moved the score; both sides where scores do not compare. */
  view(): Figure;
}

export interface ComparisonFigures {
  /** Which metrics moved the score; the bars sum to the change. */
  attribution(): Figure;
  /** Score and pillars of both sides. */
  beforeAfter(): Figure;
  /** Tags that are used more, or less, often. */
  tagChanges(options?: {readonly top?: number}): Figure;
  /** What each changed file does by itself. */
  blame(): Figure;
}

/**
 * Two versions of a data set in, what changed out. Each side is a data set of `load`, a path (a folder or file that `analyze` reads,
 * `<revision>:<path>`, a saved report, saved statistics, a LoRA) or a source. Options hold for sides that are read now.
 */
export async function compare(
  base: string | Source | Dataset,
  head: string | Source | Dataset,
  given: CompareOptions = {},
): Promise<ComparisonResult> {
  const options = givenOptions(given);
  checkSide(base);
  checkSide(head);
  await readyToShow();
  if (!(base instanceof Dataset) && !(head instanceof Dataset))
    return withFigures(await comparePaths(base, head, options));
  const [baseLabel, headLabel] = labels(nameOf(base), nameOf(head));
  const before = await anySide(base, baseLabel, options);
  const after = await anySide(head, headLabel, options);
  return withFigures(await compareSides(before, after, options));
}

/** As the user named it. */
function nameOf(side: string | Source | Dataset): string {
  if (side instanceof Dataset) return loadedOf(side).label;
  return typeof side === 'string' ? side : side.detection.name;
}

async function anySide(from: string | Source | Dataset, label: string, options: CompareOptions): Promise<ComparedSide> {
  if (!(from instanceof Dataset)) return openSide(from, label, options);
  const {analysis, opened} = loadedOf(from);
  const {report, statistics} = analysis;
  if (opened === null) {
    const kind = report.dataset.layout === 'lora' ? 'lora' : 'statistics';
    return {label, kind, report, statistics, collected: null, options: null};
  }
  const {collected, collectOptions} = opened;
  return {label, kind: 'data-set', report, statistics, collected, options: collectOptions};
}

/** The comparison stays what it is as JSON; its pictures are beside. */
function withFigures(comparison: Comparison): ComparisonResult {
  const figures: ComparisonFigures = {
    attribution: () => new Figure(attributionView(comparison)),
    beforeAfter: () => new Figure(beforeAfterView(comparison)),
    tagChanges(options) {
      const {top = 20} = givenOptions(options, ['top']);
      const {distribution} = comparison;
      if ('jsd' in distribution) return new Figure(tagChangesView(distribution, shownTop(top)));
      throw new TagnosisError('usage', 'The tags of the two sides were not compared.', {
        hint: distribution.notCompared,
      });
    },
    blame: () => new Figure(blameView(comparison.blame)),
  };
  const isComparable = comparison.score.delta !== null;
  const view = (): Figure => (isComparable ? figures.attribution() : figures.beforeAfter());
  const result = hidden({...comparison}, {figures, view});
  return displayable(
    result,
    pictured({
      text: () => comparisonText(comparison),
      html: picture => comparisonHtml(comparison, picture),
      figure: () => (isComparable ? figures.attribution() : null),
    }),
  );
}
