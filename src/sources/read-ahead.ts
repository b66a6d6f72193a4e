import {existsSync} from 'node:fs';
import {on} from 'node:events';
import {fileURLToPath} from 'node:url';
import type {NoteCode} from './notes.ts';
import type {FileBatch, FilesToRead, ReadOrder} from './read-worker.ts';
import type {InspectedImage} from './signature.ts';

/** From this many files on a second thread is worth its start. */
const MANY = 20_000;

/** What lies in a pair of files. */
export interface ReadFiles {
  /** Null without a caption file; a note when it could not be read. */
  readonly caption: Uint8Array | NoteCode | null;
  /** Null without an image file. */
  readonly image: InspectedImage | NoteCode | null;
}

/**
 * Reads files in a thread of its own, a few batches ahead, while this one parses: opening small files is half the cost of a
 * large folder. Null where it is not worth it, or where the thread's program is not beside this one (it is built with the
 * package); the files are then read one by one.
 */
export function readAhead(
  files: readonly FilesToRead[],
  mostCaptionBytes: number,
  signal: AbortSignal | undefined,
): AsyncIterable<readonly ReadFiles[]> | null {
  const program = fileURLToPath(new URL('./read-worker.cjs', import.meta.url));
  return files.length < MANY || !existsSync(program) ? null : batches(program, {files, mostCaptionBytes}, signal);
}

interface Asked {
  readonly files: readonly FilesToRead[];
  readonly mostCaptionBytes: number;
}

async function* batches(
  program: string,
  {files, mostCaptionBytes}: Asked,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ReadFiles[]> {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const paths = files.flatMap(({caption, image}) => [caption ?? '', image ?? '']).join('\0');
  const order: ReadOrder = {paths, mostCaptionBytes, taken};
  const {Worker} = await import('node:worker_threads');
  const worker = new Worker(program, {workerData: order});
  try {
    let left = files.length;
    for await (const [batch] of on(worker, 'message', signal === undefined ? {} : {signal})) {
      const read = unpack(batch as FileBatch);
      left -= read.length;
      yield read;
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
      if (left === 0) return;
    }
  } finally {
    await worker.terminate();
  }
}

const FINE: InspectedImage = {notes: []};

function unpack({bytes, ends, captions, images}: FileBatch): ReadFiles[] {
  return Array.from(ends, (end, i) => {
    const image = images.get(i);
    return {
      caption: captions.get(i) ?? (captions.has(i) ? null : bytes.subarray(ends[i - 1] ?? 0, end)),
      image: image === undefined ? FINE : image,
    };
  });
}
