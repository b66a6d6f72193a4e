import type {Finding} from '../../advice/finding.ts';
import {isToChange} from '../../advice/rank.ts';
import type {HealthReport} from '../../report/health-report.ts';

/** The findings that are printed as changes, best first. */
export function shownFindings({advice}: HealthReport, most: number): Finding[] {
  return advice.filter(isToChange).slice(0, most);
}

/** Those that are normal for the purpose, and that nobody has to act on. */
export function normalFindings({advice}: HealthReport, most: number): Finding[] {
  return advice.filter(isNormal).slice(0, most);
}

/** How many there are besides. Options that the reading takes for granted stand in a line of their own. */
export function hiddenFindings({advice, adviceTotal}: HealthReport, shown: number): number {
  return adviceTotal - advice.filter(finding => !isToChange(finding) && !isNormal(finding)).length - shown;
}

/** Whether gains would be known if the data set itself were checked, not statistics that were saved of it. */
export function lacksGains(findings: readonly Finding[]): boolean {
  return findings.some(({impact}) => impact?.basis === 'needs the data set');
}

function isNormal({accepted, normalFor}: Finding): boolean {
  return !accepted && normalFor !== undefined;
}
