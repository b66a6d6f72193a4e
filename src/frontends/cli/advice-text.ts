import type {Finding, Impact} from '../../advice/finding.ts';
import {number} from '../../advice/wording.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {gainWords} from '../gain-words.ts';
import {hiddenFindings, lacksGains, normalFindings, shownFindings} from '../words/shown-findings.ts';
import {flow} from './columns.ts';
import {evidenceLines} from './evidence-lines.ts';
import type {Colour} from './paint.ts';
import {safeText} from './safe-text.ts';
import type {TextStyle} from './text/style.ts';

/** Columns before the text of a finding. */
const INDENT = 5;
const NO_GAINS = 'What a change is worth is known from the data set only, not from saved statistics.';
const COLOURS: Readonly<Record<Finding['severity'], Colour>> = {error: 'red', warning: 'yellow', note: 'dim'};

/** What to change first, at most `most` findings with their gain; and below it what is normal for the purpose. */
export function adviceText(report: HealthReport, most: number, style: TextStyle): string {
  const change = shownFindings(report, most);
  const normal = normalFindings(report, most);
  const hidden = most === 0 ? 0 : hiddenFindings(report, change.length + normal.length);
  const blocks = [
    ...block('Change first', change, style, finding => `${change.indexOf(finding) + 1}.`),
    ...(change.length > 0 ? together3(change, report.together.top) : []),
    ...(lacksGains(change) ? flow(NO_GAINS, style.width - 2).map(line => `  ${line}`) : []),
    ...(normal.length > 0 && change.length > 0 ? [''] : []),
    ...block(`Normal for a ${normal[0]?.normalFor ?? ''} set`, normal, style, () => '· '),
    ...(hidden > 0 ? [`  ${number(hidden)} more with --advice all`] : []),
  ];
  return blocks.join('\n');
}

function block(
  title: string,
  findings: readonly Finding[],
  style: TextStyle,
  markOf: (finding: Finding) => string,
): string[] {
  if (findings.length === 0) return [];
  return [style.paint(title, 'bold'), ...findings.flatMap(finding => findingLines(finding, markOf(finding), style))];
}

function together3(change: readonly Finding[], top: Impact | null): string[] {
  const first = change.slice(0, 3);
  const gain = gainWords(top);
  const several = first.filter(({impact}) => impact !== null).length > 1;
  return gain === null || !several ? [] : [`  The first ${first.length === 2 ? 'two' : 'three'} together: ${gain}`];
}

function findingLines(finding: Finding, mark: string, {paint, width}: TextStyle): string[] {
  const {severity, what, why, todo, impact, rule, normalFor, evidence, doneBy} = finding;
  const room = width - INDENT;
  const gain = gainWords(impact);
  const [first = '', ...rest] = flow(safeText(what, 400), room);
  const indented = (lines: readonly string[], colour?: Colour): string[] =>
    lines.map(line => `     ${colour === undefined ? line : paint(line, colour)}`);
  const isNormal = normalFor !== undefined;
  const last = [`[${rule}]`, gain, doneBy === null ? null : `partly the same change as [${doneBy}]`];
  return [
    `  ${paint(mark, COLOURS[severity])} ${first}`,
    ...indented(rest),
    ...(isNormal ? [] : indented(flow(safeText(why, 400), room))),
    ...indented(flow(`${isNormal ? '' : '→ '}${safeText(todo, 400)}`, room)),
    ...indented(
      evidence.slice(0, 2).flatMap(one => evidenceLines(one, room)),
      'dim',
    ),
    ...indented([last.filter(part => part !== null).join('  ')], 'dim'),
  ];
}
