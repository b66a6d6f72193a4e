import type {Profile} from '../config/profiles.ts';
import {isPythonSpace} from '../sources/python-text.ts';

/** The pieces of a caption in their places; null where one has left. A step of an edit keeps places, so that what stands between pieces stays known. */
export type Cut = readonly (string | null)[];

/** What an edit may do to a piece: anything; drop a repeat and mend characters; mend characters only. */
export type Hold = 'free' | 'fixed' | 'closed';

/** A caption cut at what parts its tags. */
export interface CutCaption {
  readonly pieces: readonly string[];
  /** What stands before each piece but the first; null where it is the separator everywhere. */
  readonly delimiters: readonly string[] | null;
  /** Null where all are free. */
  readonly holds: readonly Hold[] | null;
}

/** Cuts the core of a caption as `splitSegments` does, and keeps what it cut at. Most captions are a plain split. */
export function cutCaption(core: string, profile: Profile): CutCaption {
  const {separator, lines, keepTokensSeparator, shuffle, splits} = profile;
  const mark = keepTokensSeparator !== null && (shuffle || splits) ? keepTokensSeparator : null;
  const hasMark = mark !== null && mark !== '' && core.includes(mark);
  const hasBreaks = lines === 'whole' && /[\r\n]/.test(core);
  if (!hasMark && !hasBreaks) {
    const pieces = core.split(separator);
    return {pieces, delimiters: null, holds: holdsOf(pieces, core, profile)};
  }
  const places = delimitersIn(core, [separator, ...(hasBreaks ? ['\r\n', '\n', '\r'] : [])], hasMark ? mark : null);
  const pieces: string[] = [];
  let from = 0;
  for (const {at, text} of places) {
    pieces.push(core.slice(from, at));
    from = at + text.length;
  }
  pieces.push(core.slice(from));
  const delimiters = places.map(({text}) => text);
  return {pieces, delimiters, holds: holdsOf(pieces, core, profile, hasMark ? zones(delimiters, mark) : undefined)};
}

/** Whether a delimiter is more than a separator: a line break, or the mark behind the tags that are kept in place. */
function isHard(delimiter: string, separator: string): boolean {
  return delimiter !== separator;
}

/**
 * Joins what is left. A piece leaves with the separator before it; the first with the one behind it and the white space
 * after. Marks stay, and so does one of several line breaks.
 */
export function joinCut(cut: Cut, {delimiters}: CutCaption, separator: string): string {
  let text: string | null = null;
  let between: string[] = [];
  for (const [place, piece] of cut.entries()) {
    if (place > 0) between.push(delimiters?.[place - 1] ?? separator);
    if (piece === null) continue;
    if (text === null) text = place === 0 ? piece : marksOf(between, separator) + withoutStart(piece);
    else {
      const own = between.length === 1 ? (between[0] ?? separator) : joined(between, separator);
      text += own + (isBreak(own) && between.length > 1 ? withoutStart(piece) : piece);
    }
    between = [];
  }
  if (text === null) return '';
  const marks = marksOf(between, separator);
  return between.length === 0 || marks !== '' ? text + marks : withoutEnd(text);
}

/** One delimiter for several whose pieces have left. */
function joined(between: readonly string[], separator: string): string {
  const hard = between.filter(delimiter => isHard(delimiter, separator));
  if (hard.length === 0) return separator;
  const marks = marksOf(between, separator);
  return marks === '' ? (hard[0] ?? separator) : marks;
}

function marksOf(between: readonly string[], separator: string): string {
  return between.filter(delimiter => isHard(delimiter, separator) && !isBreak(delimiter)).join('');
}

function isBreak(delimiter: string): boolean {
  return delimiter === '\n' || delimiter === '\r' || delimiter === '\r\n';
}

function withoutStart(text: string): string {
  let from = 0;
  while (from < text.length && isPythonSpace(text.charCodeAt(from))) from++;
  return text.slice(from);
}

function withoutEnd(text: string): string {
  let to = text.length;
  while (to > 0 && isPythonSpace(text.charCodeAt(to - 1))) to--;
  return text.slice(0, to);
}

interface Place {
  readonly at: number;
  readonly text: string;
}

/** All delimiters in their order; of the mark the first two, since sd-scripts leaves a third in the text. */
function delimitersIn(core: string, always: readonly string[], mark: string | null): Place[] {
  const places: Place[] = [];
  let marks = 0;
  for (let at = 0; at < core.length;) {
    const isMark = mark !== null && marks < 2 && core.startsWith(mark, at);
    const text = isMark ? mark : always.find(one => one !== '' && core.startsWith(one, at));
    if (text === undefined) {
      at++;
      continue;
    }
    if (isMark) marks++;
    places.push({at, text});
    at += text.length;
  }
  return places;
}

/** Per piece whether it stands before the first mark or behind the second: there the trainer leaves it in place. */
function zones(delimiters: readonly string[], mark: string): boolean[] {
  let zone = 0;
  return [zone !== 1, ...delimiters.map(delimiter => (delimiter === mark ? ++zone : zone) !== 1)];
}

/** Alternatives, groups that move as one, and weights are read by the trainer, not by us: they stay as they are. */
function holdsOf(pieces: readonly string[], core: string, profile: Profile, kept?: readonly boolean[]): Hold[] | null {
  const {wildcards, secondarySeparator: group, weightedCaptions} = profile;
  const hasWildcards = wildcards && core.includes('{');
  const hasGroups = group !== null && core.includes(group);
  if (!hasWildcards && !hasGroups && !weightedCaptions && kept === undefined) return null;
  let depth = 0;
  return pieces.map((piece, place) => {
    const inside = depth > 0;
    if (hasWildcards)
      for (const sign of piece) depth = Math.max(0, depth + Number(sign === '{') - Number(sign === '}'));
    if (inside || (hasWildcards && /[{}]/.test(piece)) || (hasGroups && piece.includes(group))) return 'closed';
    if (weightedCaptions && /^\s*[([]|[)\]]\s*$/.test(piece)) return 'closed';
    return kept?.[place] === true ? 'fixed' : 'free';
  });
}
