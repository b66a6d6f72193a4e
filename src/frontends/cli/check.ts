import {type Analysis, analyzeFully, type AnalyzeOptions} from '../../analyze.ts';
import {TagnosisError} from '../../errors.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {saveStatistics} from '../../statistics/saved.ts';
import {markdownReport} from '../markdown/markdown-report.ts';
import {CHECK_HELP, commandHelp} from './help.ts';
import {CHECK_OPTIONS, parseOptions, type Parsed} from './options.ts';
import {ansi, plain} from './paint.ts';
import {type Progress, progress} from './progress.ts';
import {settingsFor, textOption} from './settings.ts';
import {textReport} from './text-report.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis check <path…>`: the worst exit code of all paths. */
export async function check(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, CHECK_OPTIONS, 'check');
  if (parsed.values.has('help')) {
    world.print(commandHelp('check', CHECK_OPTIONS, CHECK_HELP));
    return 0;
  }
  if (parsed.paths.length === 0) {
    throw new TagnosisError('usage', 'Which data set?', {hint: 'For example: tagnosis check ./train'});
  }
  const saveAs = textOption(parsed, 'save-statistics');
  if (saveAs !== undefined && parsed.paths.length > 1) {
    throw new TagnosisError('usage', '--save-statistics takes one data set.', {hint: 'Run it once for each.'});
  }
  const render = renderer(world, parsed);
  const texts: string[] = [];
  let code: ExitCode = 0;
  for (const path of parsed.paths) {
    const {analyze, failUnder} = await settingsFor(path, parsed, world);
    const bar = world.errTty && !parsed.values.has('quiet') ? progress(world) : null;
    const {report, statistics} = await analyzed(path, analyze, bar);
    if (saveAs !== undefined) world.write(saveAs, saveStatistics(statistics));
    texts.push(render(report));
    if (failUnder !== undefined) code = worse(code, gate(world, report, failUnder));
  }
  deliver(world, parsed, texts);
  return code;
}

/** Whatever happens, the line of progress does not stay behind. */
async function analyzed(path: string, options: AnalyzeOptions, bar: Progress | null): Promise<Analysis> {
  try {
    return await analyzeFully(path, {...options, ...(bar === null ? {} : {onProgress: bar.show})});
  } finally {
    bar?.clear();
  }
}

/** 0 passed · 1 below the gate · 3 cannot judge. A partial score never gates, and says so. */
function gate(world: Pick<World, 'warn'>, {score, dataset}: HealthReport, failUnder: number): ExitCode {
  if (score.value === null) return 3;
  if (score.partial) {
    world.warn(`${dataset.name}: the score is partial, so --fail-under ${failUnder} does not gate it.\n`);
    return 0;
  }
  return score.value < failUnder ? 1 : 0;
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

function renderer(world: World, parsed: Parsed): (report: HealthReport) => string {
  const format = textOption(parsed, 'format') ?? 'text';
  const findings = findingsOption(textOption(parsed, 'advice'));
  if (format === 'json') return report => `${JSON.stringify(report, null, 2)}\n`;
  if (format === 'markdown') return report => markdownReport(report, findings);
  if (format !== 'text') {
    throw new TagnosisError('usage', `--format knows text, json and markdown, not "${format}".`, {
      hint: 'See: tagnosis check --help',
    });
  }
  const {values} = parsed;
  const colour =
    world.outTty && !values.has('output') && !values.has('no-color') && (world.env['NO_COLOR'] ?? '') === '';
  return report => textReport(report, colour ? ansi : plain, findings);
}

/** How many findings are printed. */
function findingsOption(told: string | undefined): number {
  if (told === undefined) return 3;
  if (told === 'all') return Infinity;
  if (told === 'none') return 0;
  const n = Number(told);
  if (Number.isInteger(n) && n >= 0 && told !== '') return n;
  throw new TagnosisError('usage', `--advice wants a number, all or none, not "${told}".`, {
    hint: 'For example: --advice 5',
  });
}

/** Several JSON reports are one list, so that the output is always one document. */
function deliver(world: World, parsed: Parsed, texts: readonly string[]): void {
  const several = texts.length > 1 && textOption(parsed, 'format') === 'json';
  const text = several ? `[\n${texts.map(one => one.trimEnd()).join(',\n')}\n]\n` : texts.join('\n');
  const output = textOption(parsed, 'output');
  if (output !== undefined) world.write(output, text);
  else if (!parsed.values.has('quiet')) world.print(text);
}
