import {createHash} from 'node:crypto';
import {createReadStream, existsSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {type Dtype, DTYPES, SUFFIXES} from '../../config/models.ts';
import type {LockedModel} from './model-lock.ts';

interface VerifyOptions {
  /** Only these weights; of all that are locked, those that are here when absent. */
  readonly dtype?: Dtype;
  readonly signal?: AbortSignal | undefined;
}

/** Files of a folder that are not what was locked, with what is wrong with them. Weights that nobody fetched here are not. */
export async function verifyModel(
  folder: string,
  {files}: LockedModel,
  {dtype, signal}: VerifyOptions = {},
): Promise<{readonly file: string; readonly why: string}[]> {
  const wrong: {file: string; why: string}[] = [];
  const here = dtypesIn(Object.keys(files).filter(file => existsSync(join(folder, file))));
  const asked = dtype === undefined ? here : new Set([dtype]);
  for (const [file, {bytes, sha256}] of Object.entries(files)) {
    const own = dtypeOf(file);
    // A folder without any weights lacks all of them.
    if (own !== null && asked.size > 0 && !asked.has(own)) continue;
    const path = join(folder, file);
    const size = statSync(path, {throwIfNoEntry: false})?.size;
    if (size === undefined) wrong.push({file, why: 'is missing'});
    else if (size !== bytes) wrong.push({file, why: `has ${size} bytes instead of ${bytes}`});
    else if ((await digestOf(path, signal)) !== sha256) wrong.push({file, why: 'holds other bytes'});
  }
  return wrong;
}

function dtypesIn(files: readonly string[]): ReadonlySet<Dtype> {
  return new Set(files.flatMap(file => dtypeOf(file) ?? []));
}

/** In what the weights of a file are kept; null of what holds none. */
function dtypeOf(file: string): Dtype | null {
  const [, name] = /([^/]*)\.onnx(?:_data)?$/.exec(file) ?? [];
  if (name === undefined) return null;
  return DTYPES.find(dtype => SUFFIXES[dtype] !== '' && name.endsWith(SUFFIXES[dtype])) ?? 'fp32';
}

async function digestOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
