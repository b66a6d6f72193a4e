import {TagnosisError} from '../../errors.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {markdownReport} from '../markdown/markdown-report.ts';
import type {Parsed} from './options.ts';
import {ansi, plain} from './paint.ts';
import {textOption} from './settings.ts';
import {severalText} from './several-text.ts';
import {colourOf, widthOf} from './terminal.ts';
import {textReport} from './text-report.ts';
import type {World} from './world.ts';

type Format = 'text' | 'json' | 'markdown';

/** How reports become one document: several JSON reports are one list, several texts stand between rules. */
export function outputOf(world: World, parsed: Parsed, findings: number): (reports: readonly HealthReport[]) => string {
  const format = formatOf(parsed);
  if (format === 'json') {
    return reports => `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
  }
  if (format === 'markdown')
    return reports => reports.map(report => markdownReport(report, findings)).join('\n---\n\n');
  const {values} = parsed;
  const toFile = values.has('output');
  const paint = colourOf(world) && !toFile && !values.has('no-color') ? ansi : plain;
  const width = widthOf(toFile ? {...world, outTty: false} : world);
  return reports => severalText(reports, report => textReport(report, {paint, findings, width}), {paint, width});
}

function formatOf(parsed: Parsed): Format {
  const told = textOption(parsed, 'format');
  const output = textOption(parsed, 'output') ?? '';
  if (told === undefined)
    return output.endsWith('.json') ? 'json' : /\.(md|markdown)$/.test(output) ? 'markdown' : 'text';
  if (told === 'text' || told === 'json' || told === 'markdown') return told;
  throw new TagnosisError('usage', `--format knows text, json and markdown, not "${told}".`, {
    hint: 'See: tagnosis check --help',
  });
}
