import type {Evidence} from '../../advice/finding.ts';
import {thousands} from '../../math/thousands.ts';
import {evidenceNames} from '../evidence-words.ts';
import {displayWidth, fit} from './columns.ts';
import {safeText} from './safe-text.ts';

const LINES = 2;
/** A name that is longer than this says nothing more. */
const LONGEST = 300;

/** What a finding rests on, in two lines: names stay whole or are cut in the middle, pairs take a line each. */
export function evidenceLines(evidence: Evidence, width: number): string[] {
  const name = (text: string): string => safeText(text, LONGEST);
  if (evidence.kind === 'clusters') {
    const first = evidence.clusters.map(([a = '', b = '']) => [name(a), name(b)] as const);
    return pairs(first, evidence.total, width);
  }
  const found = evidenceNames(evidence, name);
  if (found === null) return [];
  const [first = '', ...rest] = found.names;
  return filled([found.label + first, ...rest], found.total, width);
}

/** As many names as two lines hold, and how many there are besides. */
function filled(names: readonly string[], total: number, width: number): string[] {
  const lines: string[] = [];
  let shown = 0;
  for (const name of names) {
    const isLastLine = lines.length === LINES;
    const left = total - shown - 1;
    // A comma, or how many are left, stands at the end of the line.
    const end = isLastLine && left > 0 ? ` and ${thousands(left)} more`.length : 1;
    const last = lines.at(-1);
    if (last !== undefined && displayWidth(last) + 2 + displayWidth(name) <= width - end) {
      lines[lines.length - 1] = `${last}, ${name}`;
    } else if (isLastLine) break;
    else {
      if (last !== undefined) lines[lines.length - 1] = `${last},`;
      lines.push(fit(name, width - (lines.length === LINES - 1 ? ` and ${thousands(total)} more`.length : 1)));
    }
    shown++;
  }
  return withRest(lines, total - shown, width);
}

/** One pair a line: the eye compares what stands side by side. */
function pairs(all: readonly (readonly [string, string])[], total: number, width: number): string[] {
  const shown = all.slice(0, LINES);
  const rest = total - shown.length;
  const end = rest > 0 ? ` and ${thousands(rest)} more`.length : 0;
  const lines = shown.map(([a, b], i) => {
    const room = width - 3 - (i === shown.length - 1 ? end : 0);
    const left = fit(a, Math.max(Math.floor(room / 2), room - displayWidth(b)));
    return `${left} = ${fit(b, room - displayWidth(left))}`;
  });
  return withRest(lines, rest, width);
}

function withRest(lines: readonly string[], rest: number, width: number): string[] {
  const last = lines.at(-1);
  if (rest <= 0 || last === undefined) return [...lines];
  const end = `and ${thousands(rest)} more`;
  if (displayWidth(last) + 1 + end.length <= width) return [...lines.slice(0, -1), `${last} ${end}`];
  return [...lines, end];
}
