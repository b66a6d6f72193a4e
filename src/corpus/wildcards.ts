import {seededRandom} from '../math/random.ts';

export interface Variant {
  readonly text: string;
  readonly probability: number;
}

/** Beyond this many variants an item is drawn from instead of enumerated. */
const LIMIT = 256;
const ALTERNATIVES = /\{([^}]+)\}/g;

/**
 * Texts that kohya's `enable_wildcard` can make of one line, equal ones merged: each `{a|b}` becomes one of its parts, all
 * equally likely; `{{` and `}}` stand for braces. As sd-scripts v0.10.1 does it, the pattern ends at the first `}`.
 * More than 256 variants: 256 draws, seeded by the text itself, so that the same caption always counts the same.
 */
export function expandWildcards(line: string): {readonly variants: readonly Variant[]; readonly capped: boolean} {
  const open = '\u{f0000}';
  const close = '\u{f0001}';
  const masked = line.replaceAll('{{', open).replaceAll('}}', close);
  const unmask = (text: string): string => text.replaceAll(open, '{').replaceAll(close, '}');
  const fixed: string[] = [];
  const choices: string[][] = [];
  let end = 0;
  for (const match of masked.matchAll(ALTERNATIVES)) {
    fixed.push(masked.slice(end, match.index));
    choices.push((match[1] ?? '').split('|'));
    end = match.index + match[0].length;
  }
  const rest = masked.slice(end);
  const write = (picks: readonly string[]): string =>
    unmask(fixed.map((part, i) => part + (picks[i] ?? '')).join('') + rest);
  const count = choices.reduce((total, parts) => total * parts.length, 1);
  const capped = count > LIMIT;
  const all = capped ? draw(choices, line) : product(choices);
  return {variants: merge(all.map(picks => ({text: write(picks), probability: 1 / all.length}))), capped};
}

/** Adds up the probabilities of equal texts; order of first appearance. */
export function merge(variants: readonly Variant[]): Variant[] {
  const merged = new Map<string, number>();
  for (const {text, probability} of variants) merged.set(text, (merged.get(text) ?? 0) + probability);
  return [...merged].map(([text, probability]) => ({text, probability}));
}

function product(choices: readonly (readonly string[])[]): string[][] {
  return choices.reduce<string[][]>((rows, parts) => rows.flatMap(row => parts.map(part => [...row, part])), [[]]);
}

function draw(choices: readonly (readonly string[])[], seed: string): string[][] {
  const random = seededRandom(seed);
  return Array.from({length: LIMIT}, () => choices.map(parts => parts[Math.floor(random() * parts.length)] ?? ''));
}
