import {type Analysis, analyzeFully} from '../../analyze.ts';
import type {AnalyzeOptions} from '../../analyze-options.ts';
import {TagnosisError} from '../../errors.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {saveStatistics} from '../../statistics/saved.ts';
import {errorText} from './error-text.ts';
import {gate} from './gate.ts';
import {CHECK_HELP, commandHelp} from './help.ts';
import {CHECK_OPTIONS, parseOptions, type Parsed, textOption} from './options.ts';
import {outputOf} from './output.ts';
import {type Progress, progress} from './progress.ts';
import {safeText} from './safe-text.ts';
import {settingsFor} from './settings.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis check <path…>`: 2 when a path could not be read, else the worst exit code of all. */
export async function check(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, CHECK_OPTIONS, 'check');
  if (parsed.values.has('help')) {
    world.print(commandHelp('check', CHECK_OPTIONS, CHECK_HELP));
    return 0;
  }
  if (parsed.paths.length === 0) {
    throw new TagnosisError('usage', 'Which data set?', {hint: 'For example: tagnosis check ./train'});
  }
  for (const option of ['save-statistics', 'save-baseline']) {
    if (!parsed.values.has(option) || parsed.paths.length === 1) continue;
    throw new TagnosisError('usage', `--${option} takes one data set.`, {hint: 'Run it once for each.'});
  }
  const printed = findingsOption(textOption(parsed, 'advice'));
  const render = outputOf(world, parsed, printed);
  const analyses: Analysis[] = [];
  let code: ExitCode = 0;
  let failed = false;
  for (const path of parsed.paths) {
    try {
      const {analysis, failUnder} = await checkOne(world, path, {parsed, printed});
      analyses.push(analysis);
      if (failUnder !== undefined) code = worse(code, gate(world, analysis.report, failUnder));
    } catch (error) {
      if (!isOfThisPath(error, parsed) || world.signal.aborted) throw error;
      failed = true;
      world.warn(errorText(error));
    }
  }
  if (analyses.length > 0) deliver(world, parsed, await render(analyses));
  return failed ? 2 : code;
}

/** Of several data sets, one that cannot be read leaves the others worth judging. */
function isOfThisPath(error: unknown, {paths}: Parsed): boolean {
  return paths.length > 1 && error instanceof TagnosisError && error.code !== 'usage';
}

interface Checked {
  readonly analysis: Analysis;
  readonly failUnder: number | undefined;
}

interface Asked {
  readonly parsed: Parsed;
  /** Findings. */
  readonly printed: number;
}

async function checkOne(world: World, path: string, {parsed, printed}: Asked): Promise<Checked> {
  const {analyze, alignment, failUnder} = await settingsFor(path, parsed, world);
  const bar = world.errTty && !parsed.values.has('quiet') ? progress(world) : null;
  const analysis = await analyzed(path, {...analyze, ...(alignment === undefined ? {} : {alignment}), printed}, bar);
  if (analyze.interval === true && !parsed.values.has('quiet')) sayWhyNoInterval(world, analysis.report);
  const saveAs = textOption(parsed, 'save-statistics');
  if (saveAs !== undefined) write(world, parsed, saveAs, saveStatistics(analysis.statistics));
  const baseline = textOption(parsed, 'save-baseline');
  if (baseline !== undefined) write(world, parsed, baseline, await baselineOf(analysis));
  return {analysis, failUnder};
}

/** Names no place of this machine: the file may be committed. */
async function baselineOf({report, statistics, items}: Analysis): Promise<string> {
  const {saveBaselines} = await import('../../report/drift/baseline.ts');
  return saveBaselines([{path: report.dataset.name, commit: null, report, statistics, table: items()}]);
}

function sayWhyNoInterval(world: World, {dataset: {name, items}, score}: HealthReport): void {
  if (score.interval !== null || score.value === null) return;
  const why = items < 20 ? 'it needs 20 items' : 'it is drawn from captions that can be judged, and here are too few';
  world.warn(`No interval of the score of ${safeText(name, 60)}: ${why}.\n`);
}

/** Whatever happens, the line of progress does not stay behind. */
async function analyzed(path: string, options: AnalyzeOptions, bar: Progress | null): Promise<Analysis> {
  try {
    return await analyzeFully(path, {
      ...options,
      ...(bar === null ? {} : {onProgress: bar.show, onInterval: bar.halves}),
      ...(bar === null || options.images === undefined ? {} : {images: {...options.images, onProgress: bar.images}}),
      ...(bar === null || options.alignment === undefined
        ? {}
        : {alignment: {...options.alignment, onProgress: bar.model}}),
    });
  } finally {
    bar?.clear();
  }
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

/** How many findings are printed. */
function findingsOption(told: string | undefined): number {
  if (told === undefined) return 3;
  if (told === 'all') return Infinity;
  if (told === 'none') return 0;
  if (/^\d{1,6}$/.test(told)) return Number(told);
  throw new TagnosisError('usage', `--advice wants a number, all or none, not "${told}".`, {
    hint: 'For example: --advice 5',
  });
}

function deliver(world: World, parsed: Parsed, text: string): void {
  const output = textOption(parsed, 'output');
  if (output !== undefined) write(world, parsed, output, text);
  else if (!parsed.values.has('quiet')) world.print(text);
}

function write(world: World, {values}: Parsed, path: string, text: string): void {
  world.write(path, text);
  if (!values.has('quiet')) world.warn(`Wrote ${path}\n`);
}
