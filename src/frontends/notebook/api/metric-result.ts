import {metricDetailView} from '../../../plots/views/metric-detail.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import type {Detail} from '../../../metrics/detail.ts';
import type {MetricReport, MetricStatus} from '../../../report/health-report.ts';
import {markup} from '../../html/html.ts';
import {figure as figureWords, intervalWords} from '../../words/metric-value.ts';
import {displayable} from './displayable.ts';
import {Figure} from './figure.ts';
import type {MetricId} from './metric-id.ts';
import {pictured} from './pictured.ts';
import type {Table} from './table.ts';
import {type MetricRow, metricTable} from './tables/metric-table.ts';

/** One metric of a data set. */
export class MetricResult {
  readonly id: MetricId;
  readonly title: string;
  readonly status: MetricStatus;
  readonly value: number | null;
  /** 0–100; null where it is not scored. */
  readonly score: number | null;
  /** 95 %; null where none is claimed. */
  readonly interval: readonly [number, number] | null;
  readonly detail: Detail;
  readonly #report: MetricReport;

  constructor(id: MetricId, report: MetricReport) {
    this.id = id;
    this.title = report.title;
    this.status = report.status;
    this.value = report.value;
    this.score = report.score;
    this.interval = report.interval ?? null;
    this.detail = report.detail ?? {};
    this.#report = report;
    const line = (): string => cleanText(this.toString(), 400);
    displayable(
      this,
      pictured({
        text: () => [line(), ...(this.figure() === null ? [] : [this.figure()?.view.summary])].join('\n'),
        html: picture => `${markup`<p>${line()}</p>`.toString()}${picture}`,
        figure: () => this.figure(),
      }),
    );
  }

  /** What stands behind the number as a figure; null where that is a number and no more. */
  figure(): Figure | null {
    const view = this.value === null ? null : metricDetailView(this.title, figureWords(this.#report), this.detail);
    return view === null ? null : new Figure(view);
  }

  /** The figure; of a metric that is a number and no more, its row in the table of metrics. */
  view(): Figure | Table<MetricRow> {
    return this.figure() ?? metricTable({metrics: {[this.id]: this.#report}});
  }

  /** "Tag inequality: 0.528 (95 %: …), score 88". */
  toString(): string {
    const {title, value, score, status} = this;
    if (value === null) return `${title}: ${this.#report.reason ?? status}`;
    const range = intervalWords(this.#report);
    return `${title}: ${figureWords(this.#report)}${range === null ? '' : ` (95 %: ${range})`}${score === null ? '' : `, score ${Math.floor(score)}`}`;
  }
}
