import {parseArgs, type ParseArgsConfig} from 'node:util';
import {DEVICE_CHOICES, DTYPES} from '../../config/models.ts';
import {PROFILES} from '../../config/profiles.ts';
import {TagnosisError} from '../../errors.ts';
import {nearest} from '../../config/nearest.ts';

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** Placeholder of its value; a switch when absent. */
  readonly value?: string;
  readonly multiple?: true;
  readonly says: string;
}

/** How a data set is read: options of every command that reads one. */
export const READING_OPTIONS: readonly Option[] = [
  {name: 'config', value: 'FILE', says: 'Settings (the nearest tagnosis.yml, from the data set upwards)'},
  {name: 'no-config', says: 'Ignore any tagnosis.yml'},
  {name: 'profile', value: 'NAME', says: `Trainer whose reading habits count: ${Object.keys(PROFILES).join(', ')}`},
  {name: 'layout', value: 'NAME', says: 'Read as this layout instead of detecting it'},
  {
    name: 'path-map',
    value: 'FROM=TO',
    multiple: true,
    says: 'What a path in settings of another machine is called here',
  },
  {name: 'captions', value: 'DIR', says: 'Folder of captions that your trainer is told of'},
  {name: 'caption-extension', value: '.EXT', says: 'Extension of captions (found out by itself)'},
  {name: 'caption-column', value: 'NAME', says: 'Column of metadata that holds the captions'},
  {name: 'captions-only', says: 'Judge captions only: images are not missed'},
  {name: 'separator', value: 'TEXT', says: 'What parts tags: a comma, or "space" (,)'},
  {name: 'encoder', value: 'NAME-N', says: 'Text encoder and its budget: clip-75, clip-225, t5-512, none'},
  {
    name: 'tokenizer',
    value: '[NAME=]FILE',
    multiple: true,
    says: 'tokenizer.json of an encoder that is not CLIP: t5=path',
  },
  {name: 'weighted-captions', says: 'Read (tag:1.2), ((tag)) and [tag] as weights'},
  {name: 'option', value: 'NAME=VALUE', multiple: true, says: "An option of your trainer's: shuffle_caption=true"},
  {name: 'trigger', value: 'TEXT', multiple: true, says: 'Trigger word; may be given several times'},
  {name: 'allow', value: 'TAG', multiple: true, says: 'Tag that is meant to be in every caption'},
  {name: 'taxonomy', value: 'FILE', says: "A site's list of tags: finds other names of tags, knows common ones"},
  {name: 'taxonomy-scheme', value: 'NAME', says: 'How the list numbers categories: danbooru, e621, kbl, wd'},
  {name: 'background', value: 'PATH', says: 'Another data set that shows which tags usually meet'},
  {
    name: 'metrics',
    value: 'LIST',
    multiple: true,
    says: 'Only these metrics and pillars judge; all but some: --metrics=-gini,-balance',
  },
  {name: 'max-caption-bytes', value: 'N', says: 'Larger captions are noted, not analysed (65536)'},
  {name: 'max-items', value: 'N', says: 'Stop beyond this many items (20000000)'},
  {name: 'follow-symlinks', says: 'Follow links out of the data set'},
];

/** How images are looked at: options of every command that does. */
export const IMAGE_OPTIONS: readonly Option[] = [
  {name: 'no-images', says: 'Do not look at images: no copies, no broken files are found'},
  {name: 'image-mode', value: 'NAME', says: 'auto, exact, or fast: look at all pixels, or at a reduced picture (auto)'},
  {name: 'max-pixels', value: 'N', says: 'Larger images are noted, not decoded (100000000)'},
  {name: 'jobs', value: 'N', says: 'Threads that decode images (as many as there are cores, at most 8)'},
  {name: 'cache-dir', value: 'DIR', says: 'Where to keep what was seen and found (see: tagnosis cache path)'},
  {name: 'no-cache', says: 'Keep nothing, and use nothing that was kept'},
];

/** An image–text model that says whether captions belong to their images: docs/models.md. */
export const MODEL_OPTIONS: readonly Option[] = [
  {
    name: 'clip',
    value: 'MODEL',
    says: 'Image–text model, a folder or a name (tagnosis models list): finds captions of other images',
  },
  {
    name: 'tagger',
    value: 'MODEL',
    says: 'Tagger of booru tags that is scored instead; that of --clip is then shown beside it',
  },
  {name: 'clip-dtype', value: 'NAME', says: `Weights to use: ${DTYPES.join(', ')} (fp32, or what there is)`},
  {name: 'tagger-threshold', value: 'P', says: 'Chance from which a tagger is said to see a tag (0.35)'},
  {name: 'device', value: 'NAME', says: `Where the model runs: ${DEVICE_CHOICES.join(', ')} (cpu)`},
];

export const PURPOSE: Option = {
  name: 'purpose',
  value: 'NAME',
  says: 'What the set teaches: character, style, concept, general',
};

/** Options of `tagnosis check`, in the order in which --help teaches them. */
export const CHECK_OPTIONS: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    value: 'text|json|markdown|html',
    says: 'How to print the report (text, or by the name of --output)',
  },
  {name: 'output', short: 'o', value: 'FILE', says: 'Write it to a file instead of printing it'},
  {
    name: 'fail-under',
    value: 'SCORE',
    says: 'Exit with 1 when the score is lower (0-100); a partial score does not gate unless it cannot reach it',
  },
  {name: 'interval', says: 'Also print 95 % intervals of the score: a hundred halves of the set are scored'},
  {name: 'advice', value: 'N|all|none', says: 'How many findings to print (3)'},
  PURPOSE,
  {name: 'save-statistics', value: 'FILE', says: 'Also save what was counted; check reads it back'},
  {name: 'save-baseline', value: 'FILE', says: 'Also save what compare needs to hold later versions against'},
  ...READING_OPTIONS,
  ...IMAGE_OPTIONS,
  ...MODEL_OPTIONS,
  {name: 'quiet', short: 'q', says: 'Print nothing but errors'},
  {name: 'no-color', says: 'No colours (also: NO_COLOR=1; FORCE_COLOR=1 for the contrary)'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

/** What `compare` and `check` share besides reading. */
const SHARED: ReadonlySet<string> = new Set(['output', 'quiet', 'no-color', 'help']);
const [OUTPUT, ...PRINTING] = CHECK_OPTIONS.filter(({name}) => SHARED.has(name));

/** Options of `tagnosis compare`; those of reading hold for both sides. */
export const COMPARE_OPTIONS: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    value: 'text|json|markdown',
    says: 'How to print the comparison (text, or by the name of --output)',
  },
  ...(OUTPUT === undefined ? [] : [OUTPUT]),
  {
    name: 'fail-on-drop',
    value: 'POINTS',
    says: 'Exit with 1 when the score falls by so many points or more; a partial score or fewer than 20 items do not gate',
  },
  ...READING_OPTIONS,
  ...IMAGE_OPTIONS,
  ...MODEL_OPTIONS,
  ...PRINTING,
];

export const INIT_OPTIONS: readonly Option[] = [
  {name: 'print', says: 'Print the file instead of writing it'},
  {name: 'force', says: 'Replace a file that is there'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

export const DUPLICATES_OPTIONS: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    value: 'text|json|html',
    says: 'How to print what was found (text, or by the name of --output)',
  },
  ...(OUTPUT === undefined ? [] : [OUTPUT]),
  {name: 'all', says: 'Print every group and every copy'},
  ...READING_OPTIONS,
  ...IMAGE_OPTIONS,
  {name: 'no-color', says: 'No colours'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

export const CACHE_OPTIONS: readonly Option[] = [
  {name: 'cache-dir', value: 'DIR', says: 'Another folder than that of this user'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

export const EXPLAIN_OPTIONS: readonly Option[] = [{name: 'help', short: 'h', says: 'Show this help'}];

export interface Parsed {
  readonly values: ReadonlyMap<string, string | boolean | readonly string[]>;
  readonly paths: readonly string[];
}

/** Parses arguments; an unknown option is a usage error that names the nearest known one. */
export function parseOptions(args: readonly string[], options: readonly Option[], command: string): Parsed {
  const config: NonNullable<ParseArgsConfig['options']> = {};
  for (const {name, short, value, multiple} of options) {
    config[name] = {
      type: value === undefined ? 'boolean' : 'string',
      ...(short === undefined ? {} : {short}),
      ...(multiple === undefined ? {} : {multiple}),
    };
  }
  try {
    const {values, positionals} = parseArgs({args: joined(args, options), options: config, allowPositionals: true});
    return {values: new Map(Object.entries(values) as [string, string | boolean | string[]][]), paths: positionals};
  } catch (cause) {
    throw usage(cause, options, command);
  }
}

/** The value of an option that has one, or `undefined` when it was not given. */
export function textOption({values}: Parsed, name: string): string | undefined {
  const value = values.get(name);
  return typeof value === 'string' ? value : undefined;
}

/** Numbers of which whole ones make sense, with one that does. */
const WHOLE: Readonly<Record<string, number>> = {
  'max-caption-bytes': 65_536,
  'max-items': 100_000,
  'max-repeats': 10,
  resolution: 1024,
  'batch-size': 2,
  'max-pixels': 100_000_000,
  jobs: 4,
};

/** One that makes sense, where it is a share. */
const SHARES: Readonly<Record<string, number>> = {'tagger-threshold': 0.35};

/** A number option within its range, or `undefined` when it was not given. */
export function numberOption(
  {values}: Parsed,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const text = values.get(name);
  if (typeof text !== 'string') return undefined;
  const example = Object.hasOwn(WHOLE, name) ? WHOLE[name] : undefined;
  const number = Number(text);
  const isWritten = example === undefined ? /^\d+(?:\.\d+)?$/.test(text) : /^\d+$/.test(text);
  if (isWritten && number >= least && number <= most) return number;
  const what = example === undefined ? 'number' : 'whole number';
  throw new TagnosisError('usage', `--${name} wants a ${what} from ${least} to ${most}, not "${text}".`, {
    hint: `For example: --${name} ${example ?? (Object.hasOwn(SHARES, name) ? SHARES[name] : 70)}`,
  });
}

/** A value that looks like an option (`--fail-under -1`) is a value: its reader says what is wrong with it. */
function joined(args: readonly string[], options: readonly Option[]): string[] {
  const valued = options.filter(({value}) => value !== undefined);
  const result: string[] = [];
  for (const arg of args) {
    const last = result.at(-1) ?? '';
    const option = valued.find(
      ({name, short}) => last === `--${name}` || (short !== undefined && last === `-${short}`),
    );
    if (option !== undefined && /^-\d/.test(arg) && !result.includes('--'))
      result[result.length - 1] = `--${option.name}=${arg}`;
    else result.push(arg);
  }
  return result;
}

function usage(cause: unknown, options: readonly Option[], command: string): TagnosisError {
  const said = cause instanceof Error ? cause.message : String(cause);
  const wrong = /'(?:-\w, )?-{1,2}([^'\s=]+)/.exec(said)?.[1] ?? '';
  const option = options.find(({name, short}) => name === wrong || short === wrong);
  const near = nearest(
    wrong,
    options.map(({name}) => name),
  );
  const hint = option !== undefined || near === null ? `See: tagnosis ${command} --help` : `Did you mean --${near}?`;
  return new TagnosisError('usage', mistake(wrong, option), {hint, cause});
}

function mistake(wrong: string, option: Option | undefined): string {
  if (option === undefined) return `There is no option ${wrong.length === 1 ? '-' : '--'}${wrong}.`;
  const {name, value} = option;
  return value === undefined ? `--${name} takes no value.` : `--${name} wants a value: --${name} ${value}`;
}
