import {existsSync} from 'node:fs';
import {collectFrom, type Opened} from '../../../analyze.ts';
import {nearest} from '../../../config/nearest.ts';
import {applyEdits, type Edit} from '../../../corpus/edit.ts';
import {TagnosisError} from '../../../errors.ts';
import {judge} from '../../../report/build.ts';
import type {Statistics} from '../../../statistics/statistics.ts';
import {summarise} from '../../../statistics/summarise.ts';
import {commandHelp} from '../help.ts';
import {numberOption, parseOptions, type Parsed, textOption} from '../options.ts';
import {progress} from '../progress.ts';
import {settingsFor} from '../settings.ts';
import type {ExitCode, World} from '../world.ts';
import {aiToolkitYaml} from './formats/ai-toolkit-yaml.ts';
import {diffusionPipeToml} from './formats/diffusion-pipe-toml.ts';
import {kohyaToml} from './formats/kohya-toml.ts';
import {oneTrainerJson} from './formats/onetrainer-json.ts';
import {simpleTunerJson} from './formats/simpletuner-json.ts';
import {clusterWeights, itemWeights} from './item-weights.ts';
import {type BalanceOption, balanceOption, PLAN_HELP, PLAN_OPTIONS, trainerOption} from './plan-options.ts';
import {planSummary, type Rescored} from './plan-summary.ts';
import {splitFile} from './split-file.ts';
import {type Trainer, type TrainingPlan, trainingPlan} from './training-plan.ts';

const FORMATS: Readonly<Record<Trainer, (plan: TrainingPlan) => string>> = {
  kohya: kohyaToml,
  onetrainer: oneTrainerJson,
  'ai-toolkit': aiToolkitYaml,
  simpletuner: simpleTunerJson,
  'diffusion-pipe': diffusionPipeToml,
};

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
  const output = textOption(parsed, 'output');
  if (output !== undefined && existsSync(output) && !values.has('force')) {
    throw new TagnosisError('plan-exists', `${output} is there already.`, {
      hint: 'Name a new file, or replace it with --force.',
    });
  }
  const balance = balanceOption(parsed);
  const opened = await read(world, path, {parsed, looks: balance.clusters});
  const {statistics} = opened.collected;
  const trainer = trainerOption(parsed, statistics.dataset.profile);
  const groupOf = balance.group === null ? null : groupOfSubsets(statistics, balance.group);
  const planned = trainingPlan(opened, {
    trainer,
    balance: balance.balance,
    ...(groupOf === null ? {} : {groupOf}),
    resolution: numberOption(parsed, 'resolution', [64, 8192]) ?? 1024,
    batchSize: numberOption(parsed, 'batch-size', [1, 1024]) ?? 1,
  });
  const split = textOption(parsed, 'split');
  // Before anything is written: there may be nothing to split.
  const parts = split === undefined ? '' : splitFile(statistics);
  const text = FORMATS[trainer](planned);
  if (output === undefined) world.print(text);
  else world.write(output, text);
  const weights = textOption(parsed, 'weights-file');
  if (weights !== undefined) world.write(weights, weightsOf(opened, balance, groupOf));
  if (split !== undefined) world.write(split, parts);
  if (!values.has('quiet')) world.warn(planSummary(planned, rescored(opened, planned)));
  return 0;
}

function weightsOf(
  {collected}: Opened,
  {balance, clusters}: BalanceOption,
  groupOf: ReadonlyMap<string, string> | null,
): string {
  const {corpus, statistics} = collected;
  if (!clusters) return itemWeights(corpus, balance, groupOf);
  const {unseen, groups} = statistics.images;
  if (unseen === null) return clusterWeights(corpus, groups);
  throw new TagnosisError('plan-unreadable', `Copies are not known: ${unseen}`, {hint: 'Choose another --balance.'});
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

/** The value of each subset; an error where images of one folder have different ones. */
function groupOfSubsets({groups}: Statistics, name: string): ReadonlyMap<string, string> {
  const group = groups.find(one => one.name === name);
  if (group?.bySubset != null) return new Map(group.bySubset.map(({subset, value}) => [subset, value]));
  const names = groups.map(one => one.name);
  const near = nearest(name, names);
  throw new TagnosisError(
    'usage',
    group === undefined
      ? `There is no group "${name}" in this set.`
      : `The values of "${name}" do not coincide with folders.`,
    {
      hint:
        group !== undefined
          ? 'Sort the images into a folder a value, or take --weights-file with --balance folders.'
          : near === null
            ? `Known here: ${names.join(', ') || 'none'}. Declare others under groups in tagnosis.yml.`
            : `Did you mean group:${near}?`,
    },
  );
}

/** The planned repeats, counted and judged like those there are. */
function rescored({collected, collectOptions}: Opened, {subsets}: TrainingPlan): Rescored {
  const edits = subsets
    .filter(({from, repeats}) => from !== repeats)
    .map(({name, from, repeats}): Edit => ({kind: 'set-repeats', subset: name, from, to: repeats}));
  const before = judge(collected.statistics).score;
  const after = judge(summarise({...collected, corpus: applyEdits(collected.corpus, edits)}, collectOptions)).score;
  return {
    balance: [before.pillars.balance.score, after.pillars.balance.score],
    score: [before.value, after.value],
  };
}
