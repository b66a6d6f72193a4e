import {createHash} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {contentIdOf} from '../../engines/image/content-id.ts';
import {HEAD_BYTES, type LfsContent, type LfsContents, type LfsPointer} from '../../engines/image/lfs-contents.ts';
import {isPointer} from '../../sources/decode.ts';
import type {Smudge} from '../../sources/listed-medium.ts';
import {byteText} from '../../sources/single-bytes.ts';

/** Larger contents would not be decoded anyway. */
const LARGEST = 64 * 1024 * 1024;
/** A pointer is shorter than this. */
const POINTER_BYTES = 1024;

/** What pointers of Git LFS stand for, as far as it can be had. */
export interface LfsFiles extends Smudge {
  /** Null for bytes that are no pointer. */
  pointer(bytes: Uint8Array): LfsPointer | null;
  /** What was seen of the file, now or by an earlier run; null where neither is so. */
  seen(pointer: LfsPointer): LfsContent | null;
  /** Whether the checkout holds a file for it, which was not looked into. */
  isHere(pointer: LfsPointer): boolean;
}

/**
 * Files that the checkout keeps in a folder, and what earlier runs kept of others. Those are asked first, so that a run that knows all
 * images reads none; but only bytes whose size and SHA-256 are the pointer's are ever kept.
 */
export function lfsFiles(folder: string, contents: Pick<LfsContents, 'find' | 'remember'> | null): LfsFiles {
  const known = new Map<string, LfsContent | null>();
  const look = (pointer: LfsPointer): LfsContent | null => {
    const bytes = contentOf(folder, pointer);
    // A pointer to a pointer is no image, and its begin would not tell.
    if (bytes === null || pointerIn(bytes) !== null) return null;
    const content = {blob: contentIdOf(bytes), head: Uint8Array.from(bytes.subarray(0, HEAD_BYTES))};
    contents?.remember(pointer, content);
    return content;
  };
  const seen = (pointer: LfsPointer): LfsContent | null => {
    const name = `${pointer.oid} ${pointer.size}`;
    const before = known.get(name);
    const content = before === undefined ? (contents?.find(pointer) ?? look(pointer)) : before;
    if (before === undefined) known.set(name, content);
    return content;
  };
  const seenBehind = (bytes: Uint8Array): LfsContent | null => {
    const pointer = pointerIn(bytes);
    return pointer === null ? null : seen(pointer);
  };
  return {
    seen,
    pointer: pointerIn,
    isHere: pointer => sizeOf(pathOf(folder, pointer)) === pointer.size,
    whole: bytes => {
      const pointer = pointerIn(bytes);
      return pointer === null ? bytes : (contentOf(folder, pointer) ?? bytes);
    },
    head: bytes => seenBehind(bytes)?.head ?? bytes,
    blob: bytes => seenBehind(bytes)?.blob ?? null,
  };
}

function pointerIn(bytes: Uint8Array): LfsPointer | null {
  if (bytes.length >= POINTER_BYTES) return null;
  const text = byteText(bytes);
  const [, oid] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
  const [, size] = /^size (\d{1,15})$/m.exec(text) ?? [];
  return isPointer(text) && oid !== undefined && size !== undefined ? {oid, size: Number(size)} : null;
}

/** The file behind a pointer; null where it is not here, or is not what the pointer says. */
function contentOf(folder: string, pointer: LfsPointer): Uint8Array | null {
  const {oid, size} = pointer;
  const path = pathOf(folder, pointer);
  if (size > LARGEST || sizeOf(path) !== size) return null;
  const bytes = readFileSync(path);
  return createHash('sha256').update(bytes).digest('hex') === oid ? bytes : null;
}

function pathOf(folder: string, {oid}: LfsPointer): string {
  return join(folder, 'objects', oid.slice(0, 2), oid.slice(2, 4), oid);
}

/** Null where there is no file. */
function sizeOf(path: string): number | null {
  const found = statSync(path, {throwIfNoEntry: false});
  return found?.isFile() === true ? found.size : null;
}
