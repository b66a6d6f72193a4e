import {TagnosisError} from '../../errors.ts';
import type {Analysis} from '../../analyze.ts';
import {markdownReport} from '../markdown/markdown-report.ts';
import {type Parsed, textOption} from './options.ts';
import {ansi, plain} from './paint.ts';
import {type ReportOf, severalText} from './several-text.ts';
import {colourOf, widthOf} from './terminal.ts';
import {textReport} from './text-report.ts';
import type {World} from './world.ts';

type Format = 'text' | 'json' | 'markdown' | 'html';

/** How what was found becomes one document; a page shows more than its report. */
export type Output =
  | {readonly of: 'reports'; readonly render: (reports: readonly ReportOf[]) => string}
  | {readonly of: 'analyses'; readonly render: (analyses: readonly Analysis[]) => Promise<string>};

/** Several JSON reports are one list, several texts stand between rules. */
export function outputOf(world: World, parsed: Parsed, findings: number): Output {
  const format = formatOf(parsed);
  if (format === 'html') return {of: 'analyses', render: pageOf(world, parsed)};
  return {of: 'reports', render: reportsOf(format, {world, parsed, findings})};
}

/** A page holds one data set, and is nothing to read in a terminal. */
function pageOf(world: World, parsed: Parsed): Extract<Output, {readonly of: 'analyses'}>['render'] {
  if (parsed.paths.length > 1) {
    throw new TagnosisError('usage', '--format html takes one data set.', {hint: 'Run it once for each.'});
  }
  if (world.outTty && !parsed.values.has('output') && !parsed.values.has('quiet')) {
    throw new TagnosisError('usage', 'A page is nothing to read in a terminal.', {hint: 'Add -o report.html'});
  }
  return async ([analysis]) => {
    const {picturedPage} = await import('../html/analysis-page.ts');
    return analysis === undefined ? '' : picturedPage(analysis, world.signal);
  };
}

function reportsOf(
  format: Exclude<Format, 'html'>,
  {world, parsed, findings}: {readonly world: World; readonly parsed: Parsed; readonly findings: number},
): (sets: readonly ReportOf[]) => string {
  if (format === 'json') {
    return sets => `${JSON.stringify(sets.length === 1 ? sets[0]?.report : sets.map(({report}) => report), null, 2)}\n`;
  }
  if (format === 'markdown') return sets => sets.map(({report}) => markdownReport(report, findings)).join('\n---\n\n');
  const {values} = parsed;
  const toFile = values.has('output');
  const paint = colourOf(world) && !toFile && !values.has('no-color') ? ansi : plain;
  const width = widthOf(toFile ? {...world, outTty: false} : world);
  return sets => severalText(sets, report => textReport(report, {paint, findings, width}), {paint, width});
}

function formatOf(parsed: Parsed): Format {
  const told = textOption(parsed, 'format');
  const output = textOption(parsed, 'output') ?? '';
  if (told === undefined) return byExtension(output);
  if (told === 'text' || told === 'json' || told === 'markdown' || told === 'html') return told;
  throw new TagnosisError('usage', `--format knows text, json, markdown and html, not "${told}".`, {
    hint: 'See: tagnosis check --help',
  });
}

function byExtension(path: string): Format {
  if (path.endsWith('.json')) return 'json';
  if (/\.html?$/.test(path)) return 'html';
  return /\.(md|markdown)$/.test(path) ? 'markdown' : 'text';
}
