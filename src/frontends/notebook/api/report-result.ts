import type {Analysis} from '../../../analyze.ts';
import type {HealthReport} from '../../../report/health-report.ts';
import {pillarsView} from '../../../plots/views/pillars.ts';
import {textReport} from '../../cli/text-report.ts';
import {markdownReport} from '../../markdown/markdown-report.ts';
import {displayable} from './displayable.ts';
import {Figure} from './figure.ts';
import {reportHtml} from './dataset-card.ts';
import {saveAs, type SaveOptions} from './save-file.ts';

/** The report of a data set: words for people, JSON for programs. */
export class ReportResult {
  /** What every other form is made from: docs/health-report.md. */
  readonly json: HealthReport;
  readonly #analysis: Analysis;

  constructor(analysis: Analysis) {
    this.json = analysis.report;
    this.#analysis = analysis;
    displayable(this, {
      text: () => this.text,
      bundle: async () => ({'text/plain': this.text, 'text/html': reportHtml(this.json)}),
      bundleNow: () => ({'text/html': reportHtml(this.json)}),
    });
  }

  /** As the command line prints it. */
  get text(): string {
    return textReport(this.json);
  }

  get markdown(): string {
    return markdownReport(this.json);
  }

  /** The score of each pillar. */
  view(): Figure {
    return new Figure(pillarsView(this.json));
  }

  /** Writes `.html` (the whole page, with pictures and search), `.json`, `.md` or `.txt`; an existing file is kept unless told otherwise. */
  save(path: string, options: SaveOptions = {}): Promise<string> {
    return saveAs(
      path,
      {
        html: async () => (await import('../../html/analysis-page.ts')).picturedPage(this.#analysis),
        json: () => `${JSON.stringify(this.json, null, 2)}\n`,
        md: () => this.markdown,
        txt: () => this.text,
      },
      options,
    );
  }

  toString(): string {
    return this.text;
  }
}
