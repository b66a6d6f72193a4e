import type {Finding} from '../../advice/finding.ts';
import {isToChange} from '../../advice/rank.ts';
import type {HealthReport} from '../../report/health-report.ts';

/** Options that the reading takes for granted are no change to rank: they stand in a line of their own. */
function isListed({rule, accepted}: Finding): boolean {
  return !accepted && rule !== 'assumed-options';
}

/** The findings that are printed as changes, best first. */
export function shownFindings({advice}: HealthReport, most: number): Finding[] {
  return advice.filter(finding => isListed(finding) && isToChange(finding)).slice(0, most);
}

/** Those that are normal for the purpose, and that nobody has to act on. */
export function normalFindings({advice}: HealthReport, most: number): Finding[] {
  return advice.filter(finding => isListed(finding) && !isToChange(finding)).slice(0, most);
}

/** How many there are besides. */
export function hiddenFindings({advice, adviceTotal}: HealthReport, shown: number): number {
  return adviceTotal - advice.filter(finding => !isListed(finding)).length - shown;
}
