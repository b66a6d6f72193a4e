import type {Finding} from '../../../advice/finding.ts';
import {isToChange} from '../../../advice/rank.ts';
import {md} from '../../markdown/md.ts';
import type {ActionReport} from '../action-report.ts';
import {LEAST_POINTS, place, points, say} from './words.ts';

/** A finding of one of the data sets. */
export interface PlacedFinding {
  readonly path: string;
  readonly finding: Finding;
  readonly caused: boolean;
}

const SEVERITIES = ['error', 'warning', 'note'];
export const SEVERITY_SIGNS: Readonly<Record<Finding['severity'], string>> = {error: '❌', warning: '⚠️', note: '⚪'};

/** All that is to be changed: what this change caused first, then by severity and gain. */
export function placedFindings({sets}: ActionReport): PlacedFinding[] {
  const all = sets.flatMap(({path, head, caused}) => {
    const own = new Set(caused);
    return (head?.advice ?? []).flatMap((finding, i): PlacedFinding[] =>
      isToChange(finding) ? [{path, finding, caused: own.has(i)}] : [],
    );
  });
  const gain = ({finding}: PlacedFinding): number => finding.impact?.dhs ?? 0;
  const severity = ({finding}: PlacedFinding): number => SEVERITIES.indexOf(finding.severity);
  return all.toSorted((a, b) => Number(b.caused) - Number(a.caused) || severity(a) - severity(b) || gain(b) - gain(a));
}

const MOST = 3;

/** At most three things to do, with what each is worth and the command that does it. */
export function fixes(report: ActionReport, onlyWorst: boolean): string {
  const [worst] = report.sets;
  const all = placedFindings(report).filter(({path}) => !onlyWorst || path === worst?.path);
  if (all.length === 0) return '';
  const lines = all.slice(0, MOST).map(item => `1. ${fixLine(item)}`);
  return ['### What to fix first', '', ...lines].join('\n');
}

function fixLine({path, finding}: PlacedFinding): string {
  const {severity, what, impact, fixes: own, rule, todo} = finding;
  const gain = impact?.dhs ?? 0;
  const worth = gain >= LEAST_POINTS ? `: **${points(gain)}** points` : '';
  const command = own.find(({applicability}) => applicability !== 'manual');
  const how = command === undefined ? say(todo) : md(commandFor(path, rule), 200);
  return `${SEVERITY_SIGNS[severity]} **${say(what)}** (${place(path)})${worth}. ${how}`;
}

/** The command that makes a fix, for a shell. */
function commandFor(path: string, rule: string): string {
  const folder = path === '' ? '.' : path;
  const quoted =
    /^[\w./-]+$/.test(folder) && !folder.startsWith('-') ? folder : `'./${folder.replaceAll("'", `'\\''`)}'`;
  return `npx tagnosis fix ${quoted} --only ${rule} --write`;
}
