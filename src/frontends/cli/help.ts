import type {Option} from './options.ts';

export const HELP = `Usage: tagnosis <command> [options]

Health check for the image-and-caption data sets that diffusion models and LoRAs
are fine-tuned on.

Commands:
  check <path…>   Score data sets: folders, or metadata files

  tagnosis --version
  tagnosis check --help

Example:
  tagnosis check ./train
`;

const LEFT = 32;

/** Help of `check`, written from the table of its options; at most 80 columns wide. */
export function checkHelp(options: readonly Option[]): string {
  const lines = options.flatMap(({name, short, value, says}) => {
    const left = `  ${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    const [first = '', ...more] = wrap(says, 80 - LEFT);
    const rest = more.map(line => ' '.repeat(LEFT) + line);
    return left.length < LEFT ? [left.padEnd(LEFT) + first, ...rest] : [left, ' '.repeat(LEFT) + first, ...rest];
  });
  return `Usage: tagnosis check <path…> [options]

Reads a data set as its trainer would and prints its health: a score from 0 to
100, what each part of it rests on, and what is wrong with which file.
Nothing is written but with --output, nothing is sent anywhere.

Options:
${lines.join('\n')}

Exit codes: 0 passed, 1 below --fail-under, 2 wrong usage or unreadable input,
            3 the score cannot be judged, 130 interrupted

Examples:
  tagnosis check ./train
  tagnosis check ./train --profile onetrainer --fail-under 70
  tagnosis check metadata.jsonl --format json -o report.json
`;
}

/** Words of `text` in lines of at most `width` characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
