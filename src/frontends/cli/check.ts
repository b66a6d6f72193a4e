import {analyze, type AnalyzeOptions} from '../../analyze.ts';
import type {Purpose} from '../../advice/finding.ts';
import {PROFILES, type ProfileName} from '../../config/profiles.ts';
import {TagnosisError} from '../../errors.ts';
import type {HealthReport} from '../../report/health-report.ts';
import {nearest} from '../../sources/nearest.ts';
import type {Layout} from '../../sources/source.ts';
import {checkHelp} from './help.ts';
import {CHECK_OPTIONS, numberOption, parseOptions, type Parsed} from './options.ts';
import {ansi, plain} from './paint.ts';
import {progress} from './progress.ts';
import {textReport} from './text-report.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis check <path…>`: the worst exit code of all paths. */
export async function check(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, CHECK_OPTIONS);
  if (parsed.values.has('help')) {
    world.print(checkHelp(CHECK_OPTIONS));
    return 0;
  }
  if (parsed.paths.length === 0) {
    throw new TagnosisError('usage', 'Which data set?', {hint: 'For example: tagnosis check ./train'});
  }
  const failUnder = numberOption(parsed, 'fail-under', [0, 100]);
  const render = renderer(world, parsed);
  const options = analyzeOptions(parsed, world);
  const texts: string[] = [];
  let code: ExitCode = 0;
  for (const path of parsed.paths) {
    const report = await analyze(path, options);
    texts.push(render(report));
    if (failUnder !== undefined) code = worse(code, gate(world, report, failUnder));
  }
  deliver(world, parsed, texts.join('\n'));
  return code;
}

/** 0 passed · 1 below the gate · 3 cannot judge. A partial score never gates, and says so. */
function gate(world: Pick<World, 'warn'>, {score, dataset}: HealthReport, failUnder: number): ExitCode {
  if (score.value === null) return 3;
  if (score.partial) {
    world.warn(`${dataset.name}: the score is partial, so --fail-under ${failUnder} does not gate it.`);
    return 0;
  }
  return score.value < failUnder ? 1 : 0;
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}

function renderer(world: World, {values}: Parsed): (report: HealthReport) => string {
  const format = values.get('format') ?? 'text';
  if (format === 'json') return report => `${JSON.stringify(report, null, 2)}\n`;
  if (format !== 'text') {
    throw new TagnosisError('usage', `--format knows text and json, not "${String(format)}".`, {
      hint: 'See: tagnosis check --help',
    });
  }
  const colour =
    world.outTty && !values.has('output') && !values.has('no-color') && (world.env['NO_COLOR'] ?? '') === '';
  const findings = adviceOption(values.get('advice'));
  return report => textReport(report, colour ? ansi : plain, findings);
}

function analyzeOptions(parsed: Parsed, world: World): AnalyzeOptions {
  const {values} = parsed;
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const list = (name: string): readonly string[] => {
    const value = values.get(name);
    return Array.isArray(value) ? value : [];
  };
  const given = {
    captions: text('captions'),
    captionExtension: text('caption-extension'),
    captionColumn: text('caption-column'),
    maxCaptionBytes: numberOption(parsed, 'max-caption-bytes', [1, 2 ** 30]),
    maxItems: numberOption(parsed, 'max-items', [1, 2 ** 31]),
  };
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    ...options,
    profile: profileOption(text('profile')),
    layout: layoutOption(text('layout')),
    purpose: purposeOption(text('purpose')),
    advice: text('advice') !== 'none',
    trigger: list('trigger'),
    allow: list('allow'),
    followSymlinks: values.has('follow-symlinks'),
    signal: world.signal,
    ...(world.errTty && !values.has('quiet') ? {onProgress: progress(world)} : {}),
  };
}

/** How many findings are printed. */
function adviceOption(told: Parsed['values'] extends ReadonlyMap<string, infer V> ? V | undefined : never): number {
  if (told === undefined) return 3;
  if (told === 'all') return Infinity;
  if (told === 'none') return 0;
  const n = Number(told);
  if (Number.isInteger(n) && n >= 0) return n;
  throw new TagnosisError('usage', `--advice wants a number, all or none, not "${String(told)}".`, {
    hint: 'For example: --advice 5',
  });
}

function purposeOption(name: string | undefined): Purpose | null {
  if (name === undefined) return null;
  const purpose = PURPOSES.find(known => known === name);
  if (purpose !== undefined) return purpose;
  throw new TagnosisError('usage', `There is no purpose "${name}".`, {hint: `Known: ${PURPOSES.join(', ')}.`});
}

const PURPOSES: readonly Purpose[] = ['character', 'style', 'concept', 'general'];

function profileOption(name = 'auto'): 'auto' | ProfileName {
  if (name === 'auto' || Object.hasOwn(PROFILES, name)) return name as ProfileName;
  const known = Object.keys(PROFILES);
  const near = nearest(name, known);
  throw new TagnosisError('usage', `There is no profile "${name}".`, {
    hint: near === null ? `Known: ${known.join(', ')}.` : `Did you mean ${near}?`,
  });
}

const LAYOUTS: readonly (Layout | 'auto')[] = [
  'auto',
  'kohya-folder',
  'imagefolder',
  'pairs',
  'captions-apart',
  'captions-only',
];

function layoutOption(name = 'auto'): Layout | 'auto' {
  const layout = LAYOUTS.find(known => known === name);
  if (layout !== undefined) return layout;
  throw new TagnosisError('usage', `There is no layout "${name}".`, {hint: `Known: ${LAYOUTS.join(', ')}.`});
}

function deliver(world: World, {values}: Parsed, text: string): void {
  const output = values.get('output');
  if (typeof output === 'string') world.write(output, text);
  else if (!values.has('quiet')) world.print(text);
}
