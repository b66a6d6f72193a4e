import {TagnosisError} from '../../../errors.ts';
import {PILLARS} from '../../../scoring/pillars.ts';
import type {Pillar} from '../../../metrics/metric.ts';
import type {HealthReport} from '../../../report/health-report.ts';
import {type ScoredVersion, scoreHistoryView} from '../../../plots/views/score-history.ts';
import {Dataset, loadedOf} from './dataset.ts';
import {Figure} from './figure.ts';
import {toldValue} from './told-value.ts';

/** A report under the name of its version. */
export interface LabelledReport {
  readonly label: string;
  readonly report: HealthReport;
}

/** The score and its pillars over versions of a data set, oldest first: reports, data sets, or reports with names of their own. */
export function history(versions: readonly (HealthReport | LabelledReport | Dataset)[]): Figure {
  if (!Array.isArray(versions) || versions.length === 0) {
    const what = Array.isArray(versions) ? 'no reports' : toldValue(versions);
    throw new TagnosisError('usage', `A history of ${what} cannot be drawn.`, {hint: 'Give a list of reports.'});
  }
  return new Figure(scoreHistoryView(versions.map(versionOf)));
}

function versionOf(version: HealthReport | LabelledReport | Dataset, place: number): ScoredVersion {
  const {label, report} = labelled(version, place);
  if (typeof label !== 'string') {
    throw new TagnosisError('usage', `The label of version ${place + 1} is ${toldValue(label)}.`, {
      hint: 'Give a text.',
    });
  }
  if (!isReport(report)) {
    throw new TagnosisError('usage', `Version ${place + 1} is no report.`, {
      hint: 'Give what `await analyze(…)` has as its report, what `await load(…)` returns, or {label, report}.',
    });
  }
  const pillars = Object.fromEntries(PILLARS.map(pillar => [pillar, report.pillars[pillar].score]));
  return {
    label,
    basis: report.basis,
    score: report.score.value,
    interval: report.score.interval,
    pillars: pillars as Record<Pillar, number | null>,
  };
}

function labelled(version: HealthReport | LabelledReport | Dataset, place: number): LabelledReport {
  if (version instanceof Dataset) {
    const {label, analysis} = loadedOf(version);
    return {label: label.split(/[\\/]/).at(-1) ?? label, report: analysis.report};
  }
  if (typeof version === 'object' && version !== null && 'report' in version) return version;
  return {label: String(place + 1), report: version};
}

/** By what is drawn of it: not every notebook checks types. */
function isReport(report: unknown): report is HealthReport {
  const {score, pillars} = (report ?? {}) as Partial<HealthReport>;
  return typeof score === 'object' && typeof pillars === 'object';
}
