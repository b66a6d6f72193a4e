import type {HealthReport} from '../../report/health-report.ts';
import type {Figure} from '../../plots/static/svg.ts';
import type {View} from '../../plots/view.ts';
import {ALIGNMENT_STYLE} from './alignment-section.ts';
import {figureData} from './figure-data.ts';
import {FIGURE_SCRIPT} from './figure-script.ts';
import {FIGURE_STYLE} from './figure-style.ts';
import {Html, markup, scriptData, trusted} from './html.ts';
import {pageFrame} from './page-frame.ts';
import {adviceCards, metricTables, noteList, pillarCards, verdict} from './report-sections.ts';

/** A drawn view: its SVG, whose texts are escaped, and what can be read in it. */
interface Picture extends Figure {
  readonly view: View;
}

/** What can be searched for. */
export interface Searchable {
  /** Tag, and the items that bear it; the commonest first. */
  readonly tags: readonly (readonly [string, number])[];
  /** Key and caption. */
  readonly items: readonly (readonly [string, string])[];
  /** Items in all. */
  readonly total: number;
}

export interface HtmlInput {
  readonly report: HealthReport;
  readonly pictures?: readonly Picture[];
  /** Images and captions by the eyes of a model; null where none looked, or nothing is to be told. */
  readonly pairs?: Html | null;
  readonly searchable?: Searchable | null;
}

const SECTIONS = [
  ['advice', 'What to change'],
  ['pairs', 'Images and captions'],
  ['metrics', 'Metrics'],
  ['pictures', 'Pictures'],
  ['find', 'Search'],
] as const;

/** The report as one self-contained page: no network, nothing but texts of the data set, all of them escaped. */
export function htmlReport({report, pictures = [], pairs = null, searchable = null}: HtmlInput): string {
  const {value} = report.score;
  const title = `${report.dataset.name}: ${value === null ? 'no score' : `${Math.floor(value)} / 100`}`;
  const present = SECTIONS.filter(
    ([id]) =>
      (id !== 'pictures' || pictures.length > 0) &&
      (id !== 'pairs' || pairs !== null) &&
      (id !== 'find' || searchable !== null),
  );
  return pageFrame({
    title,
    skip: 'To the report',
    header: markup`${verdict(report)}
        <nav aria-label="Sections">
          <ul>
            ${present.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`)}
          </ul>
        </nav>`,
    style: `${pairs === null ? '' : ALIGNMENT_STYLE}${pictures.length === 0 ? '' : FIGURE_STYLE}`,
    script: pictures.length === 0 ? '' : FIGURE_SCRIPT,
    main: sections({report, pictures, pairs, searchable}),
    footer: markup`tagnosis ${report.tool.version} · basis ${report.basis} · weights and curves are heuristics: docs/scoring.md`,
  });
}

function sections({report, pictures, pairs, searchable}: Required<HtmlInput>): Html {
  return markup`<section aria-label="Pillars">${pillarCards(report)}</section>
        <section>
          <h2 id="advice">What to change</h2>
          ${adviceCards(report)}
        </section>
        ${pairs === null ? null : markup`<section>${pairs}</section>`}
        <section>
          <h2 id="metrics">Metrics</h2>
          ${metricTables(report)}
        </section>
        ${
          pictures.length === 0
            ? null
            : markup`<section>
                <h2 id="pictures">Pictures</h2>
                <p class="faint" id="how-to-read" hidden>
                  Point at a picture to read it, or focus it and use the arrow keys; Escape leaves.
                </p>
                ${pictures.map(picture)}
                <div class="reading" id="reading" aria-hidden="true" hidden></div>
                <p class="unseen" id="told" role="status"></p>
              </section>`
        }
        ${searchable === null ? null : search(searchable)}
        <section>${noteList(report)}</section>`;
}

function picture({view, svg, spots}: Picture): Html {
  return markup`<figure aria-label="${view.summary}" tabindex="0">
    ${trusted(svg)}
    <script type="application/json">
      ${scriptData(figureData(spots))}
    </script>
  </figure>`;
}

function search(searchable: Searchable): Html {
  return markup`<section class="search">
    <h2 id="find">Search</h2>
    <p>
      <label for="search">Tags, file names and captions</label><br /><input
        type="search"
        id="search"
        autocomplete="off"
      />
    </p>
    <p class="faint" id="found-count" role="status"></p>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Name</th>
            <th scope="col">Items, or caption</th>
          </tr>
        </thead>
        <tbody id="found"></tbody>
      </table>
    </div>
    <script type="application/json" id="found-data">
      ${scriptData(searchable)}
    </script>
  </section>`;
}
