import {LOCK_NAME} from '../../engines/models/model-lock.ts';
import {wrap} from './columns.ts';
import type {Option} from './options.ts';

export const HELP = `Usage: tagnosis <command> [options]

Health check for the image-and-caption data sets that diffusion models and LoRAs
are fine-tuned on.

Commands:
  check <path…>     Score data sets: folders, settings of a trainer, metadata
  compare <a> <b>   What changed between two versions, and why the score did
  explain [name]    What a metric, rule or note means; without a name, a list
  fix [path]        Make the changes a machine can make: shown first, undoable
  plan [path]       Settings for your trainer: folders, repeats, shuffling
  init [folder]     Write a commented tagnosis.yml
  duplicates <path> Copies among images: which to keep, and why
  cache [what]      Path and size of what is kept of images; clear it
  models <what>     Image–text models for check --clip: list, get, verify
  kernel <what>     A TypeScript kernel for Jupyter notebooks: install, list

  tagnosis --version
  tagnosis help <command>

Example:
  tagnosis check ./train
`;

export interface CommandHelp {
  readonly usage: string;
  readonly says: string;
  readonly after: string;
}

export const CHECK_HELP: CommandHelp = {
  usage: 'check <path…> [options]',
  says: `Reads a data set as its trainer would and prints its health: a score from 0 to
100, what to change first, what each part of it rests on, and what is wrong with
which file. Nothing is sent anywhere. What was seen and found is kept in the cache
folder of this user, so that the next check is quick (tagnosis cache, --no-cache);
besides, nothing is written but with --output, --save-statistics and
--save-baseline.`,
  after: `
Exit codes: 0 passed, 1 below --fail-under, 2 wrong usage or unreadable input,
            3 the score cannot be judged, 130 interrupted, 143 told to end

Examples:
  tagnosis check ./train
  tagnosis check ./train --profile onetrainer --fail-under 70
  tagnosis check ./train --purpose character --advice all
  tagnosis check metadata.jsonl --format json -o report.json
  tagnosis check ./train -o report.html
`,
};

export const COMPARE_HELP: CommandHelp = {
  usage: 'compare <base> <head> [options]',
  says: `Compares two versions of a data set: how far the score moved, which metrics moved
it, whether that could be chance, which tags and files changed, and what each
changed file does. Either side is whatever check reads, or a saved report:

  ./train                a folder or file
  HEAD~1:train           a folder of a Git revision, without checkout
  baseline.json          of check --save-baseline: all but captions
  report.json            of check --format json: scores only
  statistics.json        of check --save-statistics: scores and counts
  lora.safetensors       what a LoRA was trained on: approximate counts

The settings of the head (its nearest tagnosis.yml) hold for both.`,
  after: `
Exit codes: 0 compared, 1 --fail-on-drop, 2 wrong usage or unreadable input,
            3 the change cannot be judged, 130 interrupted, 143 told to end

Examples:
  tagnosis compare HEAD~1:train train
  tagnosis compare train_v1 train_v2 --fail-on-drop 2
  tagnosis compare report.json ./train --format markdown -o change.md
`,
};

export const DUPLICATES_HELP: CommandHelp = {
  usage: 'duplicates <path> [options]',
  says: `Finds copies among the images of a data set: equal files, equal pixels, and pictures
that were scaled, re-encoded or edited a little. Says which to keep, and why.
Nothing is removed.`,
  after: `
Examples:
  tagnosis duplicates ./train
  tagnosis duplicates ./train -o copies.html     a page with small pictures
  tagnosis duplicates ./train --format json
`,
};

const SHORT: Readonly<Record<string, CommandHelp>> = {
  init: {
    usage: 'init [folder] [options]',
    says: 'Writes a tagnosis.yml in which every setting is explained and commented out.',
    after: '\nExample:\n  tagnosis init ./train\n',
  },
  cache: {
    usage: 'cache [path|size|clear] [options]',
    says: `Prints where fingerprints and vectors of images, reports and the compiled program
lie and what they take, or removes them.`,
    after: '\nExamples:\n  tagnosis cache size\n  tagnosis cache clear\n  tagnosis cache clear vectors\n',
  },
  models: {
    usage: 'models <list|get|path|verify|remove> [name] [options]',
    says: `Fetches image–text models for check --clip, and keeps them in the cache folder of
this user. A name is one of the list, or organisation/name on the hub. What was
fetched first is locked in ${LOCK_NAME}, and checked from then on.
Only get opens a connection; HF_ENDPOINT names another hub, HF_TOKEN an account.`,
    after:
      '\nExamples:\n  tagnosis models list\n  tagnosis models get clip-b32\n  tagnosis check ./train --clip clip-b32\n',
  },
  explain: {
    usage: 'explain [name]',
    says: 'Prints the page of a metric, a rule or a note; without a name, all names.',
    after:
      '\nExamples:\n  tagnosis explain gini\n  tagnosis explain M11b\n  tagnosis explain one-off-tags\n  tagnosis explain caption-missing\n',
  },
};

const LEFT = 32;

/** Help of a command, written from the table of its options; at most 80 columns wide. */
export function commandHelp(
  command: string,
  options: readonly Option[],
  help: CommandHelp | undefined = SHORT[command],
): string {
  const lines = options.flatMap(({name, short, value, says}) => {
    const left = `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    const [first = '', ...more] = wrap(says, 80 - LEFT);
    const rest = more.map(line => ' '.repeat(LEFT) + line);
    return left.length < LEFT ? [left.padEnd(LEFT) + first, ...rest] : [left, ' '.repeat(LEFT) + first, ...rest];
  });
  return `Usage: tagnosis ${help?.usage ?? command}

${help?.says ?? ''}

Options:
${lines.join('\n')}
${help?.after ?? ''}`;
}
