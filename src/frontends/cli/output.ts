import {TagnosisError} from '../../errors.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {markdownReport} from '../markdown/markdown-report.ts';
import type {Parsed} from './options.ts';
import {ansi, plain} from './paint.ts';
import {textOption} from './settings.ts';
import {severalText} from './several-text.ts';
import {textReport} from './text-report.ts';
import type {World} from './world.ts';

type Format = 'text' | 'json' | 'markdown';

/** Where there is no terminal, nobody's lines are wrapped: the width that mail and logs have. */
const WIDTH = 80;
const NARROWEST = 60;
const WIDEST = 100;

/** How reports become one document: several JSON reports are one list, several texts stand between rules. */
export function outputOf(world: World, parsed: Parsed, findings: number): (reports: readonly HealthReport[]) => string {
  const format = formatOf(parsed);
  if (format === 'json') {
    return reports => `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
  }
  if (format === 'markdown')
    return reports => reports.map(report => markdownReport(report, findings)).join('\n---\n\n');
  const paint = hasColour(world, parsed) ? ansi : plain;
  const onTerminal = world.outTty && !parsed.values.has('output');
  const width = onTerminal ? Math.min(WIDEST, Math.max(NARROWEST, world.columns)) : WIDTH;
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

/** https://no-color.org and the FORCE_COLOR of Node: the flag wins, then NO_COLOR. */
function hasColour({env, outTty}: World, {values}: Parsed): boolean {
  if (values.has('no-color') || values.has('output') || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return outTty && env['TERM'] !== 'dumb';
}
