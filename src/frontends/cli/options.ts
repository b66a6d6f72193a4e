import {parseArgs, type ParseArgsConfig} from 'node:util';
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

/** Options of `tagnosis check`, in the order in which --help teaches them. */
export const CHECK_OPTIONS: readonly Option[] = [
  {name: 'format', short: 'f', value: 'text|json|markdown', says: 'How to print the report (text)'},
  {name: 'output', short: 'o', value: 'FILE', says: 'Write it to a file instead of printing it'},
  {name: 'fail-under', value: 'SCORE', says: 'Exit with 1 when the score is lower (0-100)'},
  {name: 'advice', value: 'N|all|none', says: 'How many findings to print (3)'},
  {name: 'purpose', value: 'NAME', says: 'What the set teaches: character, style, concept, general'},
  {name: 'save-statistics', value: 'FILE', says: 'Also save what was counted; check reads it back'},
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
  {name: 'max-caption-bytes', value: 'N', says: 'Larger captions are noted, not analysed (65536)'},
  {name: 'max-items', value: 'N', says: 'Stop beyond this many items (20000000)'},
  {name: 'follow-symlinks', says: 'Follow links out of the data set'},
  {name: 'quiet', short: 'q', says: 'Print nothing but errors'},
  {name: 'no-color', says: 'No colours (also: NO_COLOR=1)'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

export const INIT_OPTIONS: readonly Option[] = [
  {name: 'print', says: 'Print the file instead of writing it'},
  {name: 'force', says: 'Replace a file that is there'},
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
    const {values, positionals} = parseArgs({args: [...args], options: config, allowPositionals: true});
    return {values: new Map(Object.entries(values) as [string, string | boolean | string[]][]), paths: positionals};
  } catch (cause) {
    throw usage(cause, options, command);
  }
}

/** A number option within its range, or `undefined` when it was not given. */
export function numberOption(
  {values}: Parsed,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const text = values.get(name);
  if (typeof text !== 'string') return undefined;
  const number = Number(text);
  if (text.trim() !== '' && number >= least && number <= most) return number;
  throw new TagnosisError('usage', `--${name} wants a number from ${least} to ${most}, not "${text}".`, {
    hint: `For example: --${name} ${least === 0 ? 70 : least}`,
  });
}

function usage(cause: unknown, options: readonly Option[], command: string): TagnosisError {
  const message = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
  const wrong = /'-{1,2}([^'\s=]+)/.exec(message)?.[1];
  const near =
    wrong === undefined
      ? null
      : nearest(
          wrong,
          options.map(({name}) => name),
        );
  const hint = near === null || near === wrong ? `See: tagnosis ${command} --help` : `Did you mean --${near}?`;
  return new TagnosisError('usage', `${message}.`, {hint, cause});
}
