import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import {collectFrom, type Opened} from '../../../open-set.ts';
import {TagnosisError} from '../../../errors.ts';
import {boundWeights, effectiveSize} from '../../../math/raking.ts';
import {commandHelp} from '../help.ts';
import {numberOption, parseOptions, type Parsed, textOption} from '../options.ts';
import {progress} from '../progress.ts';
import {settingsFor} from '../settings.ts';
import type {ExitCode, World} from '../world.ts';
import {axesOf, NO_AXES} from './balance-axes.ts';
import type {SideFile} from './image-lists.ts';
import {weightLines} from './item-weights.ts';
import {isMixed, type Levels, levelsOf, repeatsSoFar} from './levels.ts';
import {partFiles} from './part-files.ts';
import {type BalanceOption, balanceOption, PLAN_HELP, PLAN_OPTIONS, trainerOption} from './plan-options.ts';
import {paragraphs, planSummary} from './plan-summary.ts';
import {regularisationSubsets} from './regularisation.ts';
import {rescored} from './rescored.ts';
import {settingsText, stemOf} from './settings-file.ts';
import {trainingPlan} from './training-plan.ts';

/** `tagnosis plan [path]`: the settings that a data set decides, in the trainer's own format. */
export async function plan(world: World, args: readonly string[]): Promise<ExitCode> {
  const parsed = parseOptions(args, PLAN_OPTIONS, 'plan');
  const {values, paths} = parsed;
  if (values.has('help')) {
    world.print(commandHelp('plan', PLAN_OPTIONS, PLAN_HELP));
    return 0;
  }
  const [path = '.', ...others] = paths;
  if (others.length > 0) {
    throw new TagnosisError('usage', `plan takes one data set, not ${paths.length}.`, {hint: 'Run it once for each.'});
  }
  const [output, weightsFile, splitTo] = ['output', 'weights-file', 'split'].map(name => textOption(parsed, name));
  refuseExisting(parsed, [output, weightsFile, splitTo]);
  const option = balanceOption(parsed);
  const opened = await read(world, path, {parsed, looks: option?.clusters === true});
  const {text, files, words} = await made(opened, {parsed, option, output, weightsFile, splitTo});
  const beside = files.map(file => file.path);
  refuseExisting(parsed, beside);
  refuseTwice([...beside, ...(output === undefined ? [] : [output])]);
  for (const file of files) world.write(file.path, file.text);
  if (output === undefined) world.print(text);
  else world.write(output, text);
  if (!values.has('quiet')) world.warn(words);
  return 0;
}

interface Asked {
  readonly parsed: Parsed;
  readonly option: BalanceOption | null;
  readonly output: string | undefined;
  readonly weightsFile: string | undefined;
  readonly splitTo: string | undefined;
}

interface Made {
  /** The settings. */
  readonly text: string;
  /** What is written besides. */
  readonly files: readonly SideFile[];
  readonly words: string;
}

/** All that is to be written, before anything is: there may be nothing to split, or no place for lists. */
async function made(opened: Opened, {parsed, option, output, weightsFile, splitTo}: Asked): Promise<Made> {
  const {corpus, statistics} = opened.collected;
  const axes = option === null ? NO_AXES : axesOf(opened.collected, option);
  const items = [...corpus.keys.keys()];
  const levels = levelsOf(items, corpus, {axes, option});
  // With weights asked for and no place for lists, the repeats of folders stay.
  const stays = output === undefined && weightsFile !== undefined && isMixed(items, corpus, levels.repeats);
  const repeats = stays ? repeatsSoFar(items, corpus) : levels.repeats;
  const common = {
    trainer: trainerOption(parsed, statistics.dataset.profile),
    axes,
    regularisation: await regularisationSubsets(opened),
    resolution: numberOption(parsed, 'resolution', [64, 8192]) ?? 1024,
    batchSize: numberOption(parsed, 'batch-size', [1, 1024]) ?? 1,
  };
  const stem = output === undefined ? null : stemOf(output);
  const planned = trainingPlan(opened, {...common, header: [], items, repeats, stem});
  const parts = splitTo === undefined ? null : partFiles(opened, splitTo, {...common, option});
  const scores = rescored(opened, repeats);
  const weighs = option !== null && (scores !== null || weightsFile !== undefined);
  return {
    text: settingsText(planned),
    files: [
      ...planned.files,
      ...(weightsFile === undefined ? [] : [{path: weightsFile, text: weightLines(corpus.keys, levels.weights)}]),
      ...(parts?.files ?? []),
    ],
    words:
      planSummary(planned, scores) +
      paragraphs([...(weighs ? weightWords(levels, stays) : []), ...(parts?.words ?? [])]),
  };
}

function refuseExisting({values}: Parsed, paths: readonly (string | undefined)[]): void {
  const there = paths.find(path => path !== undefined && existsSync(path));
  if (there === undefined || values.has('force')) return;
  throw new TagnosisError('plan-exists', `${there} is there already.`, {
    hint: 'Name a new file, or replace it with --force.',
  });
}

/** The later of two would replace the earlier. */
function refuseTwice(paths: readonly string[]): void {
  const known = new Set<string>();
  for (const path of paths.map(one => resolve(one))) {
    if (known.has(path)) {
      throw new TagnosisError('usage', `${path} would be written twice.`, {
        hint: 'Give --output, --weights-file and --split files of different names.',
      });
    }
    known.add(path);
  }
}

/** Below this share an epoch tells much less than its images could. */
const HALF = 0.5;

function weightWords({weights}: Levels, stays: boolean): string[] {
  const size = effectiveSize(boundWeights(weights));
  return [
    ...(stays ? ['Repeats of folders stay; with --output lists of images are written beside the settings.'] : []),
    ...(size / weights.length < HALF
      ? [
          `! Some images weigh so much that ${weights.length} tell as little as ${Math.round(size)} of equal weight: you train on less than half your data.`,
        ]
      : []),
  ];
}

interface Reading {
  readonly parsed: Parsed;
  /** At images, which costs time. */
  readonly looks: boolean;
}

async function read(world: World, path: string, {parsed, looks}: Reading): Promise<Opened> {
  const {
    analyze: {images, ...others},
  } = await settingsFor(path, parsed, world);
  const analyze = looks && images !== undefined ? {...others, images} : others;
  const bar = world.errTty && !parsed.values.has('quiet') ? progress(world) : null;
  try {
    return await collectFrom(path, {...analyze, ...(bar === null ? {} : {onProgress: bar.show})});
  } finally {
    bar?.clear();
  }
}
