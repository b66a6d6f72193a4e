import {randomBytes} from 'node:crypto';
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {SegmentKind} from './segment-file.ts';

/** A file by its name, and by what the system says of it. */
export interface NamedSegment {
  readonly path: string;
  readonly bytes: number;
  /** Files were written in the order of their numbers, whatever was of use since: a file's time tells of that alone. */
  readonly number: number;
}

/** Files are numbered up to here, and share that number then. */
const LAST = 2 ** 32 - 1;

/** Files of a kind, the first written first; none where there is no folder. */
export function segmentsIn(folder: string, {name, version}: SegmentKind): NamedSegment[] {
  // Files of earlier builds have no number. They are older than all that have one, and their times tell their order.
  const ours = new RegExp(`^${name}-${version}-(?:([0-9a-f]{8})-)?[0-9a-f]{16}\\.seg$`);
  const aged = names(folder).flatMap(file => {
    const match = ours.exec(file);
    if (match === null) return [];
    const path = join(folder, file);
    const stat = statSync(path, {throwIfNoEntry: false});
    return {path, bytes: stat?.size ?? 0, number: Number.parseInt(match[1] ?? '0', 16), time: stat?.mtimeMs ?? 0};
  });
  return aged.toSorted((a, b) => a.number - b.number || a.time - b.time || (a.path < b.path ? -1 : 1));
}

/** How many files of a kind lie in a folder that a later version of this program wrote: they are neither read nor joined. */
export function newerSegments(folder: string, {name, version}: SegmentKind): number {
  const theirs = new RegExp(`^${name}-(\\d{1,9})-(?:[0-9a-f]{8}-)?[0-9a-f]{16}\\.seg$`);
  return names(folder).filter(file => Number(theirs.exec(file)?.[1] ?? 0) > version).length;
}

/** Comes after those of all files. Processes that write at the same time may take the same. */
export function nextNumber(segments: readonly NamedSegment[]): number {
  return Math.min(LAST, (segments.at(-1)?.number ?? 0) + 1);
}

/** A name that no other file has, without its ending. */
export function segmentName({name, version}: SegmentKind, number: number): string {
  return `${name}-${version}-${number.toString(16).padStart(8, '0')}-${randomBytes(8).toString('hex')}`;
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
