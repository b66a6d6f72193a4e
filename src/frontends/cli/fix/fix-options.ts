import {RULES} from '../../../advice/index.ts';
import type {Choice} from '../../../advice/choose-fixes.ts';
import {nearest} from '../../../config/nearest.ts';
import {TagnosisError} from '../../../errors.ts';
import type {CommandHelp} from '../help.ts';
import {IMAGE_OPTIONS, type Option, type Parsed, PURPOSE, READING_OPTIONS, textOption} from '../options.ts';

export const FIX_OPTIONS: readonly Option[] = [
  {name: 'write', short: 'w', says: 'Write the changes; without it they are only shown'},
  {name: 'suggested', says: 'Also make fixes that are a judgement'},
  {name: 'only', value: 'RULE,…', multiple: true, says: 'Fixes of these rules only, judgements too'},
  {name: 'except', value: 'RULE,…', multiple: true, says: 'No fixes of these rules'},
  {name: 'tag', value: 'TAG,…', multiple: true, says: 'Only fixes that name one of these tags'},
  {name: 'interactive', short: 'i', says: 'Ask about one finding after the other: y, n, a, q'},
  {name: 'check', says: 'Exit with 1 when there is anything to change'},
  {name: 'format', short: 'f', value: 'text|patch|json', says: 'How to print the changes (text)'},
  {name: 'patch', value: 'FILE', says: 'Write them as a patch for git apply'},
  {name: 'review', value: 'FILE', says: 'Write what a person has to look at (.md or .jsonl)'},
  {name: 'quarantine', value: 'DIR', says: 'Where files are set aside (beside the data set)'},
  {name: 'force', says: 'Write although Git knows of changes that are not committed'},
  {name: 'undo', says: 'Take the last run that wrote back, byte for byte'},
  {name: 'journal', says: 'List the runs that wrote'},
  PURPOSE,
  ...READING_OPTIONS,
  ...IMAGE_OPTIONS,
  {name: 'quiet', short: 'q', says: 'Print nothing but errors'},
  {name: 'no-color', says: 'No colours (also: NO_COLOR=1; FORCE_COLOR=1 for the contrary)'},
  {name: 'help', short: 'h', says: 'Show this help'},
];

export const FIX_HELP: CommandHelp = {
  usage: 'fix [path] [options]',
  says: `Makes the changes that check advises and a machine can make: spellings, repeats,
unclean text; with --suggested or --only also what is a judgement. By default it
only shows them, as a diff. Only tags change: encoding, line ends and all other
bytes stay. Nothing is ever deleted, and every run can be taken back.`,
  after: `
Exit codes: 0 done, 1 something to change (--check), 2 wrong usage or failure:
            then nothing is changed, 130 interrupted

Examples:
  tagnosis fix ./train
  tagnosis fix ./train --suggested --purpose character --write
  tagnosis fix ./train --only spelling-variants --tag "blue eyes"
  tagnosis fix ./train --patch tags.patch && git apply tags.patch
  tagnosis fix ./train --undo
`,
};

const FORMATS = ['text', 'patch', 'json'] as const;

export type FixFormat = (typeof FORMATS)[number];

export function formatOption(parsed: Parsed): FixFormat {
  const told = textOption(parsed, 'format') ?? 'text';
  const format = FORMATS.find(name => name === told);
  if (format !== undefined) return format;
  throw new TagnosisError('usage', `--format knows text, patch and json, not "${told}".`, {
    hint: 'See: tagnosis fix --help',
  });
}

/** Which fixes the user wants. */
export function choiceOption(parsed: Parsed): Choice {
  return {
    suggested: parsed.values.has('suggested'),
    only: rules(parsed, 'only'),
    except: rules(parsed, 'except'),
    tags: listOf(parsed, 'tag'),
  };
}

function rules(parsed: Parsed, name: 'only' | 'except'): string[] {
  const known = RULES.map(({id}) => id);
  return listOf(parsed, name).map(told => {
    if (known.includes(told)) return told;
    const near = nearest(told, known);
    throw new TagnosisError('usage', `--${name}: there is no rule "${told}".`, {
      hint: near === null ? 'tagnosis explain lists all rules.' : `Did you mean ${near}?`,
    });
  });
}

function listOf({values}: Parsed, name: string): string[] {
  const told = values.get(name);
  const list: readonly string[] = Array.isArray(told) ? told : [];
  return list
    .flatMap(one => one.split(','))
    .map(one => one.trim())
    .filter(one => one !== '');
}
