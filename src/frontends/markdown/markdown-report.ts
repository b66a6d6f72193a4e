import type {HealthReport, NoteReport} from '../../report/health-report.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import {thousands} from '../../math/thousands.ts';
import {bandName} from '../words/band-words.ts';
import {originWords, sizeWords} from '../words/dataset-words.ts';
import {alsoMeasured, commonestTags, figure, intervalWords, surestPairs, valueWords} from '../words/metric-value.ts';
import {missing, missingWords} from '../words/missing-words.ts';
import {neededSettings} from '../words/needed-settings.ts';
import {intervalSentence, measuredWords, rangeWords, warnings} from '../words/score-words.ts';
import {shownFindings} from '../words/shown-findings.ts';
import {uncoveredNotes} from '../words/uncovered-notes.ts';
import {adviceList} from './advice-list.ts';
import {code, escapeMarkdown, sentence} from './escape.ts';

const PLACES = 5;
const PAIRS = 5;

/** The report as GitHub-flavoured Markdown, for a pull request: verdict and changes first, details folded. */
export function markdownReport(report: HealthReport, findings = 3): string {
  const notes = uncoveredNotes(report.notes, shownFindings(report, findings));
  const blocks = [
    heading(report),
    pillarTable(report),
    settingList(report),
    adviceList(report, findings),
    folded('Metrics', metricTable(report)),
    folded('Notes on files', notes.map(noteItem).join('\n')),
    folded('Not measured', missingList(report)),
    `<sub>tagnosis ${report.tool.version} · basis ${report.basis}</sub>`,
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function heading(report: HealthReport): string {
  const {dataset, score, source} = report;
  const verdict =
    score.value === null
      ? 'no score: nothing here could be judged'
      : `**${Math.floor(score.value)} / 100** · ${bandName(score)}`;
  const measured = [measuredWords(score), intervalSentence(score)].filter(words => words !== null).join('; ');
  const origin = originWords(dataset);
  const trigger = origin === null ? 'no trigger found' : `trigger ${code(dataset.trigger?.text ?? '', 60)} (${origin})`;
  return [
    `## ${escapeMarkdown(dataset.name)}: ${verdict}`,
    ...(score.value === null || measured === '' ? [] : [`${measured}.`]),
    ...warnings(report).map(text => `> **${sentence(text)}**`),
    `${sizeWords(report)}; ${trigger}. Read as ${sentence(source.why)}; profile ${dataset.profile}.`,
    ...source.alsoFound.map(other => `Also found: ${sentence(other)}`),
  ].join('\n\n');
}

function pillarTable({pillars}: HealthReport): string {
  const rows = PILLARS.map(name => {
    const {score, coverage, weight, interval} = pillars[name];
    const title = name.slice(0, 1).toUpperCase() + name.slice(1);
    const range = interval === undefined ? '' : ` (${rangeWords(interval)})`;
    const shown = score === null ? '–' : `${Math.floor(score)}${range}`;
    return `| ${title} | ${shown} | ${Math.round(weight * 100)} % | ${Math.round(coverage * 100)} % |`;
  });
  return ['| Pillar | Score | Weight | Measured |', '|---|--:|--:|--:|', ...rows].join('\n');
}

function settingList(report: HealthReport): string {
  return neededSettings(report)
    .map(({label, setting, why}) => `**${label}:** ${code(setting)} (${sentence(why)})`)
    .join('\n\n');
}

function metricTable(report: HealthReport): string {
  const scored = Object.entries(report.metrics)
    .filter(([, {status}]) => status === 'scored')
    .toSorted(([, a], [, b]) => (a.score ?? 0) - (b.score ?? 0));
  const rows = scored.map(
    ([id, metric]) =>
      `| ${sentence(metric.title)} | ${Math.floor(metric.score ?? 0)} | ${`${figure(metric)} ${valueWords(id, report.dataset)}`.trimEnd()} | ${intervalWords(metric) ?? ''} |`,
  );
  const also = alsoMeasured(report);
  const tags = commonestTags(report).map(({tag, n}) => `${code(tag, 40)} ${thousands(n)}`);
  const parts = [
    rows.length === 0 ? '' : ['| Metric | Score | Value | 95 % interval |', '|---|--:|:--|:--|', ...rows].join('\n'),
    also.length === 0 ? '' : `Also measured: ${sentence(also.join(', '))}.`,
    tags.length === 0 ? '' : `Commonest ${report.dataset.terms === null ? 'tags' : 'terms'}: ${tags.join(' · ')}`,
  ];
  return [...parts, pairTable(report)].filter(part => part !== '').join('\n\n');
}

function pairTable(report: HealthReport): string {
  const rows = surestPairs(report)
    .slice(0, PAIRS)
    .map(({pair, both, note}) => `| ${code(pair, 80)} | ${thousands(Math.round(both))} | ${sentence(note)} |`);
  const noun = report.dataset.terms === null ? 'Tags' : 'Terms';
  return rows.length === 0 ? '' : [`| ${noun} that go together | Items | |`, '|---|--:|:--|', ...rows].join('\n');
}

function noteItem({count, says, hint, places, details, code: id}: NoteReport): string {
  const times = count > 1 ? `${thousands(count)} × ` : '';
  const named = details.slice(0, 3).map(detail => code(detail, 60));
  const shown = places.slice(0, PLACES).map(place => code(place));
  const rest = count - shown.length;
  const where = [...shown, ...(rest > 0 && shown.length > 0 ? [`and ${thousands(rest)} more`] : [])].join(', ');
  const what = named.length > 0 ? ` (${named.join('; ')})` : '';
  return `- ${times}${sentence(says)}${what} ${sentence(hint)} \`${id}\`${where === '' ? '' : `  \n  ${where}`}`;
}

function missingList(report: HealthReport): string {
  return missing(report)
    .map(one => `- ${sentence(missingWords(one), 600)}`)
    .join('\n');
}

function folded(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
