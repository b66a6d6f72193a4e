import {type Analysis, analyzeFully} from '../../analyze.ts';
import {analyzeAgain, type KeptReports} from '../../analyze-again.ts';
import type {AnalyzeOptions} from '../../analyze-options.ts';
import {countedKind} from '../../counted-kind.ts';
import {TagnosisError} from '../../errors.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {saveStatistics} from '../../statistics/saved.ts';
import {tellCountedBefore} from './counted-before.ts';
import {errorText} from './error-text.ts';
import {gate} from './gate.ts';
import {CHECK_HELP, commandHelp} from './help.ts';
import {keptReports} from './kept-reports.ts';
import {CHECK_OPTIONS, parseOptions, type Parsed, textOption} from './options.ts';
import {type Output, outputOf} from './output.ts';
import {type Progress, progress} from './progress.ts';
import {safeText} from './safe-text.ts';
import {settingsFor} from './settings.ts';
import type {ExitCode, World} from './world.ts';

/** Files that are made of more than a report. */
const SAVED = ['save-statistics', 'save-baseline'] as const;

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
  for (const option of SAVED) {
    if (!parsed.values.has(option) || parsed.paths.length === 1) continue;
    throw new TagnosisError('usage', `--${option} takes one data set.`, {hint: 'Run it once for each.'});
  }
  const printed = findingsOption(textOption(parsed, 'advice'));
  const output = outputOf(world, parsed, printed);
  const checked: Checked[] = [];
  let code: ExitCode = 0;
  let failed = false;
  for (const path of parsed.paths) {
    try {
      const one = await checkOne(world, path, {parsed, printed, wholly: output.of === 'analyses'});
      checked.push(one);
      // Of several sets two may have the same name: a/train, b/train.
      const name = parsed.paths.length > 1 ? path : one.report.dataset.name;
      if (one.failUnder !== undefined) code = worse(code, gate(world, one.report, {failUnder: one.failUnder, name}));
    } catch (error) {
      if (!isOfThisPath(error, parsed) || world.signal.aborted) throw error;
      failed = true;
      world.warn(errorText(error));
    }
  }
  if (checked.length > 0) deliver(world, parsed, await rendered(output, checked));
  return failed ? 2 : code;
}

/** Of several data sets, one that cannot be read leaves the others worth judging. */
function isOfThisPath(error: unknown, {paths}: Parsed): boolean {
  return paths.length > 1 && error instanceof TagnosisError && error.code !== 'usage';
}

interface Checked {
  readonly path: string;
  readonly report: HealthReport;
  /** Null where the report alone was asked for. */
  readonly analysis: Analysis | null;
  readonly failUnder: number | undefined;
}

function rendered(output: Output, checked: readonly Checked[]): string | Promise<string> {
  return output.of === 'reports'
    ? output.render(checked)
    : output.render(checked.flatMap(({analysis}) => analysis ?? []));
}

interface Asked {
  readonly parsed: Parsed;
  /** Findings. */
  readonly printed: number;
  /** Whether more is shown than the report. */
  readonly wholly: boolean;
}

async function checkOne(world: World, path: string, {parsed, printed, wholly}: Asked): Promise<Checked> {
  const {analyze, alignment, cache, failUnder} = await settingsFor(path, parsed, world);
  const options = {...analyze, ...(alignment === undefined ? {} : {alignment}), printed};
  const bar = world.errTty && !parsed.values.has('quiet') ? progress(world) : null;
  const kept = wholly || SAVED.some(name => parsed.values.has(name)) ? null : keptFor(world, cache);
  const {report, analysis} = await analyzed(path, {options, kept, bar});
  tellCountedBefore(world, path, parsed);
  if (analyze.interval === true && !parsed.values.has('quiet'))
    sayWhyNoInterval(world, {path, report, named: parsed.paths.length > 1});
  if (analysis !== null) await save(world, parsed, analysis);
  return {path, report, analysis, failUnder};
}

/** Reports of earlier runs; null where none would do. */
function keptFor({build}: World, folder: string | null): KeptReports | null {
  return build === undefined || folder === null ? null : keptReports(folder, build());
}

async function save(world: World, parsed: Parsed, analysis: Analysis): Promise<void> {
  const [statistics, baseline] = SAVED.map(name => textOption(parsed, name));
  if (statistics !== undefined) write(world, parsed, statistics, saveStatistics(analysis.statistics));
  if (baseline !== undefined) write(world, parsed, baseline, await baselineOf(analysis));
}

/** Names no place of this machine: the file may be committed. */
async function baselineOf({report, statistics, items}: Analysis): Promise<string> {
  const {saveBaselines} = await import('../../report/drift/baseline.ts');
  return saveBaselines([{path: report.dataset.name, commit: null, report, statistics, table: items()}]);
}

interface Gap extends Pick<Checked, 'path' | 'report'> {
  /** By its path: of several sets two may have the same name. */
  readonly named: boolean;
}

function sayWhyNoInterval(world: World, {path, report, named}: Gap): void {
  const {dataset, score} = report;
  if (score.interval !== null || score.value === null) return;
  const why =
    countedKind(path) !== null
      ? 'it is drawn from captions, and here are counts alone'
      : dataset.items < 20
        ? 'it needs 20 items'
        : 'it is drawn from captions that can be judged, and here are too few';
  world.warn(`No interval of the score of ${safeText(named ? path : dataset.name)}: ${why}.\n`);
}

interface Analyzing {
  readonly options: AnalyzeOptions;
  readonly kept: KeptReports | null;
  readonly bar: Progress | null;
}

/** Whatever happens, the line of progress does not stay behind. */
async function analyzed(path: string, {options, kept, bar}: Analyzing): Promise<Pick<Checked, 'report' | 'analysis'>> {
  const shown = bar === null ? options : shownBy(bar, options);
  try {
    if (kept !== null) return {report: await analyzeAgain(path, shown, kept), analysis: null};
    const analysis = await analyzeFully(path, shown);
    return {report: analysis.report, analysis};
  } finally {
    bar?.clear();
  }
}

function shownBy(bar: Progress, {images, alignment, ...options}: AnalyzeOptions): AnalyzeOptions {
  return {
    ...options,
    onProgress: bar.show,
    onInterval: bar.halves,
    ...(images === undefined ? {} : {images: {...images, onProgress: bar.images}}),
    ...(alignment === undefined ? {} : {alignment: {...alignment, onProgress: bar.model}}),
  };
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
