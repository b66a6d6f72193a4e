import type {HealthReport} from '../../report/health-report.ts';
import {displayWidth, fit} from './columns.ts';
import type {Paint} from './paint.ts';
import {bandName} from '../words/band-words.ts';
import {bandColour} from './score-colours.ts';
import {safeText} from './safe-text.ts';

interface Layout {
  readonly paint: Paint;
  readonly width: number;
}

/** Reports one below the other; of several, with rules between them and a table of the scores at the end. */
export function severalText(
  reports: readonly HealthReport[],
  render: (report: HealthReport) => string,
  {paint, width}: Layout,
): string {
  if (reports.length < 2) return reports.map(render).join('');
  const rule = `${paint('─'.repeat(width), 'dim')}\n`;
  return [...reports.map(render), summary(reports, {paint, width})].join(`\n${rule}\n`);
}

function summary(reports: readonly HealthReport[], {paint, width}: Layout): string {
  const names = reports.map(({dataset}) => fit(safeText(dataset.name), width - 36));
  const column = Math.max(...names.map(displayWidth));
  const lines = reports.map(({score}, i) => {
    const name = names[i] ?? '';
    const value = score.value === null ? '–' : String(Math.floor(score.value));
    const band = score.band === null ? 'not judged' : bandName(score);
    const colour = score.band === null ? 'dim' : bandColour(score.band);
    return `  ${name}${' '.repeat(column - displayWidth(name))}  ${paint(value.padStart(3), colour)}  ${band}`;
  });
  return `${[paint('All data sets', 'bold'), ...lines].join('\n')}\n`;
}
