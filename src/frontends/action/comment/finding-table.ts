import type {ActionReport} from '../action-report.ts';
import {type PlacedFinding, placedFindings, SEVERITY_SIGNS} from './fixes.ts';
import {counted, folded, place, points, say, table} from './words.ts';

/** What this change caused, and what it rests on. */
export function findingTable(report: ActionReport, most: number): string {
  const all = placedFindings(report);
  const caused = all.filter(finding => finding.caused);
  if (caused.length === 0 || most === 0) return '';
  const shown = caused.slice(0, most);
  const rest = caused.length - shown.length;
  const more = rest > 0 ? `\n\n${counted(rest, 'more finding')} in the summary of the run.` : '';
  const rows = table(['', 'Finding', 'Data set', 'Gain', 'Rule'], [':--', ':--', ':--', '--:', ':--'], shown.map(row));
  return folded(`Findings that this change caused: ${caused.length} of ${all.length}`, rows + more);
}

function row({path, finding: {severity, what, impact, rule}}: PlacedFinding): string[] {
  const gain = impact?.dhs ?? null;
  return [SEVERITY_SIGNS[severity], say(what), place(path), gain === null ? '–' : points(gain), `\`${rule}\``];
}
