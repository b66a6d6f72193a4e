import type {HealthReport} from '../../../report/health-report.ts';
import {originWords, sizeWords} from '../../words/dataset-words.ts';
import {fit, flow} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TextStyle} from './style.ts';

/** What the set is, and how it was read. */
export function headerBlock(report: HealthReport, {paint, width}: TextStyle): string {
  const {dataset, source} = report;
  const trigger =
    dataset.trigger === null
      ? 'Trigger: none found'
      : `Trigger: ${safeText(dataset.trigger.text, 60)} (${originWords(dataset) ?? ''})`;
  const lines = [
    `Read as ${safeText(source.why, 400)}; profile ${dataset.profile}.`,
    ...source.alsoFound.map(other => `Also found: ${safeText(other, 400)}`),
    sizeWords(report),
    trigger,
  ];
  return [paint(fit(safeText(dataset.name), width), 'bold'), ...lines.flatMap(line => flow(line, width))].join('\n');
}
