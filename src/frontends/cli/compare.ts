import {existsSync} from 'node:fs';
import {compare} from '../../compare.ts';
import type {CompareOptions} from '../../open-side.ts';
import {TagnosisError} from '../../errors.ts';
import type {Comparison} from '../../report/comparison.ts';
import {markdownComparison} from '../markdown/markdown-comparison.ts';
import {comparisonText} from './comparison-text.ts';
import {tellCountedBefore} from './counted-before.ts';
import {dropGate} from './drop-gate.ts';
import {COMPARE_HELP, commandHelp} from './help.ts';
import {COMPARE_OPTIONS, numberOption, parseOptions, type Parsed, textOption} from './options.ts';
import {ansi, plain} from './paint.ts';
import {progress} from './progress.ts';
import {settingsFor} from './settings.ts';
import {colourOf, widthOf} from './terminal.ts';
import type {ExitCode, World} from './world.ts';

/** `tagnosis compare <base> <head>`. */
export async function compareSides(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, COMPARE_OPTIONS, 'compare');
  if (parsed.values.has('help')) {
    world.print(commandHelp('compare', COMPARE_OPTIONS, COMPARE_HELP));
    return 0;
  }
  const [base, head] = twoPaths(parsed);
  const told = dropOption(parsed);
  const render = renderer(world, parsed);
  // One ruler for both: what lies beside the version that is to come.
  const ruler = existsSync(head) || !existsSync(base) ? head : base;
  const {analyze, alignment, failOnDrop} = await settingsFor(ruler, parsed, world);
  const options = alignment === undefined ? analyze : {...analyze, alignment};
  const comparison = await compared(world, {base, head, parsed}, options);
  for (const side of new Set([base, head])) tellCountedBefore(world, side, parsed);
  deliver(world, parsed, render(comparison));
  const most = told ?? failOnDrop;
  return most === undefined ? 0 : dropGate(world, comparison, most);
}

function twoPaths({paths}: Parsed): [string, string] {
  const [base, head] = paths;
  if (base !== undefined && head !== undefined && paths.length === 2) return [base, head];
  const told = paths.length === 0 ? 'Which two data sets?' : `compare takes two data sets, not ${paths.length}.`;
  throw new TagnosisError('usage', told, {hint: 'For example: tagnosis compare HEAD~1:train train'});
}

/** A drop of nothing is none. */
function dropOption(parsed: Parsed): number | undefined {
  const points = numberOption(parsed, 'fail-on-drop', [0, 100]);
  if (points !== 0) return points;
  throw new TagnosisError('usage', '--fail-on-drop wants more than 0 points.', {hint: 'For example: --fail-on-drop 1'});
}

interface Asked {
  readonly base: string;
  readonly head: string;
  readonly parsed: Parsed;
}

/** Whatever happens, the line of progress does not stay behind. */
async function compared(world: World, {base, head, parsed}: Asked, options: CompareOptions): Promise<Comparison> {
  const bar = world.errTty && !parsed.values.has('quiet') ? progress(world) : null;
  try {
    return await compare(base, head, {
      ...options,
      ...(bar === null ? {} : {onProgress: bar.show}),
      ...(bar === null || options.images === undefined ? {} : {images: {...options.images, onProgress: bar.images}}),
      ...(bar === null || options.alignment === undefined
        ? {}
        : {alignment: {...options.alignment, onProgress: bar.model}}),
    });
  } finally {
    bar?.clear();
  }
}

function renderer(world: World, parsed: Parsed): (comparison: Comparison) => string {
  const format = formatOf(parsed);
  if (format === 'json') return comparison => `${JSON.stringify(comparison, null, 2)}\n`;
  if (format === 'markdown') return markdownComparison;
  const toFile = parsed.values.has('output');
  const paint = colourOf(world) && !toFile && !parsed.values.has('no-color') ? ansi : plain;
  const width = widthOf(toFile ? {...world, outTty: false} : world);
  return comparison => comparisonText(comparison, {paint, width});
}

/** As told, else by the name of the file to write. */
function formatOf(parsed: Parsed): 'text' | 'json' | 'markdown' {
  const told = textOption(parsed, 'format');
  const output = textOption(parsed, 'output') ?? '';
  if (told === undefined)
    return output.endsWith('.json') ? 'json' : /\.(md|markdown)$/.test(output) ? 'markdown' : 'text';
  if (told === 'text' || told === 'json' || told === 'markdown') return told;
  throw new TagnosisError('usage', `--format knows text, json and markdown, not "${told}".`, {
    hint: 'See: tagnosis compare --help',
  });
}

function deliver(world: World, parsed: Parsed, text: string): void {
  const output = textOption(parsed, 'output');
  const isQuiet = parsed.values.has('quiet');
  if (output === undefined) {
    if (!isQuiet) world.print(text);
    return;
  }
  world.write(output, text);
  if (!isQuiet) world.warn(`Wrote ${output}\n`);
}
