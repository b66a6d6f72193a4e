import {thousands} from '../../../math/thousands.ts';
import type {HealthReport} from '../../../report/health-report.ts';
import {commonestTags} from '../../words/metric-value.ts';
import {displayWidth, fit} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TextStyle} from './style.ts';

const LINES = 2;

/** The commonest tags, as many as two lines hold. */
export function tagBlock(report: HealthReport, {paint, width}: TextStyle): string {
  const tags = commonestTags(report).map(({tag, n}) => fit(`${safeText(tag, 60)} ${thousands(n)}`, width - 4));
  const lines: string[] = [];
  for (const tag of tags) {
    const last = lines.at(-1);
    const longer = last === undefined ? null : `${last} · ${tag}`;
    if (longer !== null && displayWidth(longer) <= width - 2) lines[lines.length - 1] = longer;
    else if (lines.length < LINES) lines.push(tag);
    else break;
  }
  const noun = report.dataset.terms === null ? 'tags' : 'terms';
  return lines.length === 0
    ? ''
    : [paint(`Commonest ${noun}, and how many items have them`, 'bold'), ...lines.map(line => `  ${line}`)].join('\n');
}
