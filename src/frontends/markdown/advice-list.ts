import {number} from '../../advice/wording.ts';
import type {Finding} from '../../advice/finding.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {evidenceNames, inOneLine} from '../evidence-words.ts';
import {gainWords} from '../gain-words.ts';
import {hiddenFindings, normalFindings, shownFindings} from '../words/shown-findings.ts';
import {code, sentence} from './escape.ts';

const SIGNS: Readonly<Record<Finding['severity'], string>> = {error: '🔴', warning: '🟡', note: '⚪'};

/** What to change first and what is normal for the purpose, with the files or tags that each finding rests on. */
export function adviceList(report: HealthReport, most: number): string {
  const change = shownFindings(report, most);
  const normal = normalFindings(report, most);
  const hidden = most === 0 ? 0 : hiddenFindings(report, change.length + normal.length);
  const blocks = [
    list('### Change first', change),
    list(`### Normal for a ${normal[0]?.normalFor ?? ''} set`, normal),
    hidden > 0 ? `<sub>${number(hidden)} more with --advice all</sub>` : '',
  ];
  return blocks.filter(block => block !== '').join('\n\n');
}

function list(title: string, findings: readonly Finding[]): string {
  return findings.length === 0 ? '' : [title, '', ...findings.map(findingItem)].join('\n');
}

function findingItem({severity, what, why, todo, impact, normalFor, evidence, rule, doneBy}: Finding): string {
  const gain = gainWords(impact);
  const shown = evidence.slice(0, 2).flatMap(one => evidenceNames(one, name => code(name)) ?? []);
  const after = [
    gain === null ? '' : ` _(${gain})_`,
    doneBy === null ? '' : `, partly the same change as \`${doneBy}\``,
  ];
  const lines = [
    `1. ${SIGNS[severity]} **${sentence(what)}**${after[0] ?? ''} \`${rule}\`${after[1] ?? ''}`,
    ...(normalFor === undefined ? [sentence(why)] : []),
    `${normalFor === undefined ? '→ ' : ''}${sentence(todo)}`,
    ...shown.map(names => inOneLine(names)),
  ];
  return lines.join('  \n   ');
}
