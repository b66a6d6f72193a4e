import type {Profile} from '../config/profiles.ts';
import {pythonTrim} from '../sources/python-text.ts';

/** A trained text cut into tags, in order, still raw: trimmed, empties counted apart. */
export interface Segments {
  readonly raws: readonly string[];
  /** Leading segments that shuffling and dropout leave in place. */
  readonly fixed: number;
  /** Trailing segments that stay in place (after a second keep_tokens_separator). */
  readonly trailing: number;
  readonly empties: number;
}

/** Splits a caption as its trainer does (sd-scripts v0.10.1 for kohya): separator, keep-tokens, groups. */
export function splitSegments(text: string, profile: Profile): Segments {
  const {keepTokensSeparator: mark, keepTokens} = profile;
  const splits = profile.shuffle || profile.splits;
  if (mark === null || !splits || !text.includes(mark)) {
    const parts = cut(text, profile);
    const fixed =
      splits || profile.name === 'onetrainer' ? parts.slice(0, keepTokens).filter(part => part !== '').length : 0;
    return tidy(parts, fixed, 0);
  }
  const first = text.indexOf(mark);
  const second = text.indexOf(mark, first + mark.length);
  const head = cut(text.slice(0, first), profile).filter(part => part !== '');
  const middle = cut(text.slice(first + mark.length, second < 0 ? undefined : second), profile);
  const tail = second < 0 ? [] : cut(text.slice(second + mark.length), profile).filter(part => part !== '');
  return tidy([...head, ...middle, ...tail], head.length, tail.length);
}

/**
 * The text whose tokens the trainer counts: the caption as it stands, unless shuffling, tag dropout or warm-up make kohya
 * split it; then it is joined again with ", " (sd-scripts v0.10.1, whatever the separator).
 */
export function trainedText(text: string, profile: Profile): string {
  const {shuffle, splits, keepTokensSeparator: mark, secondarySeparator} = profile;
  if (mark !== null && (shuffle || splits) && text.includes(mark)) return splitSegments(text, profile).raws.join(', ');
  if (shuffle || splits) return cut(text, profile).join(', ');
  return secondarySeparator === null ? text : text.replaceAll(secondarySeparator, profile.separator);
}

/** Where the separator is a comma and captions are whole files, a line break ends a tag too. */
function cut(text: string, {separator, secondarySeparator, lines, weightedCaptions}: Profile): string[] {
  let whole = secondarySeparator === null ? text : text.replaceAll(secondarySeparator, separator);
  if (lines === 'whole' && (whole.includes('\n') || whole.includes('\r'))) {
    whole = whole.replace(/\r\n|\r|\n/g, separator);
  }
  const parts = whole.split(separator).map(pythonTrim);
  return weightedCaptions ? parts.map(part => pythonTrim(withoutWeight(part))) : parts;
}

/** Nobody weighs a tag by more brackets; each is a pass over the tag, and a hostile one has ten thousand. */
const MOST_BRACKETS = 64;

/** `(tag:1.2)`, `((tag))`, `[tag]` → the tag; an escaped parenthesis is content. */
function withoutWeight(part: string): string {
  let text = part;
  for (let i = 0; i < MOST_BRACKETS; i++) {
    const weighted = /^\((.*?)(?::\s*[\d.]+)?(?<!\\)\)$|^\[(.*)\]$/s.exec(text);
    const inner = weighted?.[1] ?? weighted?.[2];
    if (inner === undefined) break;
    text = pythonTrim(inner);
  }
  return text;
}

function tidy(parts: readonly string[], fixed: number, trailing: number): Segments {
  const raws = parts.filter(part => part !== '');
  // A blank caption has no tags, which is not the same as one empty tag.
  return {raws, fixed, trailing, empties: raws.length === 0 && parts.length === 1 ? 0 : parts.length - raws.length};
}
