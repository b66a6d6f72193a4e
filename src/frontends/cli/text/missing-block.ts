import type {HealthReport} from '../../../report/health-report.ts';
import {missing, missingWords} from '../../words/missing-words.ts';
import {flow} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TextStyle} from './style.ts';

/** What was not measured, and why. */
export function missingBlock(report: HealthReport, {paint, width}: TextStyle): string {
  const lines = missing(report).flatMap(one =>
    flow(safeText(missingWords(one), 600), width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`)),
  );
  return lines.length === 0 ? '' : [paint('Not measured', 'bold'), ...lines].join('\n');
}
