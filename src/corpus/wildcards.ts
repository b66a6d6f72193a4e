import {seededRandom} from '../math/random.ts';

export interface Variant {
  readonly text: string;
  readonly probability: number;
}

export interface Expanded {
  readonly variants: readonly Variant[];
  readonly capped: boolean;
}

/** Beyond this many variants an item is drawn from instead of enumerated. */
const LIMIT = 256;
/** Fewer of captions of more than 16,384 characters, since each variant is cut into its tags: so many characters in all, */
const MOST_CHARACTERS = 4_194_304;
/** but no fewer than these. */
const LEAST = 16;
const ALTERNATIVES = /\{([^}]+)\}/g;
/** Private characters that stand for `{{` and `}}` while alternatives are looked for. */
const OPEN = '\u{f0000}';
const CLOSE = '\u{f0001}';

/** `expandLines` of one line. */
export function expandWildcards(line: string): Expanded {
  return expandLines([{text: line, probability: 1}]);
}

/**
 * Texts that kohya's `enable_wildcard` can make of an item's lines, equal ones merged: each `{a|b}` becomes one of its
 * parts, all equally likely; `{{` and `}}` stand for braces. As sd-scripts v0.10.1 does it, the pattern ends at the first
 * `}`. More than 256 variants of all lines together (of very long ones fewer, 16 at the least): so many draws, seeded by the
 * text itself, so that the same caption always counts the same.
 */
export function expandLines(lines: readonly Variant[]): Expanded {
  const templates = lines.map(({text, probability}) => ({...parse(text), probability}));
  const seed = lines.map(({text}) => text).join('\n');
  const most = Math.max(LEAST, Math.min(LIMIT, Math.floor(MOST_CHARACTERS / Math.max(1, seed.length))));
  const capped = templates.reduce((total, {count}) => total + count, 0) > most;
  const variants = capped
    ? draw(templates, {seed, draws: most})
    : templates.flatMap(template =>
        product(template.choices).map(picks => ({
          text: write(template, picks),
          probability: template.probability / template.count,
        })),
      );
  return {variants: merge(variants), capped};
}

/** Adds up the probabilities of equal texts; order of first appearance. */
export function merge(variants: readonly Variant[]): Variant[] {
  const merged = new Map<string, number>();
  for (const {text, probability} of variants) merged.set(text, (merged.get(text) ?? 0) + probability);
  return [...merged].map(([text, probability]) => ({text, probability}));
}

/** A line as fixed pieces with a choice after each, and the rest. */
interface Template {
  readonly fixed: readonly string[];
  readonly choices: readonly (readonly string[])[];
  readonly rest: string;
  /** How many texts it can become; may be infinite. */
  readonly count: number;
}

function parse(line: string): Template {
  const masked = line.replaceAll('{{', OPEN).replaceAll('}}', CLOSE);
  const fixed: string[] = [];
  const choices: string[][] = [];
  let end = 0;
  // Behind the last closing brace nothing can match, and each open one would look for it to the end.
  for (const match of masked.slice(0, masked.lastIndexOf('}') + 1).matchAll(ALTERNATIVES)) {
    fixed.push(masked.slice(end, match.index));
    choices.push((match[1] ?? '').split('|'));
    end = match.index + match[0].length;
  }
  const count = choices.reduce((total, parts) => total * parts.length, 1);
  return {fixed, choices, rest: masked.slice(end), count};
}

function write({fixed, rest}: Template, picks: readonly string[]): string {
  const text = fixed.map((part, i) => part + (picks[i] ?? '')).join('') + rest;
  return text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}');
}

function product(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>((rows, parts) => rows.flatMap(row => parts.map(part => [...row, part])), [[]]);
}

/** The trainer picks a line, then a part for each choice. */
function draw(
  templates: readonly (Template & {readonly probability: number})[],
  {seed, draws}: {readonly seed: string; readonly draws: number},
): Variant[] {
  const random = seededRandom(seed);
  const total = templates.reduce((sum, {probability}) => sum + probability, 0);
  const pickLine = (): Template | undefined => {
    let left = random() * total;
    return templates.find(({probability}) => (left -= probability) < 0) ?? templates.at(-1);
  };
  return Array.from({length: draws}, () => {
    const template = (templates.length === 1 ? templates[0] : pickLine()) ?? parse('');
    const picks = template.choices.map(parts => parts[Math.floor(random() * parts.length)] ?? '');
    return {text: write(template, picks), probability: total / draws};
  });
}
