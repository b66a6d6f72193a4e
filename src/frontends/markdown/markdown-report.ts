import type {Finding} from '../../advice/finding.ts';
import {isToChange} from '../../advice/rank.ts';
import {thousands} from '../../math/thousands.ts';
import type {HealthReport, MetricReport} from '../../report/health-report.ts';
import {PILLARS} from '../../scoring/pillars.ts';
import {count as numberOf} from '../../sources/candidate.ts';
import {evidenceNames, inOneLine} from '../evidence-words.ts';
import {gainWords} from '../gain-words.ts';
import {escapeMarkdown} from './escape.ts';

const SIGNS: Readonly<Record<Finding['severity'], string>> = {error: '🔴', warning: '🟡', note: '⚪'};
const PLACES = 5;

/** The report as GitHub-flavoured Markdown: summary first, details folded. All names are escaped. */
export function markdownReport(report: HealthReport, findings = 3): string {
  const blocks = [
    heading(report),
    pillarTable(report),
    adviceList(report, findings),
    folded('Metrics', metricTable(report)),
    folded('Notes on files', noteList(report)),
    `<sub>tagnosis ${report.tool.version} · basis ${report.basis}</sub>`,
  ];
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}

function heading({dataset, score, source}: HealthReport): string {
  const verdict =
    score.value === null
      ? 'no score: nothing here could be judged'
      : `**${Math.floor(score.value)} / 100**${score.partial ? ' (partial)' : ''} · ${(score.band ?? '').replace('-', ' ')}`;
  const [low, high] = score.bounds.map(Math.floor);
  const measured = `${Math.round(score.coverage * 100)} % of the score was measured: the whole lies between ${low} and ${high}.`;
  const facts = `${numberOf(dataset.items, 'item')}, ${numberOf(dataset.vocabulary, 'tag')}, ${numberOf(Math.round(dataset.uses), 'use')} · ${escapeMarkdown(source.why, 400)}`;
  return [
    `## ${escapeMarkdown(dataset.name)}: ${verdict}`,
    measured,
    facts,
    ...score.caps.map(({why}) => `> ${why}`),
  ].join('\n\n');
}

function pillarTable({pillars}: HealthReport): string {
  const rows = PILLARS.map(name => {
    const {score, coverage, weight} = pillars[name];
    const shown = score === null ? '–' : String(Math.floor(score));
    return `| ${name} | ${shown} | ${Math.round(weight * 100)} % | ${Math.round(coverage * 100)} % |`;
  });
  return ['| Pillar | Score | Weight | Measured |', '|---|--:|--:|--:|', ...rows].join('\n');
}

function adviceList({advice}: HealthReport, most: number): string {
  const change = advice.filter(isToChange).slice(0, most);
  const normal = advice.filter(({accepted, normalFor}) => !accepted && normalFor !== undefined).slice(0, most);
  const purpose = normal[0]?.normalFor ?? '';
  return [list('### Change first', change), list(`### Normal for a ${purpose} set`, normal)]
    .filter(block => block !== '')
    .join('\n\n');
}

function list(title: string, findings: readonly Finding[]): string {
  return findings.length === 0 ? '' : [title, '', ...findings.map(findingItem)].join('\n');
}

function findingItem({severity, what, why, todo, impact, normalFor, evidence}: Finding): string {
  const gain = gainWords(impact);
  const shown = evidence.slice(0, 2).flatMap(one => evidenceNames(one, text => escapeMarkdown(text, 40)) ?? []);
  const lines = [
    `1. ${SIGNS[severity]} **${escapeMarkdown(what, 400)}**${gain === null ? '' : ` _(${gain})_`}`,
    ...(normalFor === undefined ? [escapeMarkdown(why, 400)] : []),
    `${normalFor === undefined ? '→ ' : ''}${escapeMarkdown(todo, 400)}`,
    ...shown.map(names => `<sub>${inOneLine(names)}</sub>`),
  ];
  return lines.join('  \n   ');
}

function metricTable({metrics}: HealthReport): string {
  const scored = Object.values(metrics)
    .filter(({status}) => status === 'scored')
    .toSorted((a, b) => (a.score ?? 0) - (b.score ?? 0));
  if (scored.length === 0) return '';
  const rows = scored.map(metric => `| ${metric.title} | ${Math.floor(metric.score ?? 0)} | ${valueOf(metric)} |`);
  return ['| Metric | Score | Value |', '|---|--:|--:|', ...rows].join('\n');
}

function valueOf({value, unit}: MetricReport): string {
  return unit === 'share' ? `${((value ?? 0) * 100).toFixed(1)} %` : (value ?? 0).toFixed(3);
}

function noteList({notes}: HealthReport): string {
  return notes
    .map(({count, says, hint, places, code}) => {
      const shown = places.slice(0, PLACES).map(place => escapeMarkdown(place, 80));
      const rest = places.length > PLACES ? [`and ${thousands(count - PLACES)} more`] : [];
      return `- ${thousands(count)} × ${says} ${hint} (${code})${shown.length > 0 ? `: ${[...shown, ...rest].join(', ')}` : ''}`;
    })
    .join('\n');
}

function folded(title: string, body: string): string {
  return body === '' ? '' : `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
