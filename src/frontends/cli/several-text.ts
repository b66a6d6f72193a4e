import process from 'node:process';
import type {HealthReport} from '../../report/health-report.ts';
import {displayWidth, fit} from './columns.ts';
import type {Paint} from './paint.ts';
import {bandName} from '../words/band-words.ts';
import {bandColour} from './score-colours.ts';
import {safeText} from './safe-text.ts';

/** A report, and what the user called its set. */
export interface ReportOf {
  readonly path: string;
  readonly report: HealthReport;
}

const SEPARATOR = process.platform === 'win32' ? /[\\/]/ : '/';

interface Layout {
  readonly paint: Paint;
  readonly width: number;
}

/** Reports one below the other; of several, with rules between them and a table of the scores at the end. */
export function severalText(
  sets: readonly ReportOf[],
  render: (report: HealthReport) => string,
  {paint, width}: Layout,
): string {
  const texts = sets.map(({report}) => render(report));
  if (texts.length < 2) return texts.join('');
  const rule = `${paint('─'.repeat(width), 'dim')}\n`;
  return [...texts, summary(sets, {paint, width})].join(`\n${rule}\n`);
}

function summary(sets: readonly ReportOf[], {paint, width}: Layout): string {
  const whole = namesOf(sets).map(name => safeText(name));
  const short = whole.map(name => fit(name, width - 36));
  // What is cut may be what tells two sets apart.
  const names = new Set(short).size === new Set(whole).size ? short : whole;
  const column = Math.max(...names.map(displayWidth));
  const lines = sets.map(({report: {score}}, i) => {
    const name = names[i] ?? '';
    const value = score.value === null ? '–' : String(Math.floor(score.value));
    const band = score.band === null ? 'not judged' : bandName(score);
    const colour = score.band === null ? 'dim' : bandColour(score.band);
    return `  ${name}${' '.repeat(column - displayWidth(name))}  ${paint(value.padStart(3), colour)}  ${band}`;
  });
  return `${[paint('All data sets', 'bold'), ...lines].join('\n')}\n`;
}

/** Of several sets two may have the same name: a/train, b/train. They are told by their paths from where these part. */
function namesOf(sets: readonly ReportOf[]): string[] {
  const names = sets.map(({report}) => report.dataset.name);
  if (new Set(names).size === names.length) return names;
  const paths = sets.map(({path}) => path.split(SEPARATOR));
  const shared = paths[0]?.findIndex((part, i) => paths.some(path => path[i] !== part || i === path.length - 1));
  return paths.map(path => path.slice(shared).join('/'));
}
