import {nearest} from '../../../config/nearest.ts';
import {TagnosisError} from '../../../errors.ts';
import type {BalanceOptions, Weighting} from '../../../math/balance-repeats.ts';
import type {CommandHelp} from '../help.ts';
import {numberOption, type Option, type Parsed, READING_OPTIONS, textOption} from '../options.ts';
import {type Trainer, TRAINERS} from './training-plan.ts';

export const PLAN_OPTIONS: readonly Option[] = [
  {name: 'trainer', short: 't', value: 'NAME', says: `${TRAINERS.join(', ')} (the one that reads the set)`},
  {name: 'output', short: 'o', value: 'FILE', says: 'Write the settings to a new file instead of printing them'},
  {
    name: 'balance',
    short: 'b',
    value: 'HOW',
    says: 'What is levelled: none, folders, group:NAME, or clusters of copies (none)',
  },
  {name: 'weights', value: 'NAME', says: 'How much small groups are lifted: inverse, effective, sqrt (inverse)'},
  {name: 'beta', value: 'N', says: 'Of effective weights, from 0 to 1 (1 - 1/images)'},
  {name: 'max-repeats', value: 'N', says: 'No group is repeated oftener (10)'},
  {name: 'weights-file', value: 'FILE', says: 'Also write the weight of every image, as JSON lines'},
  {name: 'split', value: 'FILE', says: 'Also write which images belong to which part of a mixed set, as JSON'},
  {name: 'resolution', value: 'N', says: 'Pixels of an edge (1024)'},
  {name: 'batch-size', value: 'N', says: 'Images a step (1)'},
  {name: 'force', says: 'Replace a file that is there'},
  ...READING_OPTIONS,
  {name: 'quiet', short: 'q', says: 'Print nothing but the settings and errors'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

export const PLAN_HELP: CommandHelp = {
  usage: 'plan [path] [options]',
  says: `Writes the settings that the data decides in your trainer's own format: folders,
repeats, caption extension, shuffling, what stays in front. Why, and what an
epoch then looks like, is said on standard error. The data set is not changed.`,
  after: `
Exit codes: 0 done, 2 wrong usage or unreadable input, 130 interrupted

Examples:
  tagnosis plan ./train --trainer kohya -o dataset.toml
  tagnosis plan ./train --trainer simpletuner --balance folders
  tagnosis plan ./train --balance group:setting --weights effective
`,
};

/** The trainer of the settings: as told, else the one whose reading was detected. */
export function trainerOption(parsed: Parsed, profile: string): Trainer {
  const told = textOption(parsed, 'trainer') ?? (profile === 'kohya-gui' ? 'kohya' : profile);
  const trainer = TRAINERS.find(name => name === told);
  if (trainer !== undefined) return trainer;
  const near = nearest(told, TRAINERS);
  throw new TagnosisError('plan-trainer', `Settings of ${told} are not written.`, {
    hint: near === null ? `Choose with --trainer: ${TRAINERS.join(', ')}.` : `Did you mean --trainer ${near}?`,
  });
}

/** What is levelled. */
export interface BalanceOption {
  readonly balance: BalanceOptions | null;
  /** Name of a group of tags; null: folders. */
  readonly group: string | null;
  /** Copies of one picture share a weight; repeats stay. */
  readonly clusters: boolean;
}

export function balanceOption(parsed: Parsed): BalanceOption {
  const told = textOption(parsed, 'balance') ?? 'none';
  const weighting = weightingOption(textOption(parsed, 'weights') ?? 'inverse');
  const most = numberOption(parsed, 'max-repeats', [1, 1000]) ?? 10;
  const beta = betaOption(textOption(parsed, 'beta'));
  const balance = {weighting, most: Math.floor(most), ...(beta === undefined ? {} : {beta})};
  if (told === 'none') return {balance: null, group: null, clusters: false};
  if (told === 'clusters') return clustersOption(parsed);
  if (told === 'folders') return {balance, group: null, clusters: false};
  if (/^group:./.test(told)) return {balance, group: told.slice('group:'.length), clusters: false};
  throw new TagnosisError('usage', `--balance knows none, folders, group:NAME and clusters, not "${told}".`, {
    hint: 'For example: --balance folders',
  });
}

/** Copies lie anywhere, and trainers repeat folders: only weights of single images can level them. */
function clustersOption({values}: Parsed): BalanceOption {
  if (values.has('weights-file')) return {balance: null, group: null, clusters: true};
  throw new TagnosisError('usage', '--balance clusters gives weights of single images, not repeats of folders.', {
    hint: 'Add --weights-file FILE; or set copies aside: tagnosis fix --only near-duplicate-images',
  });
}

const WEIGHTINGS: readonly Weighting[] = ['inverse', 'effective', 'sqrt'];

function weightingOption(told: string): Weighting {
  const found = WEIGHTINGS.find(name => name === told);
  if (found !== undefined) return found;
  throw new TagnosisError('usage', `--weights knows ${WEIGHTINGS.join(', ')}, not "${told}".`, {
    hint: 'For example: --weights effective',
  });
}

function betaOption(told: string | undefined): number | undefined {
  if (told === undefined) return undefined;
  const beta = Number(told);
  if (/^0?\.\d+$|^0$/.test(told) && beta < 1) return beta;
  throw new TagnosisError('usage', `--beta wants a number from 0 to below 1, not "${told}".`, {
    hint: 'For example: --beta 0.99',
  });
}
