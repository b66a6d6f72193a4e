import type {HealthReport} from '../../../report/health-report.ts';
import {neededSettings} from '../../words/needed-settings.ts';
import {flow} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TextStyle} from './style.ts';

/** What the trainer must be told for this reading to hold, before anything is changed. */
export function settingBlock(report: HealthReport, {paint, width}: TextStyle): string {
  return neededSettings(report)
    .flatMap(({label: kind, setting, why}) => {
      const label = `${kind}: `;
      const [first = '', ...rest] = flow(`${safeText(setting)} (${safeText(why)})`, width - label.length);
      return [`${paint(label.trimEnd(), 'bold')} ${first}`, ...rest.map(line => ' '.repeat(label.length) + line)];
    })
    .join('\n');
}
