import {nearest} from '../../../config/nearest.ts';
import {TagnosisError} from '../../../errors.ts';
import type {BalanceOptions, Weighting} from '../../../math/balance-repeats.ts';
import type {CommandHelp} from '../help.ts';
import {numberOption, type Option, type Parsed, READING_OPTIONS, textOption} from '../options.ts';
import {type Trainer, TRAINERS} from './trainers.ts';

export const PLAN_OPTIONS: readonly Option[] = [
  {name: 'trainer', short: 't', value: 'NAME', says: `${TRAINERS.join(', ')} (the one that reads the set)`},
  {name: 'output', short: 'o', value: 'FILE', says: 'Write the settings to a new file instead of printing them'},
  {
    name: 'balance',
    short: 'b',
    value: 'HOW',
    multiple: true,
    says: 'What is levelled: none, folders, group:NAME, or clusters of copies (none); may be given several times',
  },
  {name: 'weights', value: 'NAME', says: 'How much small groups are lifted: inverse, effective, sqrt (inverse)'},
  {name: 'beta', value: 'N', says: 'Of effective weights, from 0 to 1 (1 - 1/images)'},
  {name: 'max-repeats', value: 'N', says: 'No group is repeated oftener (10)'},
  {name: 'weights-file', value: 'FILE', says: 'Also write the weight of every image, as JSON lines'},
  {name: 'split', value: 'FILE', says: 'Also write the parts of a mixed set, as JSON, and settings for each beside it'},
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
  tagnosis plan ./train --balance group:setting --balance clusters -o train.toml
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

/** What is levelled, and how far. */
export interface BalanceOption {
  readonly folders: boolean;
  /** Names of groups of tags. */
  readonly groups: readonly string[];
  /** Copies of one picture share the weight of one. */
  readonly clusters: boolean;
  readonly balance: BalanceOptions;
}

/** Null where repeats stay. */
export function balanceOption(parsed: Parsed): BalanceOption | null {
  const given = parsed.values.get('balance');
  const told = new Set(Array.isArray(given) ? (given as readonly string[]) : []);
  const weighting = weightingOption(textOption(parsed, 'weights') ?? 'inverse');
  const most = numberOption(parsed, 'max-repeats', [1, 1000]) ?? 10;
  const beta = betaOption(textOption(parsed, 'beta'));
  for (const one of told) if (!/^(none|folders|clusters|group:.+)$/.test(one)) throw unknownBalance(one);
  if (told.has('none') && told.size > 1) {
    throw new TagnosisError('usage', '--balance none and another --balance contradict each other.', {
      hint: 'Leave one of them out.',
    });
  }
  if (told.size === 0 || told.has('none')) return null;
  return {
    folders: told.has('folders'),
    groups: [...told].filter(one => one.startsWith('group:')).map(one => one.slice('group:'.length)),
    clusters: told.has('clusters'),
    balance: {weighting, most: Math.floor(most), ...(beta === undefined ? {} : {beta})},
  };
}

function unknownBalance(told: string): TagnosisError {
  return new TagnosisError('usage', `--balance knows none, folders, group:NAME and clusters, not "${told}".`, {
    hint: 'For example: --balance folders',
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
