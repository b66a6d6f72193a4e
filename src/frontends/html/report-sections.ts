import type {Finding} from '../../advice/finding.ts';
import {thousands} from '../../math/thousands.ts';
import type {HealthReport, MetricReport, NoteReport} from '../../report/health-report.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import {evidenceNames} from '../evidence-words.ts';
import {gainWords} from '../gain-words.ts';
import {bandName, bandSays} from '../words/band-words.ts';
import {originWords, sizeWords} from '../words/dataset-words.ts';
import {figure, valueWords} from '../words/metric-value.ts';
import {missing, missingWords} from '../words/missing-words.ts';
import {neededSettings} from '../words/needed-settings.ts';
import {measuredWords, warnings} from '../words/score-words.ts';
import {shownFindings} from '../words/shown-findings.ts';
import {uncoveredNotes} from '../words/uncovered-notes.ts';
import {Html, markup, prose} from './html.ts';

/** Findings and places that are shown of each. */
const [FINDINGS, PLACES] = [100, 20];

/** Name, score, band, and what a reader must know before believing it. */
export function verdict(report: HealthReport): Html {
  const {dataset, score, source} = report;
  const origin = originWords(dataset);
  const trigger =
    origin === null
      ? markup`no trigger found`
      : markup`trigger <code>${dataset.trigger?.text ?? ''}</code> (${origin})`;
  const measured = measuredWords(score);
  return markup`<h1>${dataset.name}</h1>
    <p class="faint">${sizeWords(report)}; ${trigger}. Read as ${prose(source.why)}; profile ${dataset.profile}.</p>
    <div class="verdict">
      ${scoreOf(report)}
      <div>
        ${bandOf(report)}
        <p class="faint">${measured === null ? 'All of it was measured.' : `${measured}.`}</p>
      </div>
    </div>
    ${warnings(report).map(text => markup`<p class="warning">${prose(text)}</p>`)}
    ${neededSettings(report).map(({label, setting, why}) => markup`<p><strong>${label}:</strong> <code>${setting}</code> (${prose(why)})</p>`)}`;
}

function scoreOf({score: {value, interval}}: HealthReport): Html {
  if (value === null) return markup`<p class="score">–</p>`;
  const range =
    interval === null
      ? null
      : markup`<br /><small>95 %: ${Math.floor(interval[0])} to ${Math.floor(interval[1])}</small>`;
  return markup`<p class="score">${Math.floor(value)}<small> / 100</small>${range}</p>`;
}

function bandOf({score}: HealthReport): Html {
  if (score.band === null) return markup`<p class="band">No score: nothing here could be judged</p>`;
  return markup`<p class="band ${score.band}">${bandName(score)}: ${bandSays(score.band)}</p>`;
}

/** One card a pillar. */
export function pillarCards({pillars}: HealthReport): Html {
  const cards = PILLARS.map(name => {
    const {score, coverage, weight} = pillars[name];
    const title = name.slice(0, 1).toUpperCase() + name.slice(1);
    const width = score === null ? 0 : Math.round(score);
    const measured = score === null ? 'not measured' : `${Math.round(coverage * 100)} % of it measured`;
    return markup`<li>
      <span class="number">${score === null ? '–' : Math.floor(score)}</span><strong>${title}</strong>
      <div class="bar" aria-hidden="true"><span style="width:${width}%;background:var(--${name})"></span></div>
      <span class="faint">weight ${Math.round(weight * 100)} %, ${measured}</span>
    </li>`;
  });
  return markup`<ul class="pillars">
    ${cards}
  </ul>`;
}

/** All findings, best first, with what they rest on. */
export function adviceCards(report: HealthReport): Html {
  const shown = shownFindings(report, FINDINGS);
  if (shown.length === 0) return markup`<p>Nothing to change was found.</p>`;
  return markup`<ol class="advice">
    ${shown.map(card)}
  </ol>`;
}

function card({severity, what, why, todo, impact, evidence, rule}: Finding): Html {
  const gain = gainWords(impact);
  const chips = evidence.map(one => {
    const found = evidenceNames(one, name => name);
    if (found === null) return null;
    const rest = found.total - found.names.length;
    return markup`<ul class="chips">
      ${found.label === '' ? null : markup`<li>${found.label.trim()}</li>`}${found.names.map(name => markup`<li>${name}</li>`)}${rest > 0 ? markup`<li>and ${thousands(rest)} more</li>` : null}
    </ul>`;
  });
  return markup`<li class="${severity === 'warning' ? 'warning-finding' : severity}">
    <h3>${prose(what)}</h3>
    <p>${prose(why)}</p>
    <p class="todo">${prose(todo)}</p>
    ${chips}
    <p class="faint">${severity}${gain === null ? '' : `, ${gain}`} · <code>${rule}</code></p>
  </li>`;
}

/** Scored metrics, the weakest first; the others below. */
export function metricTables(report: HealthReport): Html {
  const all = Object.entries(report.metrics);
  const scored = all
    .filter(([, {status}]) => status === 'scored')
    .toSorted(([, a], [, b]) => (a.score ?? 0) - (b.score ?? 0));
  const also = all.filter(([, {status}]) => status === 'informative');
  return markup`${table('Scored, weakest first', scored, report)}${also.length === 0 ? null : table('Also measured', also, report)}`;
}

function table(title: string, metrics: readonly (readonly [string, MetricReport])[], {dataset}: HealthReport): Html {
  const rows = metrics.map(([id, metric]) => {
    const interval =
      metric.interval === undefined ? '' : ` (95 %: ${number(metric.interval[0])} to ${number(metric.interval[1])})`;
    return markup`<tr>
      <th scope="row">${metric.title}</th>
      <td class="n">${metric.score === null ? '–' : Math.floor(metric.score)}</td>
      <td>${figure(metric)} ${valueWords(id, dataset)}${interval}${details(metric)}</td>
    </tr>`;
  });
  return markup`<div class="wide">
    <table>
      <caption class="faint">
        ${title}
      </caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="n">Score</th>
          <th scope="col">Value</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

function details({detail, reason}: MetricReport): Html | null {
  const values = Object.entries(detail?.values ?? {});
  const rows = detail?.rows ?? [];
  if (values.length === 0 && rows.length === 0 && reason === undefined) return null;
  return markup`<details>
    <summary>Details</summary>
    ${reason === undefined ? null : markup`<p>${prose(reason)}</p>`}
    ${
      values.length === 0
        ? null
        : markup`<ul class="chips">
            ${values.map(([name, value]) => markup`<li>${name} ${value === null ? '–' : number(value)}</li>`)}
          </ul>`
    }
    ${
      rows.length === 0
        ? null
        : markup`<table>
            <tbody>
              ${rows.map(
                ({label, value, note}) =>
                  markup`<tr>
                    <td>${label}</td>
                    <td class="n">${number(value)}</td>
                    <td>${note ?? ''}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    ${(detail?.remarks ?? []).map(text => markup`<p>${prose(text)}</p>`)}
  </details>`;
}

/** What was noticed in files and is not spoken of above, and what has no value and why. */
export function noteList(report: HealthReport): Html {
  const notes = uncoveredNotes(report.notes, shownFindings(report, FINDINGS));
  const absent = missing(report);
  return markup`${
    notes.length === 0
      ? null
      : markup`<h2 id="notes">Notes on files</h2>
          ${notes.map(noteItem)}`
  }
  ${
    absent.length === 0
      ? null
      : markup`<h2 id="missing">Not measured</h2>
          <ul>
            ${absent.map(one => markup`<li>${prose(missingWords(one))}</li>`)}
          </ul>`
  }`;
}

function noteItem({count, says, hint, places, code}: NoteReport): Html {
  const shown = places.slice(0, PLACES);
  const rest = count - shown.length;
  return markup`<details>
    <summary>${count > 1 ? `${thousands(count)} × ` : ''}${prose(says)} <span class="faint">${code}</span></summary>
    <p>${prose(hint)}</p>
    <ul class="chips">
      ${shown.map(place => markup`<li>${place}</li>`)}${rest > 0 && shown.length > 0 ? markup`<li>and ${thousands(rest)} more</li>` : null}
    </ul>
  </details>`;
}

/** Four digits that count. */
function number(value: number): string {
  return Number.isInteger(value) ? thousands(value) : String(Number(value.toPrecision(4)));
}
