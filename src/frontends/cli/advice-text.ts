import type {Evidence, Finding, Impact} from '../../advice/finding.ts';
import {isToChange} from '../../advice/rank.ts';
import {number} from '../../advice/wording.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {evidenceNames, inOneLine} from '../evidence-words.ts';
import {gainWords} from '../gain-words.ts';
import {wrap} from './help.ts';
import type {Colour, Paint} from './paint.ts';
import {safeText} from './safe-text.ts';

const WIDTH = 76;
/** Lines that the evidence of a finding may take. */
const LINES = 2;
const COLOURS: Readonly<Record<Finding['severity'], Colour>> = {error: 'red', warning: 'yellow', note: 'dim'};

/** What to change first, at most `most` findings with their gain; and below it what is normal for the purpose. */
export function adviceText({advice, adviceTotal, together}: HealthReport, most: number, paint: Paint): string {
  const change = advice.filter(isToChange).slice(0, most);
  const normal = advice.filter(({accepted, normalFor}) => !accepted && normalFor !== undefined).slice(0, most);
  const accepted = advice.filter(finding => finding.accepted).length;
  const hidden = most === 0 ? 0 : adviceTotal - accepted - change.length - normal.length;
  const blocks = [
    ...block('Change first', change, paint, finding => `${change.indexOf(finding) + 1}.`),
    ...(change.length > 0 ? together3(change, together.top) : []),
    ...(normal.length > 0 && change.length > 0 ? [''] : []),
    ...block(`Normal for a ${normal[0]?.normalFor ?? ''} set`, normal, paint, () => '· '),
    ...(hidden > 0 ? [`  ${number(hidden)} more with --advice all`] : []),
  ];
  return blocks.join('\n');
}

function block(
  title: string,
  findings: readonly Finding[],
  paint: Paint,
  markOf: (finding: Finding) => string,
): string[] {
  if (findings.length === 0) return [];
  return [paint(title, 'bold'), ...findings.flatMap(finding => findingLines(finding, markOf(finding), paint))];
}

function together3(change: readonly Finding[], top: Impact | null): string[] {
  const first = change.slice(0, 3);
  const gain = gainWords(top);
  const several = first.filter(({impact}) => impact !== null).length > 1;
  return gain === null || !several ? [] : [`  The first ${first.length === 2 ? 'two' : 'three'} together: ${gain}`];
}

function findingLines(finding: Finding, mark: string, paint: Paint): string[] {
  const {severity, what, why, todo, impact, rule, normalFor, evidence, doneBy} = finding;
  const gain = gainWords(impact);
  const [first = '', ...rest] = wrap(safeText(what, 400), WIDTH);
  const indented = (lines: readonly string[], colour?: Colour): string[] =>
    lines.map(line => `     ${colour === undefined ? line : paint(line, colour)}`);
  const isNormal = normalFor !== undefined;
  const last = [`[${rule}]`, gain, doneBy === null ? null : `partly the same change as [${doneBy}]`];
  return [
    `  ${paint(mark, COLOURS[severity])} ${first}`,
    ...indented(rest),
    ...(isNormal ? [] : indented(wrap(safeText(why, 400), WIDTH - 1))),
    ...indented(wrap(`${isNormal ? '' : '→ '}${safeText(todo, 400)}`, WIDTH - 1)),
    ...indented(evidence.slice(0, 2).flatMap(evidenceLines), 'dim'),
    ...indented([last.filter(part => part !== null).join('  ')], 'dim'),
  ];
}

/** As many names as two lines hold. */
function evidenceLines(evidence: Evidence): string[] {
  const names = evidenceNames(evidence, text => safeText(text, 40));
  if (names === null) return [];
  for (let most = names.names.length; most > 1; most--) {
    const lines = wrap(inOneLine(names, most), WIDTH - 1);
    if (lines.length <= LINES) return lines;
  }
  return wrap(inOneLine(names, 1), WIDTH - 1);
}
