import {createHash} from 'node:crypto';
import {createReadStream, statSync} from 'node:fs';
import {join} from 'node:path';
import type {LockedModel} from './model-lock.ts';

/** Files of a folder that are not what was locked, with what is wrong with them. */
export async function verifyModel(
  folder: string,
  {files}: LockedModel,
  signal?: AbortSignal,
): Promise<{readonly file: string; readonly why: string}[]> {
  const wrong: {file: string; why: string}[] = [];
  for (const [file, {bytes, sha256}] of Object.entries(files)) {
    const path = join(folder, file);
    const size = statSync(path, {throwIfNoEntry: false})?.size;
    if (size === undefined) wrong.push({file, why: 'is missing'});
    else if (size !== bytes) wrong.push({file, why: `has ${size} bytes instead of ${bytes}`});
    else if ((await digestOf(path, signal)) !== sha256) wrong.push({file, why: 'holds other bytes'});
  }
  return wrong;
}

async function digestOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
