import {lstatSync, mkdirSync, readFileSync, renameSync, type Stats, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {crc32} from 'node:zlib';
import {CACHE_LIMITS, type CachePart, keepPartWithin, tryToRemove} from './cache-files.ts';

/** Bytes of the checksum that stands before the rest. */
const CHECKSUM = 4;
const DAY: number = 24 * 3600 * 1000;

/** A file of the cache that is written once and read whole. */
export interface KeptFile {
  readonly folder: string;
  readonly part: CachePart;
  /** Of what it holds: another layout is another version. */
  readonly version: number;
  /** 64 bits in hexadecimal digits. */
  readonly id: string;
}

/** What a file of the cache holds; null where it is not there, cut off or changed. */
export function readKept(file: KeptFile): Buffer | null {
  const path = pathOf(file, `${file.id}.seg`);
  try {
    const found = lstatSync(path);
    if (!isOurs(found) || found.size > CACHE_LIMITS[file.part]) return null;
    const bytes = readFileSync(path);
    const content = bytes.subarray(CHECKSUM);
    if (content.length === 0 || bytes.readUInt32LE() !== crc32(content)) return null;
    markUsed(path, found);
    return content;
  } catch {
    return null;
  }
}

/** A file, and of nobody else: in a folder that several share, others could say what they like. */
function isOurs(found: Stats): boolean {
  return found.isFile() && (process.getuid === undefined || found.uid === process.getuid());
}

/** The longest unused go first, and a day is near enough. */
function markUsed(path: string, {mtimeMs}: Stats): void {
  const now = Date.now();
  if (now - mtimeMs > DAY) utimesSync(path, now / 1000, now / 1000);
}

/** Keeps it for later runs, whole or not at all. A folder that is closed to us is no trouble. */
export function writeKept(file: KeptFile, content: Buffer): void {
  const checksum = Buffer.alloc(CHECKSUM);
  checksum.writeUInt32LE(crc32(content));
  // Of this process alone, until it is whole: processes in two containers may have one number.
  const part = pathOf(file, `${digits(process.pid)}${digits(Math.random() * 2 ** 32)}.tmp`);
  try {
    mkdirSync(file.folder, {recursive: true, mode: 0o700});
    writeFileSync(part, Buffer.concat([checksum, content]), {mode: 0o600, flag: 'wx'});
    renameSync(part, pathOf(file, `${file.id}.seg`));
    keepPartWithin(file.folder, file.part);
  } catch {
    tryToRemove(part);
  }
}

function digits(n: number): string {
  return Math.floor(n).toString(16).padStart(8, '0');
}

function pathOf({folder, part, version}: KeptFile, name: string): string {
  return join(folder, `${part}-${version}-${name}`);
}
