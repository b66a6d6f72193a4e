import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {contentIdOf} from './content-id.ts';
import {decode, type Decoded, type OpenSharp, type Reserve} from './decode.ts';
import type {FileFacts} from './fingerprint-cache.ts';
import {fingerprint} from './fingerprint.ts';
import {canFit, type Fit, fit, pixelsBetween} from './fit.ts';
import {pixelDigest} from './pixel-digest.ts';
import type {ImagePolicy} from './policy.ts';
import type {ImageFailure, ImageRecord} from './record.ts';
import {sniff} from './sniff.ts';

/** An image to look at: a file on disk, or bytes that were had otherwise. */
export interface ImageTask {
  readonly kind: 'fingerprint' | 'pixels' | 'fit';
  /** The extension counts. */
  readonly name: string;
  readonly source: string | Uint8Array;
  /** Of `fit`: the size that a model wants. */
  readonly fit?: Fit;
}

export interface TaskResult {
  readonly record: ImageRecord | null;
  /** Of a file on disk that did not change while it was read. */
  readonly facts: FileFacts | null;
  /** Answer to `pixels`; null where it cannot be decoded. */
  readonly pixels: string | null;
  /** Answer to `fit`: planes of red, green and blue; absent where it cannot be decoded. */
  readonly planes?: Uint8Array;
}

export interface Means {
  readonly policy: ImagePolicy;
  readonly open: OpenSharp;
  /** Waits for memory, of which all is given back when the task is done. */
  readonly reserve: Reserve;
  readonly giveBack: () => void;
  /** What was found out before about some bytes. */
  readonly remembered: (contentId: string) => ImageRecord | null;
}

/** Does one task; whatever the file holds, there is an answer. */
export async function carryOut(task: ImageTask, means: Means): Promise<TaskResult> {
  try {
    return await answer(task, means);
  } finally {
    means.giveBack();
  }
}

async function answer({kind, name, source, fit: wanted}: ImageTask, means: Means): Promise<TaskResult> {
  const read = bytesOf(source, means.policy.maxBytes);
  if ('state' in read) return {record: read, facts: null, pixels: null};
  const {bytes, facts} = read;
  if (kind === 'pixels') return {record: null, facts: null, pixels: await pixelsOf(bytes, name, means)};
  if (kind === 'fit') return {record: null, facts: null, pixels: null, ...(await fitted(bytes, name, wanted, means))};
  const {policy, open, reserve} = means;
  // Bytes that were seen under another name, or in a Git revision, are known.
  const contentId = contentIdOf(bytes);
  const record = means.remembered(contentId) ?? (await fingerprint({bytes, name, contentId}, policy, open, reserve));
  return {record, facts, pixels: null};
}

async function pixelsOf(bytes: Uint8Array, name: string, means: Means): Promise<string | null> {
  const decoded = await allPixels(bytes, name, means);
  return decoded === null ? null : pixelDigest(decoded.stored);
}

/** What a model sees is what the trainer sees, at the model's size. */
async function fitted(
  bytes: Uint8Array,
  name: string,
  wanted: Fit | undefined,
  means: Means,
): Promise<{readonly planes?: Uint8Array}> {
  const decoded = wanted === undefined ? null : await allPixels(bytes, name, means);
  if (decoded === null || wanted === undefined) return {};
  const raster = 'square' in wanted ? decoded.stored : decoded.raster;
  if (!canFit(raster, wanted)) return {};
  means.reserve(pixelsBetween(raster, wanted));
  return {planes: fit(raster, wanted)};
}

/** All pixels; null where there are none. */
async function allPixels(bytes: Uint8Array, name: string, {policy, open, reserve}: Means): Promise<Decoded | null> {
  const sniffed = sniff(bytes, name);
  if (sniffed.kind !== 'image') return null;
  const decoded = await decode({bytes, format: sniffed.format}, {...policy, mode: 'exact'}, open, reserve);
  return 'state' in decoded ? null : decoded;
}

interface ReadFile {
  readonly bytes: Uint8Array;
  /** Null where it does not lie on disk. */
  readonly facts: FileFacts | null;
}

/** What lies in Git or in an archive has the same limit as what lies on disk. */
function bytesOf(source: ImageTask['source'], mostBytes: number): ReadFile | ImageFailure {
  if (typeof source === 'string') return readFile(source, mostBytes);
  return source.length > mostBytes ? tooLarge(source.length) : {bytes: source, facts: null};
}

function tooLarge(bytes: number): ImageFailure {
  return {state: 'too-large', contentId: null, detail: `${Math.ceil(bytes / 2 ** 20)} MiB`};
}

/** Reads a whole file, twice when it changes meanwhile. */
function readFile(path: string, mostBytes: number): ReadFile | ImageFailure {
  try {
    const read = readOnce(path, mostBytes) ?? readOnce(path, mostBytes);
    return read ?? {state: 'changed', contentId: null, detail: ''};
  } catch (error) {
    const code = (error as {readonly code?: unknown}).code;
    return {state: 'unreadable', contentId: null, detail: typeof code === 'string' ? code : ''};
  }
}

/** Null when size or time changed while it was read. */
function readOnce(path: string, mostBytes: number): ReadFile | ImageFailure | null {
  const file = openSync(path, 'r');
  try {
    const before = fstatSync(file, {bigint: true});
    if (!before.isFile()) return {state: 'unreadable', contentId: null, detail: 'it is no file'};
    if (before.size > BigInt(mostBytes)) return tooLarge(Number(before.size));
    const bytes = new Uint8Array(Number(before.size));
    let got = 0;
    for (let more = 1; more > 0 && got < bytes.length; got += more)
      more = readSync(file, bytes, got, bytes.length - got, got);
    const after = fstatSync(file, {bigint: true});
    if (got < bytes.length || after.size !== before.size || after.mtimeNs !== before.mtimeNs) return null;
    return {bytes, facts: {path, size: before.size, mtimeNs: before.mtimeNs, inode: before.ino}};
  } finally {
    closeSync(file);
  }
}
