import type {HealthReport} from '../../../report/health-report.ts';
import {neededSettings} from '../../words/needed-settings.ts';
import {flow} from '../columns.ts';
import {safeText} from '../safe-text.ts';
import type {TextStyle} from '../text-report.ts';

/** What the trainer must be told for this reading to hold, before anything is changed. */
export function settingBlock(report: HealthReport, {paint, width}: TextStyle): string {
  const label = 'Setting needed: ';
  return neededSettings(report)
    .flatMap(({setting, why}) => {
      const [first = '', ...rest] = flow(`${safeText(setting)} (${safeText(why)})`, width - label.length);
      return [`${paint(label.trimEnd(), 'bold')} ${first}`, ...rest.map(line => ' '.repeat(label.length) + line)];
    })
    .join('\n');
}
