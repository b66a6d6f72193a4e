import {createHash} from 'node:crypto';
import type {SafeFixes} from './fixes.ts';

/** One line that can be committed with a click. */
export interface Suggestion {
  readonly path: string;
  /** In the new version of the file, from 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** First 16 digits of SHA-256(path NUL before NUL after): never suggested twice. */
  readonly id: string;
}

const LONGEST_LINE = 2000;
/** Tables are edited in many places of one line: no reader could check that. */
const TABLES = /\.(jsonl?|csv|tsv|toml|ya?ml)$/i;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** Lines that a fix changes, where nothing but one line and another stand against each other. */
export function suggestionsIn(files: SafeFixes['files']): Suggestion[] {
  return files.flatMap(({path, before, after}) => {
    const [was, is] = [textOf(before), textOf(after)];
    if (was === null || is === null || TABLES.test(path)) return [];
    const [old, fresh] = [was.split('\n'), is.split('\n')];
    const isSameShape = old.length === fresh.length && was.endsWith('\n') === is.endsWith('\n');
    if (!isSameShape) return [];
    return [...old.entries()].flatMap(([i, line]): Suggestion[] => {
      const next = fresh[i] ?? '';
      const isFit = line !== next && Math.max(line.length, next.length) <= LONGEST_LINE && !HIDDEN.test(next);
      return isFit ? [{path, line: i + 1, before: line, after: next, id: idOf(path, line, next)}] : [];
    });
  });
}

/** Null for what a commit on the server would store otherwise: byte order marks, CRLF, other encodings. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
    return text.includes('\r') || text.startsWith('\ufeff') ? null : text;
  } catch {
    return null;
  }
}

function idOf(path: string, before: string, after: string): string {
  return createHash('sha256').update(`${path}\0${before}\0${after}`).digest('hex').slice(0, 16);
}

/** New lines that a patch of GitHub shows; only they can be commented on, and one outside refuses the whole review. */
export function linesOfPatch(patch: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let at = 0;
  for (const line of patch.split('\n')) {
    const [, from] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
    if (from !== undefined) at = Number(from);
    else if (line.startsWith('+') || line.startsWith(' ')) lines.add(at++);
  }
  return lines;
}

/** The comment on a line: GitHub offers to commit what stands in its block. */
export function suggestionBody({after, id}: Suggestion, key: string): string {
  const longest = Math.max(2, ...[...after.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const says = 'This changes how the caption is written, and nothing of what it says.';
  return `${says}\n\n${fence}suggestion\n${after}\n${fence}\n\n${suggestionMarker(key, id)}`;
}

function suggestionMarker(key: string, id: string): string {
  return `<!-- tagnosis:suggestion key=${key} id=${id} -->`;
}
