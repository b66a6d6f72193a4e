import type {HealthReport} from '../../../report/health-report.ts';
import {PILLARS} from '../../../scoring/pillars.ts';
import {PILLAR_COLOURS} from '../../../plots/colours.ts';
import {PILLAR_NAMES} from '../../../plots/pillar-names.ts';
import {cleanText} from '../../../plots/clean-text.ts';
import {thousands} from '../../../math/thousands.ts';
import {gainWords} from '../../gain-words.ts';
import {type Html, markup, prose} from '../../html/html.ts';
import {bandName} from '../../words/band-words.ts';
import {originWords, sizeWords} from '../../words/dataset-words.ts';
import {measuredWords, warnings} from '../../words/score-words.ts';
import {shownFindings} from '../../words/shown-findings.ts';

/** Findings in a notebook's summary. */
const FINDINGS = 5;

/** A data set in a few lines: what it is, what it scores, what is weakest, what was noticed. */
export function cardText(report: HealthReport): string {
  const {dataset, score} = report;
  const trigger =
    dataset.trigger === null ? [] : [`Trigger: ${cleanText(dataset.trigger.text)} (${originWords(dataset) ?? ''})`];
  const verdict =
    score.value === null
      ? 'No score: nothing here could be judged'
      : `Health score ${Math.floor(score.value)} / 100, ${bandName(score)}; ${weakest(report)}`;
  const notes = noteWords(report);
  return [
    cleanText(dataset.name),
    sizeWords(report),
    ...trigger,
    verdict,
    ...warnings(report),
    ...(notes === null ? [] : [notes]),
  ].join('\n');
}

/** The same as markup. */
export function cardHtml(report: HealthReport): string {
  return markup`<div style="max-width:720px;line-height:1.45">${head(report)}${bars(report)}</div>`.toString();
}

/** The card with what to change first. */
export function reportHtml(report: HealthReport): string {
  const shown = shownFindings(report, FINDINGS);
  const rest = report.adviceTotal - shown.length;
  const advice =
    shown.length === 0
      ? markup`<p>Nothing to change was found.</p>`
      : markup`<p><strong>Change first</strong></p><ol>${shown.map(({what, todo, impact}) => {
          const gain = gainWords(impact);
          return markup`<li>${prose(what)}<br>${prose(todo)}${gain === null ? null : markup`<br><small>${gain}</small>`}</li>`;
        })}</ol>${rest > 0 ? markup`<p>${thousands(rest)} more: advice()</p>` : null}`;
  return markup`<div style="max-width:720px;line-height:1.45">${head(report)}${bars(report)}${advice}</div>`.toString();
}

function head(report: HealthReport): Html {
  const {dataset, score} = report;
  const notes = noteWords(report);
  const measured = measuredWords(score);
  return markup`<p style="font-size:1.25em;margin:.2em 0"><strong>${dataset.name}</strong> · ${
    score.value === null ? 'no score' : markup`<strong>${Math.floor(score.value)}</strong> / 100 · ${bandName(score)}`
  }</p><p style="margin:.2em 0">${sizeWords(report)}${
    dataset.trigger === null
      ? null
      : markup`<br>Trigger: <code>${dataset.trigger.text}</code> (${originWords(dataset)})`
  }${measured === null ? null : markup`<br>${measured}`}${warnings(report).map(line => markup`<br><strong>${line}</strong>`)}${
    notes === null ? null : markup`<br>${notes}`
  }</p>`;
}

/** The pillars as bars that need no script, and that survive a page's cleaning. */
function bars({pillars}: HealthReport): Html {
  const rows = PILLARS.map(pillar => {
    const {score, coverage} = pillars[pillar];
    const part = coverage < 0.995 && score !== null ? `${Math.round(coverage * 100)} % of it measured` : '';
    return markup`<tr><td style="text-align:left">${PILLAR_NAMES[pillar]}</td><td style="text-align:right">${
      score === null ? '–' : Math.floor(score)
    }</td><td style="text-align:left"><progress max="100" value="${score === null ? 0 : Math.floor(score)}" style="accent-color:${PILLAR_COLOURS[pillar]}"></progress></td><td style="text-align:left">${
      score === null ? 'not measured' : part
    }</td></tr>`;
  });
  return markup`<table><tbody>${rows}</tbody></table>`;
}

function weakest({pillars}: HealthReport): string {
  const measured = PILLARS.flatMap(pillar => {
    const {score} = pillars[pillar];
    return score === null ? [] : [{pillar, score}];
  });
  const worst = measured.toSorted((a, b) => a.score - b.score)[0];
  return worst === undefined
    ? 'no pillar measured'
    : `weakest: ${PILLAR_NAMES[worst.pillar]} ${Math.floor(worst.score)}`;
}

/** "3 kinds of notes on files: caption-bom, …"; null where nothing was noticed. */
function noteWords({notes}: HealthReport): string | null {
  const serious = notes.filter(({severity}) => severity !== 'info');
  if (serious.length === 0) return null;
  const named = serious.slice(0, 5).map(({code, count}) => `${code} (${thousands(count)})`);
  return `Noticed in files: ${named.join(', ')}${serious.length > named.length ? `, and ${serious.length - named.length} kinds more` : ''}`;
}
