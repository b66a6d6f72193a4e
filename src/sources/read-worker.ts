// The program of the thread that read-ahead.ts starts: it reads files in order and is never far ahead of its reader.
import {closeSync, openSync, readSync} from 'node:fs';
import {parentPort, workerData} from 'node:worker_threads';
import {HEAD, inspectImage, type InspectedImage} from './signature.ts';
import {extension} from './tree.ts';

/** Absolute paths; null where there is no such file. */
export interface FilesToRead {
  readonly caption: string | null;
  readonly image: string | null;
}

export interface ReadOrder {
  /** Captions and images in turn, parted by NUL, which no path can hold: one text is handed over much faster than many. */
  readonly paths: string;
  /** No more of a caption is read. */
  readonly mostCaptionBytes: number;
  /** Batches that the reader is done with. */
  readonly taken: Int32Array;
}

/** Captions of some files one after the other, and what is special about any of them by its place in the batch. */
export interface FileBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Per file: where its caption ends in `bytes`. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** Captions that are not in `bytes`. */
  readonly captions: ReadonlyMap<number, 'file-unreadable' | null>;
  /** Images that are not simply fine. */
  readonly images: ReadonlyMap<number, InspectedImage | 'file-unreadable' | null>;
}

const BATCH_BYTES = 1 << 20;
/** A caption that may not fit into what is left of a batch starts the next one. */
const ROOM = 1 << 16;
const BATCHES_AHEAD = 4;

function* batchesOf({paths, mostCaptionBytes: most}: ReadOrder): Generator<FileBatch> {
  const files = paths.split('\0');
  const head = new Uint8Array(HEAD);
  for (let next = 0; next < files.length;) {
    let bytes = new Uint8Array(BATCH_BYTES);
    const ends: number[] = [];
    const captions = new Map<number, 'file-unreadable' | null>();
    const images = new Map<number, InspectedImage | 'file-unreadable' | null>();
    let end = 0;
    for (; next < files.length && bytes.length - end >= ROOM; next += 2) {
      const [caption = '', image = ''] = [files[next], files[next + 1]];
      const place = ends.length;
      if (caption === '') captions.set(place, null);
      else {
        const got = orUnreadable(() => readInto(caption, bytes, {from: end, most}));
        if (got === 'file-unreadable') captions.set(place, got);
        else if (typeof got === 'number') end += got;
        else {
          // Larger than the room that is left: the batch grows by this one and is full.
          bytes = joined(bytes.subarray(0, end), got);
          end = bytes.length;
        }
      }
      ends.push(end);
      const found = image === '' ? null : orUnreadable(() => inspectImage(extension(image), readStart(image, head)));
      if (found === null || found === 'file-unreadable' || found.notes.length > 0) images.set(place, found);
    }
    yield {bytes, ends: Uint32Array.from(ends), captions, images};
  }
}

/** How many bytes were read into the batch; the bytes themselves when there is no room for them. */
function readInto(path: string, batch: Uint8Array, {from, most}: {from: number; most: number}): number | Uint8Array {
  const room = batch.length - from;
  const file = openSync(path, 'r');
  try {
    const got = readSync(file, batch, from, Math.min(room, most), 0);
    if (got < room || most <= room) return got;
    const own = new Uint8Array(most);
    return own.subarray(0, readSync(file, own, 0, most, 0));
  } finally {
    closeSync(file);
  }
}

function readStart(path: string, head: Uint8Array): Uint8Array {
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** It was listed a moment ago: gone, or not ours to read. */
function orUnreadable<T>(read: () => T): T | 'file-unreadable' {
  try {
    return read();
  } catch {
    return 'file-unreadable';
  }
}

const order = workerData as ReadOrder;
const {taken} = order;
let sent = 0;
for (const batch of batchesOf(order)) {
  for (let done = Atomics.load(taken, 0); sent - done >= BATCHES_AHEAD; done = Atomics.load(taken, 0)) {
    Atomics.wait(taken, 0, done);
  }
  parentPort?.postMessage(batch, [batch.bytes.buffer, batch.ends.buffer]);
  sent++;
}
