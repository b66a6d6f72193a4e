import {createHash} from 'node:crypto';
import {createReadStream, mkdirSync, statSync} from 'node:fs';
import {crc32} from 'node:zlib';
import type {Device} from '../../config/models.ts';
import type {SegmentKind} from '../image/segment-file.ts';
import {openSegments} from '../image/segments.ts';
import type {ClipFolder} from './model-folder.ts';
import type {TaggerFolder} from './tagger-folder.ts';

const KEY = 20;
const DIGEST = 32;
const CHECK = 4;
/** What a model file holds, by its place, size and time: to hash hundreds of megabytes anew would take longer than a warm run. */
const MODELS: SegmentKind = {name: 'models', version: 1, recordBytes: KEY + DIGEST + 4 + CHECK, keyBytes: KEY};

export interface ModelIdentity {
  /** Equal only where all that bears on vectors is: 32 hexadecimal digits. */
  readonly fingerprint: string;
  /** Numbers of a vector, where they were counted before. */
  readonly length: number | null;
  /** Writes down what was found. */
  readonly remember: (length: number) => void;
}

/** Names a model by the bytes of its files and how they are used. */
export async function identify(
  folder: ClipFolder | TaggerFolder,
  device: Device,
  cache: string | null,
  signal?: AbortSignal,
): Promise<ModelIdentity> {
  const paths = folder.kind === 'clip' ? [...new Set([folder.text, folder.image])] : [folder.model];
  const known = paths.map(path => recall(path, cache));
  const digests: Buffer[] = [];
  for (const [i, path] of paths.entries()) digests.push(known[i]?.digest ?? (await digestOf(path, signal)));
  const {dtype} = folder;
  const how =
    folder.kind === 'clip'
      ? [folder.preprocessing, folder.positions, ...(await tableOf(folder, signal))]
      : folder.layout === 'wd'
        ? [folder.tags]
        : [folder.tags, folder.layout];
  const recipe = [digests.map(digest => digest.toString('hex')), dtype, ...how, device];
  const remember = (length: number): void => {
    for (const [i, path] of paths.entries()) {
      const digest = digests[i];
      if (digest !== undefined && known[i]?.length !== length) keep(path, {digest, length}, cache);
    }
  };
  return {
    fingerprint: createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 32),
    length: known.at(-1)?.length ?? null,
    remember,
  };
}

/** Of another vocabulary than CLIP's own, what it is made of. */
async function tableOf({tokenizer}: ClipFolder, signal: AbortSignal | undefined): Promise<string[]> {
  return tokenizer === null ? [] : [(await digestOf(tokenizer, signal)).toString('hex')];
}

async function digestOf(path: string, signal: AbortSignal | undefined): Promise<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest();
}

interface Known {
  readonly digest: Buffer;
  readonly length: number;
}

function keyOf(path: string): Buffer {
  const {size, mtimeNs, ino} = statSync(path, {bigint: true});
  return createHash('sha1').update(`${size} ${mtimeNs} ${ino} ${path}`).digest();
}

function recall(path: string, cache: string | null): Known | null {
  if (cache === null) return null;
  const segments = openSegments(cache, MODELS);
  try {
    for (const found of segments.find(keyOf(path)).toReversed()) {
      const bytes = Buffer.from(found);
      if (bytes.readUInt32LE(bytes.length - CHECK) !== crc32(bytes.subarray(0, -CHECK))) continue;
      return {digest: bytes.subarray(KEY, KEY + DIGEST), length: bytes.readUInt32LE(KEY + DIGEST)};
    }
    return null;
  } finally {
    segments.close();
  }
}

function keep(path: string, {digest, length}: Known, cache: string | null): void {
  if (cache === null) return;
  const record = Buffer.alloc(MODELS.recordBytes);
  keyOf(path).copy(record);
  digest.copy(record, KEY);
  record.writeUInt32LE(length, KEY + DIGEST);
  record.writeUInt32LE(crc32(record.subarray(0, -CHECK)), record.length - CHECK);
  try {
    mkdirSync(cache, {recursive: true});
    const segments = openSegments(cache, MODELS);
    segments.write([record]);
    segments.close();
  } catch {
    // Without a place to keep it, the next run hashes the file again.
  }
}
